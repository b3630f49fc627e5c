using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;

namespace StakeEasy.Bankroll.Demo;

/// <summary>When an entry of the demo ledger happens.</summary>
internal sealed record DemoMoment(DateOnly Day, DateTimeOffset At, DateTimeOffset Written);

/// <summary>What the demo player has in each account so far.</summary>
internal sealed class DemoPurse(IReadOnlyList<Guid> ids)
{
    private readonly decimal[] _balances = new decimal[ids.Count];

    /// <summary>The account that was looked at last.</summary>
    public int Last { get; private set; }

    public decimal In(int account)
    {
        Last = account;
        return _balances[account];
    }

    public Guid IdOf(int account) => ids[account];

    public EntryDraft Put(int account, EntryKind kind, decimal amount, DemoMoment moment, SessionRow? session = null)
    {
        Last = account;
        _balances[account] += amount;
        return new(session?.Id ?? Guid.CreateVersion7(moment.At), ids[account], kind, amount, moment.Day, moment.At, moment.Written)
        {
            Session = session,
            Note = session?.Note,
            Tags = session?.Tags,
        };
    }
}
