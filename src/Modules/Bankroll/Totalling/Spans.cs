using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Totalling;

/// <summary>Rows of totals of one grain, from one day to before another.</summary>
internal sealed record Span(Grain Grain, DateOnly Since, DateOnly Until);

/// <summary>Cuts a time into whole months and the days around them: as few rows of totals as there can be.</summary>
internal static class Spans
{
    // Beyond these no entry can be, and a month more is still a day.
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(9000, 1, 1);

    public static List<Span> Of(DateOnly? from, DateOnly? to)
    {
        var days = Days(from, to);
        var firstMonth = StartOfMonth(days.Since) is var start && start < days.Since ? start.AddMonths(1) : start;
        var afterMonths = StartOfMonth(days.Until);
        Span[] spans = firstMonth >= afterMonths
            ? [days]
            : [new(Grain.Month, firstMonth, afterMonths), new(Grain.Day, days.Since, firstMonth), new(Grain.Day, afterMonths, days.Until)];
        return [.. spans.Where(s => s.Since < s.Until)];
    }

    public static Span Days(DateOnly? from, DateOnly? to) => new(Grain.Day, Clamp(from ?? Earliest), Clamp(to ?? Latest).AddDays(1));

    private static DateOnly Clamp(DateOnly day) => day < Earliest ? Earliest : day > Latest ? Latest : day;

    private static DateOnly StartOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
