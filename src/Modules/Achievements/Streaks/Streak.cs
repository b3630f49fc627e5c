namespace StakeEasy.Achievements.Streaks;

/// <summary>
/// Recorded days in a row, with at most one missed day in each week from its Monday on: the longest stretch of days of which that is true.
/// So a day recorded later can only mend a streak, never shorten one, wherever it lies.
/// </summary>
/// <param name="Length">Recorded days of the stretch that ends on <paramref name="Last"/>.</param>
/// <param name="First">The day it begins on.</param>
/// <param name="Last">The latest recorded day; null if there is none.</param>
/// <param name="Longest">Of all stretches.</param>
/// <param name="Recent">The latest recorded days, two weeks of them at least: what becomes of the stretch tomorrow depends on them.</param>
internal sealed record Streak(int Length, DateOnly? First, DateOnly? Last, int Longest, IReadOnlyList<DateOnly> Recent)
{
    private const int DaysOfWeek = 7;

    /// <summary>Of three missed days in a row, two lie in one week.</summary>
    private const int MostMissed = 2;

    private const int DaysKept = 42;

    /// <summary>How long the stretch was on each recorded day.</summary>
    public IReadOnlyList<(DateOnly Day, decimal Length)> Lengths { get; private init; } = [];

    public static Streak Of(IReadOnlyCollection<DateOnly> recorded)
    {
        var days = recorded.Distinct().Order().ToList();
        if (days.Count == 0)
        {
            return new(0, null, null, 0, []);
        }

        var (first, lengths) = (0, new List<(DateOnly, decimal)>(days.Count));
        for (var i = 0; i < days.Count; i++)
        {
            if (i > 0)
            {
                var start = StartOf(days[first], days[i - 1], days[i], days);
                for (; days[first] < start; first++)
                {
                    // On to the first recorded day that the stretch may begin with.
                }
            }

            lengths.Add((days[i], i - first + 1));
        }

        return new(days.Count - first, days[first], days[^1], (int)lengths.Max(l => l.Item2), days[Math.Max(0, days.Count - DaysKept)..]) { Lengths = lengths };
    }

    /// <summary>What of it is left on a day, which is not over itself: the days that are missed by then may have shortened or ended it.</summary>
    public (int Length, DateOnly? First) On(DateOnly today)
    {
        if (Last is not { } last || today.DayNumber - last.DayNumber - 1 > MostMissed)
        {
            return (0, null);
        }

        var start = StartOf(First!.Value, last, today, Recent);
        if (start == First)
        {
            return (Length, First);
        }

        var left = Recent.Where(d => d >= start).ToList();
        return left.Count == 0 ? (0, null) : (left.Count, left[0]);
    }

    /// <summary>The Monday on or before it.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    /// <summary>Where a stretch from <paramref name="start"/> has to begin once the days between these two are missed.</summary>
    /// <param name="recorded">In order; those of the last two weeks are enough.</param>
    private static DateOnly StartOf(DateOnly start, DateOnly from, DateOnly to, IReadOnlyList<DateOnly> recorded)
    {
        if (to.DayNumber - from.DayNumber - 1 > MostMissed)
        {
            return to;
        }

        for (var missed = from.AddDays(1); missed < to; missed = missed.AddDays(1))
        {
            // Two of one week: the stretch begins after the earlier one.
            for (var earlier = missed.AddDays(-1); earlier >= WeekOf(missed) && earlier > start; earlier = earlier.AddDays(-1))
            {
                if (!Contains(recorded, earlier))
                {
                    start = earlier.AddDays(1);
                }
            }
        }

        return start;
    }

    /// <summary>Asked for days near the end of a list in order, where a search from its middle finds them in a few steps.</summary>
    private static bool Contains(IReadOnlyList<DateOnly> days, DateOnly day)
    {
        var (low, high) = (0, days.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (days[middle] == day)
            {
                return true;
            }

            (low, high) = days[middle] < day ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }
}
