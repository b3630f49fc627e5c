namespace StakeEasy.Recommendations.Contracts;

/// <summary>What there may be to do. The numbers are stored.</summary>
public enum ActionKind
{
    /// <summary>The bankroll no longer holds the buy-ins that the stake played asks for.</summary>
    MoveDown = 1,

    /// <summary>Nobody has stated an account's balance for a long time.</summary>
    StaleBalance = 2,

    TooMuchOnOneSite = 3,

    TooMuchInOneCurrency = 4,

    /// <summary>What was played stands far below its highest point.</summary>
    Downswing = 5,

    /// <summary>Exchange rates that should have been published are missing.</summary>
    RatesOverdue = 6,

    /// <summary>A recurring entry was refused, and has been paused since.</summary>
    RecurringRefused = 7,

    GoalDue = 8,

    SessionLeftRunning = 9,

    /// <summary>Money without an exchange rate is missing from the bankroll.</summary>
    NotConverted = 10,

    BackupOverdue = 11,
}
