namespace StakeEasy.Currency.Rates;

/// <summary>The days on which the European Central Bank publishes rates: those of the payment system TARGET.</summary>
internal static class TargetCalendar
{
    public static bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && (day.Month, day.Day) is not ((1, 1) or (5, 1) or (12, 25) or (12, 26))
        && day.AddDays(2) != EasterSunday(day.Year)
        && day.AddDays(-1) != EasterSunday(day.Year);

    /// <summary>Open days after the one and before the other; zero if they are the wrong way round.</summary>
    public static int DaysBetween(DateOnly after, DateOnly before)
    {
        var count = 0;
        for (var day = after.DayNumber + 1; day < before.DayNumber; day++)
        {
            count += IsOpen(DateOnly.FromDayNumber(day)) ? 1 : 0;
        }

        return count;
    }

    public static DateOnly LastOpenBefore(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (!IsOpen(day));

        return day;
    }

    /// <summary>Gregorian Easter by the anonymous algorithm of 1876, in its usual letters.</summary>
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 19 * l) / 433;
        var month = (h + l - 7 * m + 90) / 25;
        return new DateOnly(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
    }
}
