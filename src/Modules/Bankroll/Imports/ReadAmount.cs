using System.Buffers;
using System.Globalization;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Reads amounts as files write them: with currency signs, in brackets or with the minus behind where they are negative.</summary>
internal static class ReadAmount
{
    private static readonly CultureInfo Point = CultureInfo.InvariantCulture;
    private static readonly SearchValues<char> OfAmounts = SearchValues.Create("0123456789.,+-\u2212'\u2019 \u00a0\u202f");
    private static readonly CultureInfo Comma = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The culture in which the decimal sign is a comma, or a point.</summary>
    public static CultureInfo CultureOf(bool decimalComma) => decimalComma ? Comma : Point;

    /// <summary>Both readings of an amount whose decimal sign is not known, where they differ: 1.234 is a thousand and more, or one and a bit.</summary>
    public static (decimal Point, decimal Comma)? BothWays(string text) =>
        text.AsSpan().ContainsAny('.', ',') && TryRead(text, Point, out var point) && TryRead(text, Comma, out var comma) && point != comma ? (point, comma) : null;

    /// <summary>False also for what can be read both ways, where the decimal sign is not known.</summary>
    public static bool TryRead(string text, bool? decimalComma, out decimal amount)
    {
        if (decimalComma is { } known)
        {
            return TryRead(text, CultureOf(known), out amount);
        }

        amount = 0m;
        return BothWays(text) is null && (TryRead(text, Point, out amount) || TryRead(text, Comma, out amount));
    }

    public static bool TryRead(string text, CultureInfo culture, out decimal amount)
    {
        // Nearly every amount of nearly every file.
        if (ReferenceEquals(culture, Point) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, Point, out amount))
        {
            return true;
        }

        var bare = text.AsSpan().Trim();
        var negative = bare is ['(', .., ')'];
        if (negative)
        {
            bare = bare[1..^1];
        }

        bare = WithoutCurrency(bare);
        if (!negative && bare is [.., '-' or MoneyText.Minus])
        {
            negative = true;
            bare = bare[..^1].TrimEnd();
        }

        if (!MoneyText.TryParse(bare.ToString(), culture, out amount) || negative && amount < 0m)
        {
            return false;
        }

        amount = negative ? -amount : amount;
        return true;
    }

    /// <summary>Whether it shows that its decimal sign is a comma (true) or a point (false); null where it does not tell.</summary>
    public static bool? UsesComma(string text)
    {
        var bare = WithoutCurrency(text.AsSpan().Trim());
        var (comma, point) = (bare.LastIndexOf(','), bare.LastIndexOf('.'));
        if (comma < 0 && point < 0 || bare.ContainsAnyExcept(OfAmounts))
        {
            return null;
        }

        if (comma >= 0 && point >= 0)
        {
            return comma > point;
        }

        // 1,234 may be a thousand; 1,5 and 1,23 and 0,125 cannot.
        var (sign, at) = comma >= 0 ? (',', comma) : ('.', point);
        var isDecimal = bare.IndexOf(sign) == at && (bare.Length - at != 4 || at is 0 or > 4 || bare.TrimStart("+-\u2212")[0] == '0');
        return isDecimal ? sign == ',' : bare.IndexOf(sign) == at ? null : sign == '.';
    }

    private static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> text)
    {
        var sign = text is ['-' or '+' or MoneyText.Minus, ..] ? text[..1] : default;
        var rest = text[sign.Length..].Trim();
        var (from, to) = (0, rest.Length);
        while (from < to && IsCurrency(rest[from]))
        {
            from++;
        }

        while (to > from && IsCurrency(rest[to - 1]))
        {
            to--;
        }

        // Letters that touch the digits may be a slip, such as 1oo for 100; more than a few are no currency at all.
        var stripped = from + rest.Length - to;
        var touches = from > 0 && char.IsAsciiLetter(rest[from - 1]) || to < rest.Length && char.IsAsciiLetter(rest[to]);
        return stripped is 0 or > 4 || touches ? text : string.Concat(sign, rest[from..to].Trim());
    }

    private static bool IsCurrency(char c) =>
        char.IsAsciiLetter(c) || c is ' ' or '\u00a0' || char.GetUnicodeCategory(c) is UnicodeCategory.CurrencySymbol;
}
