namespace StakeEasy.Bankroll.Data;

/// <summary>
/// What came of a month's entries, remembered by the first page that needed it, for figures that cannot be kept up to date one entry at a time.
/// True for as long as the rows it is made from bear the stamp (their xmin): whatever changes an entry writes those rows, too.
/// </summary>
internal sealed class RememberedMonthRow
{
    public Guid OwnerId { get; init; }

    public RememberedTopic Topic { get; init; }

    /// <summary>The format of sessions, the account, or the dimension.</summary>
    public required string Key { get; init; }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; init; }

    public required string Stamp { get; init; }

    public required string Value { get; init; }
}

/// <summary>What is remembered of months. The numbers are stored.</summary>
internal enum RememberedTopic
{
    /// <summary>The stretch of all its sessions, by format.</summary>
    Sessions = 1,

    /// <summary>The stretches of its days, by format.</summary>
    DaysOfSessions = 2,

    /// <summary>What transfers moved between an account and each other one, by day.</summary>
    Moves = 3,

    /// <summary>Its breakdowns by day, by dimension.</summary>
    DaysOfBreakdowns = 4,
}
