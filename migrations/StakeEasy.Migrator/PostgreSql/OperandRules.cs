using System.Globalization;
using System.Text.RegularExpressions;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>What may be done with operands so that both databases come to the same; of what may not, the first is remembered.</summary>
internal sealed partial class OperandRules
{
    /// <summary>As many places as MySQL keeps after the point.</summary>
    private const int MostPlaces = 30;

    public string? Doubt { get; private set; }

    public Operand Say(string doubt)
    {
        Doubt ??= doubt;
        return Operand.Doubtful;
    }

    public Operand Truth(params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (operand.Kind is not (OperandKind.Truth or OperandKind.Null or OperandKind.Doubtful))
            {
                return Say("A value that is neither true nor false is taken for one");
            }
        }

        return Operand.Truth;
    }

    public Operand Equal(Operand left, Operand right)
    {
        if (left.Kind is OperandKind.Text && right.Kind is OperandKind.Text)
        {
            return IsExact(left, right) || IsLabel(left, right) || IsLabel(right, left) ? Operand.Truth
                : Say("The source takes texts for equal that differ in case, in accents or in blanks at the end, as the collation of the column says; the target tells them apart");
        }

        return Comparable(left, right);
    }

    public Operand Order(Operand left, Operand right) =>
        left.Kind is OperandKind.Text && right.Kind is OperandKind.Text ? Say("The source puts texts in another order than the target") : Comparable(left, right);

    public Operand Like(Operand text, Operand pattern) =>
        text.Kind is OperandKind.Text && pattern is { Kind: OperandKind.Text, Literal: { } literal } && !literal.Contains('\\', StringComparison.Ordinal) && text.Collation?.EndsWith("_bin", StringComparison.Ordinal) is true
            ? Operand.Truth
            : Say("The source ignores case and accents in LIKE, as the collation of the column says; the target does not");

    public Operand Calculate(string sign, Operand left, Operand right) => (sign, left.Kind, right.Kind) switch
    {
        (_, OperandKind.Doubtful, _) or (_, _, OperandKind.Doubtful) => Operand.Doubtful,
        ("/", _, _) => Say("The source divides to four places more than its numbers have, the target integers to whole numbers and others to more places"),
        ("+" or "-" or "*", OperandKind.Whole or OperandKind.Exact, OperandKind.Whole or OperandKind.Exact) when sign is "-" && (left.IsUnsigned || right.IsUnsigned) =>
            Say("The source refuses a difference below zero of unsigned numbers, the target does not"),
        ("+" or "-", OperandKind.Whole or OperandKind.Exact, OperandKind.Whole or OperandKind.Exact) => Number(left, right, Math.Max(left.Scale, right.Scale)),
        ("*", OperandKind.Whole or OperandKind.Exact, OperandKind.Whole or OperandKind.Exact) when left.Scale + right.Scale <= MostPlaces => Number(left, right, left.Scale + right.Scale),
        _ => Say($"What \"{sign}\" yields here is not known to be the same"),
    };

    public Operand Negative(Operand operand) =>
        operand.Kind is not (OperandKind.Whole or OperandKind.Exact) || operand.IsUnsigned ? Say("What a minus sign does here is not known to be the same")
        : operand with { Literal = operand.Literal is null ? null : "-" + operand.Literal, Column = null };

    /// <summary>What is one of the two.</summary>
    public Operand Unite(Operand left, Operand right) => (left, right) switch
    {
        ({ Kind: OperandKind.Doubtful or OperandKind.Null }, _) => right with { Literal = null, Column = null },
        (_, { Kind: OperandKind.Doubtful or OperandKind.Null }) => left with { Literal = null, Column = null },
        ({ Kind: OperandKind.Whole or OperandKind.Exact }, { Kind: OperandKind.Whole or OperandKind.Exact }) => Number(left, right, Math.Max(left.Scale, right.Scale)),
        _ when left.Kind == right.Kind && left.Kind is not OperandKind.Other => new Operand(left.Kind) { Scale = Math.Max(left.Scale, right.Scale), Collation = string.Equals(left.Collation, right.Collation, StringComparison.Ordinal) ? left.Collation : null },
        _ => Say("It chooses between values of different kinds"),
    };

    /// <summary>A function of them.</summary>
    public Operand Call(string name, List<Operand> of)
    {
        if (of.Exists(operand => operand.Kind is OperandKind.Doubtful))
        {
            return Operand.Doubtful;
        }

        var first = of.Count > 0 ? of[0] : Operand.Null;
        var text = new Operand(OperandKind.Text) { Collation = first.Collation };
        return (name, of.Count) switch
        {
            ("coalesce", > 0) or ("ifnull", 2) => of.Aggregate(Operand.Null, Unite),
            ("nullif", 2) => Equal(first, of[1]).Kind is OperandKind.Doubtful ? Operand.Doubtful : first with { Column = null, Literal = null },
            ("abs", 1) when first.IsNumber => first with { Column = null, Literal = null },
            ("floor" or "ceil" or "ceiling", 1) when first.Kind is OperandKind.Exact => first with { Column = null, Literal = null, Scale = 0 },
            ("round", 1) when first.Kind is OperandKind.Exact => first with { Column = null, Literal = null, Scale = 0 },
            ("round", 2) when first.Kind is OperandKind.Exact && AtLeast(of[1], 0) => first with { Column = null, Literal = null },
            ("char_length" or "character_length", 1) when first.Kind is OperandKind.Text => Operand.Whole,
            ("length" or "octet_length", 1) when first.Kind is OperandKind.Bytes || (first.Kind is OperandKind.Text && first.Collation?.StartsWith("utf8", StringComparison.Ordinal) is true) => Operand.Whole,
            ("concat", > 0) when of.TrueForAll(IsShownAlike) => new Operand(OperandKind.Text),
            ("trim" or "ltrim" or "rtrim", 1) when first.Kind is OperandKind.Text => text,
            ("replace", 3) when of.TrueForAll(operand => operand.Kind is OperandKind.Text) => text,
            ("left" or "right", 2) when first.Kind is OperandKind.Text && AtLeast(of[1], 0) => text,
            ("substr" or "substring", 2) when first.Kind is OperandKind.Text && AtLeast(of[1], 1) => text,
            ("substr" or "substring", 3) when first.Kind is OperandKind.Text && AtLeast(of[1], 1) && AtLeast(of[2], 0) => text,
            ("left" or "right" or "substr" or "substring", _) => Say($"{name.ToUpperInvariant()} with a place or length below one means something else in the target"),
            ("upper" or "lower" or "ucase" or "lcase", _) => Say("Letters other than A to Z may become others in the target"),
            _ => Say($"What {name.ToUpperInvariant()} yields here is not known to be the same"),
        };
    }

    /// <summary>What a column becomes that is generated as this.</summary>
    public void Assign(Operand result, Column column)
    {
        var fits = (result.Kind, column.Type.Kind) switch
        {
            (OperandKind.Doubtful or OperandKind.Null, _) => true,
            (OperandKind.Truth, ValueKind.Boolean) => true,
            (OperandKind.Whole or OperandKind.Exact, ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 or ValueKind.Number) => true,
            (OperandKind.Floating, ValueKind.Floating64) => true,

            // A CHAR of the source forgets the blanks at the end of whatever it is given.
            (OperandKind.Text, ValueKind.Text) => column.Type.Labels.Count == 0 && !column.NativeType.StartsWith("char", StringComparison.OrdinalIgnoreCase),
            (OperandKind.Day, ValueKind.Date) or (OperandKind.Moment, ValueKind.Instant) or (OperandKind.Time, ValueKind.Time) => true,
            (OperandKind.Reading, ValueKind.Timestamp) => result.Scale <= column.Type.Scale,
            _ => false,
        };
        if (!fits)
        {
            Say($"How its value becomes one of {column.NativeType} is not known to be the same");
        }
    }

    private Operand Comparable(Operand left, Operand right) => (left, right) switch
    {
        ({ Kind: OperandKind.Doubtful or OperandKind.Null }, _) or (_, { Kind: OperandKind.Doubtful or OperandKind.Null }) => Operand.Truth,
        _ when left.IsNumber && right.IsNumber => Operand.Truth,
        ({ Kind: OperandKind.Day or OperandKind.Reading }, { Kind: OperandKind.Day or OperandKind.Reading }) => Operand.Truth,
        ({ Kind: OperandKind.Day }, { Kind: OperandKind.Text, Literal: { } day }) when Day().IsMatch(day) => Operand.Truth,
        ({ Kind: OperandKind.Reading }, { Kind: OperandKind.Text, Literal: { } reading }) when Reading().IsMatch(reading) => Operand.Truth,
        _ when left.Kind == right.Kind && left.Kind is OperandKind.Truth or OperandKind.Moment or OperandKind.Time or OperandKind.Bytes => Operand.Truth,
        _ => Say("Values of different kinds are compared, which the source makes alike by rules of its own"),
    };

    private static Operand Number(Operand left, Operand right, int scale) =>
        new(left.Kind is OperandKind.Whole && right.Kind is OperandKind.Whole ? OperandKind.Whole : OperandKind.Exact) { Scale = scale, IsUnsigned = left.IsUnsigned || right.IsUnsigned };

    /// <summary>Compared by the source byte by byte, as the target does; _bin alone would still ignore blanks at the end.</summary>
    private static bool IsExact(Operand left, Operand right)
    {
        var collations = new[] { left.Collation, right.Collation }.OfType<string>().ToList();
        return collations.Count > 0 && (left.Collation is not null || left.Literal is not null) && (right.Collation is not null || right.Literal is not null)
            && collations.All(collation => collation.EndsWith("_nopad_bin", StringComparison.Ordinal) || collation.EndsWith("0900_bin", StringComparison.Ordinal));
    }

    /// <summary>A column that holds nothing but its labels, compared with one of them or with what is like none of them.</summary>
    private static bool IsLabel(Operand column, Operand other) =>
        column.Column?.Type.Labels is { Count: > 0 } labels && other.Literal is { } literal && IsPlain(literal) && labels.All(IsPlain)
        && labels.All(label => string.Equals(label, literal, StringComparison.Ordinal) || !string.Equals(label, literal, StringComparison.OrdinalIgnoreCase));

    private static bool IsPlain(string text) => text.Length > 0 && !text.EndsWith(' ') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static bool IsShownAlike(Operand operand) =>
        operand.Kind is OperandKind.Text or OperandKind.Null
        || (operand.Kind is OperandKind.Whole or OperandKind.Exact && operand.Column?.NativeType.Contains("zerofill", StringComparison.OrdinalIgnoreCase) is not true);

    private static bool AtLeast(Operand operand, int least) =>
        operand is { Kind: OperandKind.Whole, Literal: { } literal } && int.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least;

    [GeneratedRegex("^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();
}
