namespace StakeEasy.Bankroll.Reports;

/// <summary>From how much on a statistic is shown; below that it would mislead, and "not enough data" is said instead.</summary>
internal static class EnoughData
{
    /// <summary>For a rate, a share of wins or a return: fewer sessions are an anecdote.</summary>
    public const int Sessions = 5;

    /// <summary>For a deviation, and the interval made of it: it is itself off by about a quarter at ten.</summary>
    public const int SessionsForDeviation = 10;

    /// <summary>For an hourly rate.</summary>
    public const int Hours = 5;

    /// <summary>For big blinds per hundred hands.</summary>
    public const int Hands = 500;
}
