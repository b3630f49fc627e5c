using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Overviews;

/// <summary>Where periods begin.</summary>
internal static class OverviewPeriods
{
    /// <summary>The day whose end each period's change is measured from; All has none.</summary>
    public static SortedList<Period, DateOnly> Before(DateOnly today) => new()
    {
        [Period.Day] = today.AddDays(-1),
        [Period.Week] = today.AddDays(-7),
        [Period.Month] = today.AddMonths(-1),
        [Period.Year] = today.AddYears(-1),
    };

    /// <summary>The first day of a chart of this period.</summary>
    public static DateOnly First(Period period, DateOnly today, DateOnly? firstEntry) => period switch
    {
        Period.Day => today.AddDays(-1),
        Period.Week => today.AddDays(-7),
        Period.Month => today.AddMonths(-1),
        Period.Quarter => today.AddMonths(-3),
        Period.Year => today.AddYears(-1),
        Period.All => firstEntry ?? today,
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };
}
