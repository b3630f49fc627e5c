namespace StakeEasy.Bankroll.Reports;

/// <summary>How the running result of a stretch went up and down. All amounts are from the start of the stretch, all places counted from 0.</summary>
/// <param name="Sum">Where it ended.</param>
/// <param name="Peak">The highest it was; zero at first.</param>
/// <param name="AfterPeak">The session after the latest time it was there.</param>
/// <param name="AfterPeakSession">Null if that is the first one after the stretch.</param>
/// <param name="Low">The lowest it was after a session, the first time.</param>
/// <param name="SinceLow">The highest it was from there on.</param>
/// <param name="Fall">The deepest it fell below a peak before; the earliest of equals.</param>
/// <param name="SinceFall">The highest it was from the bottom of that fall on.</param>
internal readonly record struct Swing(
    decimal Sum, decimal Peak, int AfterPeak, PlayedSession? AfterPeakSession, decimal Low, int LowAt, PlayedSession LowSession, decimal SinceLow, Fall Fall, decimal SinceFall)
{
    public static Swing Of(PlayedSession one, decimal result) => new(
        result, Math.Max(result, 0m), result >= 0m ? 1 : 0, result >= 0m ? null : one, result, 0, one, result,
        result < 0m ? new(-result, 0m, 0, one, 0, one) : default, result);

    /// <summary>Whether the peak before the deepest fall was reached again.</summary>
    public bool IsMadeGood => SinceFall >= Fall.Peak;

    /// <param name="sessions">How many this one is of.</param>
    /// <param name="next">Of the sessions right after.</param>
    /// <param name="first">Of those.</param>
    public Swing Then(int sessions, Swing next, PlayedSession first)
    {
        var top = Sum + next.Peak;
        var isHigher = top >= Peak;
        var isLower = Sum + next.Low < Low;
        var (fall, since) = Deepest(sessions, next, first);
        return new(
            Sum + next.Sum,
            isHigher ? top : Peak,
            isHigher ? sessions + next.AfterPeak : AfterPeak,
            isHigher ? next.AfterPeakSession : AfterPeakSession ?? first,
            isLower ? Sum + next.Low : Low,
            isLower ? sessions + next.LowAt : LowAt,
            isLower ? next.LowSession : LowSession,
            isLower ? Sum + next.SinceLow : Math.Max(SinceLow, top),
            fall,
            since);
    }

    private (Fall Fall, decimal Since) Deepest(int sessions, Swing next, PlayedSession first)
    {
        var (deepest, since) = (Fall, Math.Max(SinceFall, Sum + next.Peak));
        if (Peak - (Sum + next.Low) is var across && across > deepest.Depth)
        {
            (deepest, since) = (new(across, Peak, AfterPeak, AfterPeakSession ?? first, sessions + next.LowAt, next.LowSession), Sum + next.SinceLow);
        }

        // To the same bottom from a peak as high: the later peak is the one it fell from.
        var within = next.Fall.After(sessions, Sum);
        return within.Depth > deepest.Depth || (within.Depth == deepest.Depth && within.Depth > 0m && within.To == deepest.To)
            ? (within, Sum + next.SinceFall)
            : (deepest, since);
    }
}

/// <summary>From a peak down: the sessions from the first after it to the one at the bottom.</summary>
/// <param name="Depth">Positive; zero if it never fell.</param>
/// <param name="Peak">Where it fell from.</param>
internal readonly record struct Fall(decimal Depth, decimal Peak, int From, PlayedSession FromSession, int To, PlayedSession ToSession)
{
    /// <summary>The same in a stretch that began so many sessions earlier, and so much lower.</summary>
    public Fall After(int sessions, decimal sum) => this with { Peak = sum + Peak, From = sessions + From, To = sessions + To };
}
