using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Finds out in which order the days of a file are written.</summary>
internal static class DateOrders
{
    /// <summary>Null if every one of them can be read both ways, or they contradict each other.</summary>
    public static DateOrder? Of(IEnumerable<string> days)
    {
        var (dayFirst, monthFirst, yearFirst, dotted, open) = (false, false, false, false, false);
        foreach (var text in days)
        {
            var rest = text.AsSpan().Trim();
            if (rest.IsEmpty || !DateParts.TryTake(ref rest, out var parts) || parts.Month > 0)
            {
                continue;
            }

            yearFirst |= parts.ADigits == 4;
            dayFirst |= parts.ADigits < 4 && parts.A > 12;
            monthFirst |= parts.ADigits < 4 && parts.B > 12;
            open |= parts.ADigits < 4;

            // Nobody writes a month first with full stops.
            dotted |= parts.ADigits < 4 && text.AsSpan().Count('.') >= 2;
        }

        return (dayFirst, monthFirst) switch
        {
            (true, true) => null,
            (true, false) => DateOrder.DayFirst,
            (false, true) => DateOrder.MonthFirst,
            _ when open => dotted ? DateOrder.DayFirst : null,
            _ => yearFirst ? DateOrder.YearFirst : null,
        };
    }

    /// <summary>Whether the order has to be known to read these days.</summary>
    public static bool IsNeeded(IEnumerable<string> days) => days.Any(day =>
    {
        var rest = day.AsSpan().Trim();
        return !rest.IsEmpty && DateParts.TryTake(ref rest, out var parts) && parts is { Month: 0, ADigits: < 4 };
    });
}
