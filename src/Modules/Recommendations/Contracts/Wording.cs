using System.Globalization;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>
/// Plain words with figures apart from them: amounts and days are written as each player reads them, and amounts can be covered.
/// </summary>
/// <param name="Text">With {0}, {1} ... where the figures stand.</param>
public sealed record Wording(string Text, IReadOnlyList<Figure> Figures)
{
    /// <summary>
    /// From an interpolated text. What stands in its braces is Money, a day (DateOnly), a number (int, decimal), a name (string) or
    /// <see cref="Figure.Part"/>.
    /// </summary>
    /// <exception cref="ArgumentException">Something else stands there: a mistake of the source.</exception>
    public static Wording Of(FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text.Format, [.. text.GetArguments().Select(Figure.Of)]);
    }

    /// <summary>The text and the places of figures in it, in order: a piece is either words, or a figure.</summary>
    public IEnumerable<(string? Words, Figure? Figure)> Pieces()
    {
        var rest = Text;
        while (rest.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            if (open > 0)
            {
                yield return (rest[..open], null);
            }

            var close = rest.IndexOf('}', open);
            yield return (null, Figures[int.Parse(rest.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture)]);
            rest = rest[(close + 1)..];
        }

        if (rest.Length > 0)
        {
            yield return (rest, null);
        }
    }

    public bool Equals(Wording? other) =>
        other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal) && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One figure within words; exactly one of its properties is there.</summary>
public sealed record Figure
{
    public Money? Amount { get; init; }

    /// <summary>Of 1; shown in percent.</summary>
    public decimal? Share { get; init; }

    public DateOnly? Day { get; init; }

    public decimal? Number { get; init; }

    /// <summary>As the player typed it.</summary>
    public string? Name { get; init; }

    /// <summary>A share, 0 to 1.</summary>
    public static Figure Part(decimal share) => new() { Share = share };

    internal static Figure Of(object? figure) => figure switch
    {
        Figure ready => ready,
        Money amount => new() { Amount = amount },
        DateOnly day => new() { Day = day },
        int number => new() { Number = number },
        decimal number => new() { Number = number },
        string name => new() { Name = name },
        _ => throw new ArgumentException($"Words have no place for {figure?.GetType().Name ?? "nothing"}.", nameof(figure)),
    };
}
