using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Reports;

/// <summary>What depends on the order of sessions. They come oldest first.</summary>
internal static class Runs
{
    /// <summary>The longest unbroken row of sessions for which this holds; the earliest of equals, null for none.</summary>
    public static SessionRun? Longest(IReadOnlyList<(DateOnly Day, decimal Result)> sessions, Func<decimal, bool> counts)
    {
        SessionRun? longest = null;
        for (int i = 0, start = 0; i < sessions.Count; i++)
        {
            if (!counts(sessions[i].Result))
            {
                start = i + 1;
            }
            else if (i - start + 1 > (longest?.Sessions ?? 0))
            {
                longest = new(i - start + 1, sessions[start].Day, sessions[i].Day);
            }
        }

        return longest;
    }

    /// <summary>The deepest fall of the running result below its highest point so far, which is zero at first; null if it never fell.</summary>
    public static Downswing? Worst(IReadOnlyList<(DateOnly Day, decimal Result)> sessions)
    {
        decimal sum = 0m, peak = 0m, deepest = 0m, peakThen = 0m;
        int afterPeak = 0, from = 0, to = -1;
        DateOnly? recovered = null;
        for (var i = 0; i < sessions.Count; i++)
        {
            sum += sessions[i].Result;
            if (sum >= peak)
            {
                (peak, afterPeak) = (sum, i + 1);
            }
            else if (peak - sum > deepest)
            {
                (deepest, from, to, peakThen, recovered) = (peak - sum, afterPeak, i, peak, null);
            }

            if (to >= 0 && recovered is null && sum >= peakThen)
            {
                recovered = sessions[i].Day;
            }
        }

        return to < 0 ? null : new(deepest, to - from + 1, sessions[from].Day, sessions[to].Day, recovered);
    }
}
