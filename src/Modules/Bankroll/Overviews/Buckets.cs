using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>The points of a chart: days, weeks or months, whichever keeps them to about 300.</summary>
/// <param name="Grain">Which rows of totals they are read from.</param>
/// <param name="Starts">The first day of each; the row of totals with that day belongs to it.</param>
internal sealed record Buckets(Grain Grain, IReadOnlyList<DateOnly> Starts, DateOnly Today)
{
    private const int MostPoints = 300;
    private const int DaysPerWeek = 7;

    /// <summary>The day a bucket's point stands for: its last, or today for the last one.</summary>
    public DateOnly End(int index) => index == Starts.Count - 1 ? Today : Starts[index + 1].AddDays(-1);

    public static Buckets Of(DateOnly first, DateOnly today)
    {
        var days = today.DayNumber - first.DayNumber + 1;
        var grain = days <= MostPoints ? Grain.Day : days <= MostPoints * DaysPerWeek ? Grain.Week : Grain.Month;
        var starts = new List<DateOnly>();
        for (var start = StartOf(grain, first); start <= today; start = Next(grain, start))
        {
            starts.Add(start);
        }

        return new(grain, starts, today);
    }

    private static DateOnly StartOf(Grain grain, DateOnly day) => grain switch
    {
        Grain.Day => day,
        Grain.Week => day.AddDays(-(((int)day.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek)),
        _ => new(day.Year, day.Month, 1),
    };

    private static DateOnly Next(Grain grain, DateOnly start) => grain switch
    {
        Grain.Day => start.AddDays(1),
        Grain.Week => start.AddDays(DaysPerWeek),
        _ => start.AddMonths(1),
    };
}
