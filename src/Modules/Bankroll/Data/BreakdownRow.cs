namespace StakeEasy.Bankroll.Data;

/// <summary>
/// What came of one value of one dimension in one month and currency: additive, so that reports never scan the ledger. Sessions count
/// into each dimension but the last; bonuses, expenses and corrections into the last.
/// </summary>
internal sealed class BreakdownRow
{
    public Guid OwnerId { get; init; }

    public Dimension Dimension { get; init; }

    /// <summary>The account's id, the game, the stake, the venue (empty for none), 1 to 7 from Monday, or kind:category.</summary>
    public required string Key { get; init; }

    public required string Currency { get; init; }

    /// <summary>The first of the month of the entry's day.</summary>
    public DateOnly Month { get; init; }

    public int Entries { get; init; }

    public decimal Amount { get; init; }

    /// <summary>Each entry at its day's rate, in the currency the accounts are valued in.</summary>
    public decimal Valued { get; init; }

    /// <summary>What had no rate, in its own currency.</summary>
    public decimal Unvalued { get; init; }

    public int Wins { get; init; }

    /// <summary>Sum of the positive results of sessions; what they lost is the rest of <see cref="Amount"/>.</summary>
    public decimal Won { get; init; }

    /// <summary>The same of <see cref="Valued"/>.</summary>
    public decimal ValuedWon { get; init; }

    public long Minutes { get; init; }

    public long Hands { get; init; }

    /// <summary>Sum of the squares of the valued results.</summary>
    public decimal ValuedSquares { get; init; }

    /// <summary>Sum of each valued result squared over its hours: what the deviation of sessions of unequal length is made of.</summary>
    public decimal ValuedSquaresPerHour { get; init; }

    /// <summary>Buy-ins, rebuys and add-ons.</summary>
    public decimal ValuedCost { get; init; }

    /// <summary>Sessions with blinds and hands: only these count into the columns that follow.</summary>
    public int BlindSessions { get; init; }

    public long BlindHands { get; init; }

    /// <summary>Results in big blinds.</summary>
    public decimal BigBlinds { get; init; }

    /// <summary>Sum of each result in big blinds squared over its hundreds of hands.</summary>
    public decimal BigBlindSquaresPerHundred { get; init; }
}

/// <summary>By what results are broken down. The numbers are stored.</summary>
internal enum Dimension
{
    AllSessions = 1,
    Account = 2,
    Format = 3,
    Game = 4,
    Stake = 5,
    Venue = 6,
    Weekday = 7,
    Category = 8,
}
