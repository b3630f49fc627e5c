using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Data;

/// <summary>
/// One row per account holds every total of it, so that no page ever adds up the ledger. Written by the functions of the
/// schema (see docs/adr/0002); the <c>valued_*</c> columns may hold more digits than a decimal, so queries project, never load.
/// </summary>
internal sealed class AccountRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public AccountKind Kind { get; init; }

    public AssetType? AssetType { get; init; }

    public required string Currency { get; init; }

    public required string Name { get; init; }

    public int Position { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public long Entries { get; init; }

    public decimal Balance { get; init; }

    public decimal Deposited { get; init; }

    public decimal Withdrawn { get; init; }

    /// <summary>Net of transfers: what came from other accounts less what went to them.</summary>
    public decimal Transferred { get; init; }

    /// <summary>Sum of what balance updates found.</summary>
    public decimal Restated { get; init; }

    /// <summary>Results of sessions.</summary>
    public decimal Played { get; init; }

    public decimal Bonus { get; init; }

    /// <summary>Positive for money spent.</summary>
    public decimal Expenses { get; init; }

    /// <summary>Fees of transfers; positive for money spent.</summary>
    public decimal Fees { get; init; }

    public decimal Corrected { get; init; }

    /// <summary>The currency that the valued columns of this account and of its totals are in; null before the first overview.</summary>
    public string? ValuedIn { get; init; }

    /// <summary>Version of the exchange rates they were computed with.</summary>
    public long? ValuedVersion { get; init; }

    /// <summary>Each day's deposits at that day's rate.</summary>
    public decimal ValuedDeposited { get; init; }

    public decimal ValuedWithdrawn { get; init; }

    public decimal ValuedTransferred { get; init; }

    /// <summary>Deposits of days without a rate, in the account's own currency.</summary>
    public decimal UnvaluedDeposited { get; init; }

    public decimal UnvaluedWithdrawn { get; init; }
}

/// <summary>One dated fact about one account. The order of the ledger is (day, occurred_at, id), everywhere.</summary>
internal sealed class EntryRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public EntryKind Kind { get; init; }

    public DateOnly Day { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public decimal Amount { get; init; }

    public decimal? StatedBalance { get; init; }

    public string? Note { get; init; }

    /// <summary>Of a bonus, expense or correction.</summary>
    public string? Category { get; init; }

    public string[]? Tags { get; init; }

    /// <summary>The two sides of a transfer, and its fee, share it.</summary>
    public Guid? TransferId { get; init; }

    /// <summary>The import or the recurrence that made it; null for what a player entered.</summary>
    public Guid? OriginId { get; init; }

    /// <summary>Hash of an imported row and of how often it had occurred before: the same row is not imported twice.</summary>
    public Guid? RowKey { get; init; }

    /// <summary>PostgreSQL's xmin.</summary>
    public uint Version { get; init; }
}

/// <summary>What one account gained on one day, in one week (from its Monday) or in one month (from its first): plain sums.</summary>
internal sealed class TotalRow
{
    public Guid OwnerId { get; init; }

    public Grain Grain { get; init; }

    public Guid AccountId { get; init; }

    public DateOnly Day { get; init; }

    public int Entries { get; init; }

    public decimal Net { get; init; }

    public decimal Deposited { get; init; }

    public decimal Withdrawn { get; init; }

    public decimal Restated { get; init; }

    public decimal Transferred { get; init; }

    public decimal Played { get; init; }

    public decimal Bonus { get; init; }

    public decimal Expenses { get; init; }

    public decimal Fees { get; init; }

    public decimal Corrected { get; init; }

    public decimal ValuedDeposited { get; init; }

    public decimal ValuedWithdrawn { get; init; }

    public decimal ValuedTransferred { get; init; }

    public decimal ValuedRestated { get; init; }

    public decimal ValuedPlayed { get; init; }

    public decimal ValuedBonus { get; init; }

    public decimal ValuedExpenses { get; init; }

    public decimal ValuedFees { get; init; }

    public decimal ValuedCorrected { get; init; }

    /// <summary>Deposits of days without a rate, in the account's own currency.</summary>
    public decimal UnvaluedDeposited { get; init; }

    public decimal UnvaluedWithdrawn { get; init; }

    /// <summary>Results of every kind on days without a rate, in the account's own currency.</summary>
    public decimal UnvaluedResult { get; init; }
}

/// <summary>How long a time one row of totals covers. The numbers are stored.</summary>
internal enum Grain
{
    Day = 0,
    Week = 1,
    Month = 2,
}

/// <summary>One change of an entry: null before is a restoration, null after a deletion.</summary>
internal sealed class RevisionRow
{
    public Guid OwnerId { get; init; }

    public Guid EntryId { get; init; }

    /// <summary>1 is the entry's first change.</summary>
    public int Number { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Changes that were made, and are undone, together.</summary>
    public Guid? BatchId { get; init; }
}

/// <summary>What a write with some idempotency key came to, so that a repeat can be answered with the first result.</summary>
internal sealed class RequestRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    /// <summary>Fingerprint of what was asked for: the same key with another content is refused.</summary>
    public long Fingerprint { get; init; }

    /// <summary>The entry or account it wrote.</summary>
    public Guid ResultId { get; init; }

    public DateTimeOffset At { get; init; }
}
