using System.Globalization;

namespace StakeEasy.SharedKernel;

/// <summary>Amounts as people of a culture write and read them.</summary>
public static class MoneyText
{
    /// <summary>U+2212: as wide as a plus, and never broken from its figure like a hyphen.</summary>
    public const char Minus = '\u2212';

    /// <summary>
    /// The bare figure at exactly <paramref name="scale"/> decimals, grouped as in <paramref name="culture"/>, with a real minus
    /// sign. Rounds half away from zero.
    /// </summary>
    public static string Format(decimal amount, int scale, CultureInfo culture)
    {
        var rounded = Math.Round(amount, scale, MidpointRounding.AwayFromZero);
        var figure = Math.Abs(rounded).ToString("N" + scale.ToString(CultureInfo.InvariantCulture), culture);
        return rounded < 0m ? Minus + figure : figure;
    }

    /// <summary>The figure as an input field holds it: no grouping, the culture's decimal sign, no trailing zeros beyond the scale.</summary>
    public static string ForInput(decimal amount, int scale, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var figure = Math.Abs(amount).ToString("F" + scale.ToString(CultureInfo.InvariantCulture), culture);
        return amount < 0m ? "-" + figure : figure;
    }

    /// <summary>
    /// Reads what a person typed: the culture's decimal sign, its grouping, and, where only one of
    /// point and comma occurs and cannot be a grouping sign, that one as the decimal sign. Refuses NaN, infinity, exponents,
    /// currency signs and anything beyond the range of <see cref="decimal"/>.
    /// </summary>
    public static bool TryParse(string? text, CultureInfo culture, out decimal amount)
    {
        ArgumentNullException.ThrowIfNull(culture);
        amount = 0m;
        var typed = (text ?? "").Trim().Replace(Minus, '-').Replace("\u00a0", "", StringComparison.Ordinal)
            .Replace("\u202f", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal).Replace("\u2019", "", StringComparison.Ordinal);
        var sign = typed.StartsWith('-') ? -1m : 1m;
        var digits = typed.TrimStart('-', '+');
        if (typed.Length - digits.Length > 1 || digits.Length is 0 or > 40 || digits.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ',')))
        {
            return false;
        }

        var decimalSign = DecimalSign(digits, culture);
        var parts = digits.Split(decimalSign ?? '\0');
        var grouping = decimalSign is '.' ? ',' : '.';
        if (parts.Length > 2 || !IsGrouped(parts[0], decimalSign is null ? null : grouping)
            || (parts.Length == 2 && (parts[1].Contains('.', StringComparison.Ordinal) || parts[1].Contains(',', StringComparison.Ordinal))))
        {
            return false;
        }

        var plain = parts[0].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            + (parts.Length == 2 ? "." + parts[1] : "");
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        amount = sign * value;
        return true;
    }

    /// <summary>Point, comma, or none of them: then whatever separates the digits groups them.</summary>
    private static char? DecimalSign(string digits, CultureInfo culture)
    {
        var point = digits.LastIndexOf('.');
        var comma = digits.LastIndexOf(',');
        if (point >= 0 && comma >= 0)
        {
            return point > comma ? '.' : ',';
        }

        var sign = point >= 0 ? '.' : comma >= 0 ? ',' : (char?)null;
        if (sign is null)
        {
            return null;
        }

        var own = culture.NumberFormat.NumberDecimalSeparator is "," ? ',' : '.';
        var once = digits.IndexOf(sign.Value, StringComparison.Ordinal) == digits.LastIndexOf(sign.Value);
        var looksGrouped = digits[0] is not '0' && digits.Length - digits.LastIndexOf(sign.Value) == 4 && digits.IndexOf(sign.Value, StringComparison.Ordinal) is > 0 and <= 3;

        // 1.234 is one thousand and more where the comma is decimal, and 1 and a bit where the point is.
        // Nothing that starts with a zero is a thousand of anything: 0,125 is an eighth wherever it is typed.
        return sign == own || (once && !looksGrouped) ? sign : null;
    }

    /// <summary>In threes, or in twos before the last three as in India.</summary>
    private static bool IsGrouped(string whole, char? grouping)
    {
        var groups = whole.Split('.', ',');
        return groups.Length == 1
            || ((grouping is null || whole.All(c => char.IsAsciiDigit(c) || c == grouping))
                && groups[0].Length is >= 1 and <= 3 && !groups[0].StartsWith('0') && groups[^1].Length == 3 && groups[1..^1].All(g => g.Length is 2 or 3));
    }
}
