using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Tests.Histories;

/// <summary>What an entry was asked to say.</summary>
/// <param name="Amount">Signed; of a balance update the balance it states.</param>
internal sealed record Fact(Guid Id, AccountId Account, EntryKind Kind, DateOnly Day, decimal Amount, Guid? Transfer = null);

/// <summary>A fact told in the order of the ledger.</summary>
/// <param name="Came">What it added to the balance.</param>
internal sealed record Told(Fact Fact, decimal Came, decimal BalanceAfter);

/// <summary>
/// The ledger as anybody would keep it on paper: a list of what stands, a list of what was crossed out, everything else added up from
/// scratch. Shares no code with the program.
/// </summary>
internal sealed class ReferenceLedger
{
    private readonly Dictionary<Guid, Fact> _standing = [];
    private readonly Dictionary<Guid, (Fact Fact, Guid Deletion)> _deleted = [];

    /// <summary>Every entry there ever was, in the order in which they first came.</summary>
    public List<Guid> Ever { get; } = [];

    public Fact? Find(Guid id) => _standing.GetValueOrDefault(id);

    public bool IsDeleted(Guid id) => _deleted.ContainsKey(id);

    public void Put(params IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            _standing[fact.Id] = fact;
            _deleted.Remove(fact.Id);
            if (!Ever.Contains(fact.Id))
            {
                Ever.Add(fact.Id);
            }
        }
    }

    /// <summary>What a transfer says from now on; a fee it no longer has is gone for good.</summary>
    public void PutTransfer(Guid transfer, params IEnumerable<Fact> facts)
    {
        foreach (var side in _standing.Values.Where(f => f.Transfer == transfer).ToList())
        {
            _standing.Remove(side.Id);
        }

        Put(facts);
    }

    public void Delete(IEnumerable<Guid> ids, Guid deletion)
    {
        var transfers = ids.Select(Find).Select(f => f?.Transfer).OfType<Guid>().ToHashSet();
        foreach (var fact in _standing.Values.Where(f => ids.Contains(f.Id) || (f.Transfer is { } t && transfers.Contains(t))).ToList())
        {
            _standing.Remove(fact.Id);
            _deleted[fact.Id] = (fact, deletion);
        }
    }

    /// <summary>With its whole transfer.</summary>
    public void Restore(Guid id)
    {
        var (fact, deletion) = _deleted[id];
        Put([.. _deleted.Values.Where(d => d.Fact.Id == id || (fact.Transfer is not null && d.Fact.Transfer == fact.Transfer && d.Deletion == deletion)).Select(d => d.Fact)]);
    }

    public void RestoreAll(Guid deletion) => Put([.. _deleted.Values.Where(d => d.Deletion == deletion).Select(d => d.Fact)]);

    /// <summary>One account's facts, oldest first.</summary>
    /// <param name="account">Which.</param>
    /// <param name="at">Where within its day the ledger placed an entry.</param>
    public List<Told> Tell(AccountId account, Func<Guid, DateTimeOffset> at)
    {
        var balance = 0m;
        var told = new List<Told>();
        foreach (var fact in _standing.Values.Where(f => f.Account == account).OrderBy(f => f.Day).ThenBy(f => at(f.Id)).ThenBy(f => f.Id))
        {
            var after = fact.Kind is EntryKind.BalanceUpdate ? fact.Amount : balance + fact.Amount;
            told.Add(new(fact, after - balance, after));
            balance = after;
        }

        return told;
    }
}
