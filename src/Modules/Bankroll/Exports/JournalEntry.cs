using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Exports;

/// <summary>An entry as a journal needs it, in the order of the ledger.</summary>
internal sealed record JournalEntry(Guid Id, Guid Account, EntryKind Kind, DateOnly Day, decimal Amount, decimal? Stated)
{
    public string? Note { get; init; }

    public string? Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Of one side of a transfer; null for other kinds.</summary>
    public OtherSide? Other { get; init; }
}

/// <summary>The other side of a transfer.</summary>
/// <param name="Amount">Signed, in its account's currency.</param>
/// <param name="IsEarlier">It has come already.</param>
/// <param name="IsApart">The later side's account states a balance between the two, or the day changes: one transaction cannot tell both.</param>
internal sealed record OtherSide(Guid Account, decimal Amount, bool IsEarlier, bool IsApart);
