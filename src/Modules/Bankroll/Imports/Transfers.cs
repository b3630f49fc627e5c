using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The transfers of a file: their rows come and go together.</summary>
internal sealed class Transfers
{
    private readonly Dictionary<UInt128, Transfer> _byName = [];

    public IEnumerable<Transfer> All => _byName.Values;

    public void Add(UInt128 name, int row, string place, ImportedRow entry, UInt128 hash)
    {
        var transfer = Of(name);
        transfer.Rows.Add((row, place));
        transfer.Hash += hash;
        if (entry.Kind is EntryKind.Transfer)
        {
            var side = new TransferSide(entry.Account.Id, entry.Day, new Money(entry.Amount, entry.Account.Currency.Code));
            transfer.TakeSide(side);
        }
    }

    /// <summary>One of its rows cannot be read, so none of them can be imported.</summary>
    public void Spoil(UInt128 name) => Of(name).IsSpoiled = true;

    private Transfer Of(UInt128 name) => _byName.TryGetValue(name, out var known) ? known : _byName[name] = new();
}

internal readonly record struct TransferSide(Guid Account, DateOnly Day, Money Amount);

/// <summary>Two rows, one where money leaves and one where it arrives, and any fees.</summary>
internal sealed class Transfer
{
    private TransferSide? _from;
    private TransferSide? _to;
    private int _sides;

    public List<(int Row, string Place)> Rows { get; } = [];

    /// <summary>Of all its rows, in any order.</summary>
    public UInt128 Hash { get; set; }

    public bool IsSpoiled { get; set; }

    public void TakeSide(TransferSide side)
    {
        _sides++;
        if (side.Amount.IsNegative)
        {
            _from = side;
        }
        else
        {
            _to = side;
        }
    }

    /// <summary>Null if it is whole.</summary>
    public string? Problem()
    {
        if (IsSpoiled)
        {
            return "Another row of this transfer has an error.";
        }

        if (_sides != 2 || _from is not { } from || _to is not { } to || from.Account == to.Account || from.Day != to.Day)
        {
            return "A transfer has one row that leaves an account and one that arrives at another on the same day. Give both the same transfer, and no other row.";
        }

        return from.Amount.Currency == to.Amount.Currency && from.Amount.Amount != -to.Amount.Amount
            ? "In one currency what leaves also arrives. Make what got lost a row of its own, of the kind fee."
            : null;
    }
}
