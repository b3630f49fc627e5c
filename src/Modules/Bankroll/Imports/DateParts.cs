using System.Runtime.InteropServices;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The numbers of a written day in their order, and its month where that is a word (then only A and B are set).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DateParts(int A, int ADigits, int B, int BDigits, int C, int CDigits, int Month)
{
    private const string Separators = "./-, ";

    /// <summary>Takes a day from the front of the text; what stands behind it stays.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> rest, out DateParts parts)
    {
        parts = default;
        Span<(int Value, int Digits)> numbers = stackalloc (int, int)[3];
        var (found, month) = (0, 0);
        var left = rest;
        while (found + (month > 0 ? 1 : 0) < 3)
        {
            left = left.TrimStart(Separators);
            var length = 0;
            while (length < left.Length && char.IsAsciiDigit(left[length]))
            {
                length++;
            }

            if (length > 0)
            {
                if (length == 8 && found == 0 && month == 0)
                {
                    rest = left[8..];
                    parts = new(Number(left[..4]), 4, Number(left[4..6]), 2, Number(left[6..8]), 2, 0);
                    return true;
                }

                if (length > 4)
                {
                    return false;
                }

                numbers[found++] = (Number(left[..length]), length);
                left = left[length..];
                continue;
            }

            while (length < left.Length && char.IsLetter(left[length]))
            {
                length++;
            }

            // The name of a weekday may stand in front; any other word makes it no day.
            var name = length == 0 ? 0 : ReadMoment.MonthOf(left[..length]);
            if (length == 0 || name > 0 && month > 0 || name == 0 && (found > 0 || month > 0 || !IsWeekday(left[..length])))
            {
                return false;
            }

            month = name > 0 ? name : month;
            left = left[length..];
        }

        rest = left;
        parts = new(numbers[0].Value, numbers[0].Digits, numbers[1].Value, numbers[1].Digits, numbers[2].Value, numbers[2].Digits, month);
        return true;
    }

    private static bool IsWeekday(ReadOnlySpan<char> word)
    {
        foreach (var day in Enum.GetNames<DayOfWeek>())
        {
            if (word.Length >= 2 && day.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = number * 10 + (digit - '0');
        }

        return number;
    }
}
