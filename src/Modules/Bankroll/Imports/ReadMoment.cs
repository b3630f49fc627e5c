using System.Globalization;
using System.Runtime.InteropServices;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>A day, a time of day, or both, as a file says them.</summary>
/// <param name="Offset">From UTC; null where the file leaves it open.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Moment(DateOnly? Day, TimeSpan? Time, TimeSpan? Offset);

/// <summary>Reads days and times in the ways programs and people write them; never guesses which number is the month.</summary>
internal static class ReadMoment
{
    private const int CenturyPivot = 70;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="text">What the file says.</param>
    /// <param name="order">Null where only what cannot be misread is to be read.</param>
    /// <param name="moment">What it means.</param>
    public static bool TryDay(ReadOnlySpan<char> text, DateOrder? order, out Moment moment)
    {
        moment = default;
        var rest = text.Trim();
        if (DateParts.TryTake(ref rest, out var parts) is false || Resolve(parts, order) is not { } day)
        {
            return false;
        }

        rest = rest.TrimStart(", ");
        if (rest is ['T' or 't', ..])
        {
            rest = rest[1..];
        }

        if (rest.IsEmpty)
        {
            moment = new(day, null, null);
            return true;
        }

        if (!TryTime(rest, out var time))
        {
            return false;
        }

        moment = time with { Day = day };
        return true;
    }

    /// <summary>18:30, 18:30:05.25, 6:30 PM, each with Z or +02:00 behind it or not.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = default;
        var rest = text.Trim();
        if (!TryNumber(ref rest, 2, out var hour))
        {
            return false;
        }

        var (minute, second, ticks) = (0, 0, 0L);
        if (TryMark(ref rest, ':') && !TryNumber(ref rest, 2, out minute)
            || TryMark(ref rest, ':') && !TryNumber(ref rest, 2, out second)
            || (rest is ['.' or ',', ..]) && !TryFraction(ref rest, out ticks))
        {
            return false;
        }

        rest = rest.TrimStart();
        if (rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase))
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = hour % 12 + (rest[0] is 'P' or 'p' ? 12 : 0);
            rest = rest[2..].TrimStart();
        }

        if (hour > 23 || minute > 59 || second > 59 || !TryOffset(rest, out var offset))
        {
            return false;
        }

        moment = new(null, new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(ticks), offset);
        return true;
    }

    /// <summary>1 to 12 for an English or abbreviated name of a month; 0 for any other word.</summary>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (word.Length >= 3 && word[..3].Equals(Months[i], StringComparison.OrdinalIgnoreCase)
                && (word.Length <= 4 || CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(i + 1).AsSpan().Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static DateOnly? Resolve(DateParts p, DateOrder? order)
    {
        if (p.Month > 0)
        {
            return p.ADigits == 4 ? Day(p.A, p.Month, p.B, p.ADigits) : Day(p.B, p.Month, p.A, p.BDigits);
        }

        if (p.ADigits == 4)
        {
            return Day(p.A, p.B, p.C, 4);
        }

        var chosen = order ?? (p.A > 12 ? DateOrder.DayFirst : p.B > 12 ? DateOrder.MonthFirst : null);
        return chosen switch
        {
            DateOrder.DayFirst => Day(p.C, p.B, p.A, p.CDigits),
            DateOrder.MonthFirst => Day(p.C, p.A, p.B, p.CDigits),
            DateOrder.YearFirst when p.CDigits <= 2 => Day(p.A, p.B, p.C, p.ADigits),
            _ => null,
        };
    }

    private static DateOnly? Day(int year, int month, int day, int yearDigits)
    {
        var full = yearDigits <= 2 ? year + (year < CenturyPivot ? 2000 : 1900) : year;
        return full is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(full, month) ? new DateOnly(full, month, day) : null;
    }

    private static bool TryOffset(ReadOnlySpan<char> rest, out TimeSpan? offset)
    {
        offset = null;
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest.Equals("Z", StringComparison.OrdinalIgnoreCase) || rest.Equals("UTC", StringComparison.OrdinalIgnoreCase) || rest.Equals("GMT", StringComparison.OrdinalIgnoreCase))
        {
            offset = TimeSpan.Zero;
            return true;
        }

        var sign = rest[0] switch { '+' => 1, '-' or '\u2212' => -1, _ => 0 };
        rest = rest[1..];
        if (sign == 0 || !TryNumber(ref rest, 2, out var hours))
        {
            return false;
        }

        var minutes = 0;
        TryMark(ref rest, ':');
        if (!rest.IsEmpty && !TryNumber(ref rest, 2, out minutes) || !rest.IsEmpty || hours > 14 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * sign;
        return true;
    }

    private static bool TryMark(ref ReadOnlySpan<char> rest, char mark)
    {
        if (rest.IsEmpty || rest[0] != mark)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> rest, int most, out int number)
    {
        var digits = 0;
        number = 0;
        while (digits < most && digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            number = number * 10 + (rest[digits++] - '0');
        }

        rest = rest[digits..];
        return digits > 0;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        rest = rest[1..];
        var digits = 0;
        ticks = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            ticks = digits < 7 ? ticks * 10 + (rest[digits] - '0') : ticks;
            digits++;
        }

        for (var i = digits; i < 7; i++)
        {
            ticks *= 10;
        }

        rest = rest[digits..];
        return digits > 0;
    }
}
