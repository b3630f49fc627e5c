using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

internal enum OperandKind
{
    /// <summary>There is a doubt already; nothing more is said of what is made of it.</summary>
    Doubtful,
    Null,
    Truth,
    Whole,
    Exact,
    Floating,
    Text,
    Bytes,
    Day,
    Reading,
    Moment,
    Time,
    Other,
}

/// <summary>A part of an expression, and what has to be known of it.</summary>
internal sealed record Operand(OperandKind Kind)
{
    public static readonly Operand Doubtful = new(OperandKind.Doubtful);

    public static readonly Operand Null = new(OperandKind.Null);

    public static readonly Operand Truth = new(OperandKind.Truth);

    public static readonly Operand Whole = new(OperandKind.Whole);

    /// <summary>Of a literal: its text.</summary>
    public string? Literal { get; init; }

    /// <summary>The column, if it is nothing else.</summary>
    public Column? Column { get; init; }

    /// <summary>What a text is compared by, as far as that is known.</summary>
    public string? Collation { get; init; }

    /// <summary>Places after the point of an exact number.</summary>
    public int Scale { get; init; }

    /// <summary>A number the source lets be no smaller than zero.</summary>
    public bool IsUnsigned { get; init; }

    public bool IsNumber => Kind is OperandKind.Whole or OperandKind.Exact or OperandKind.Floating;

    public static Operand Of(string literal) => new(OperandKind.Text) { Literal = literal };

    public static Operand Number(string literal) => literal.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point
        ? new Operand(OperandKind.Exact) { Literal = literal, Scale = literal.Length - point - 1 }
        : Whole with { Literal = literal };

    public static Operand Of(ColumnPlan column) => new(column.Type.Kind switch
    {
        // A year of two digits is one of four to the source.
        _ when column.Source.NativeType.StartsWith("year", StringComparison.OrdinalIgnoreCase) => OperandKind.Other,
        ValueKind.Boolean => OperandKind.Truth,
        ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 => OperandKind.Whole,
        ValueKind.Number => OperandKind.Exact,
        ValueKind.Floating32 or ValueKind.Floating64 => OperandKind.Floating,
        ValueKind.Text when !column.Type.IsSet => OperandKind.Text,
        ValueKind.Bytes => OperandKind.Bytes,
        ValueKind.Date => OperandKind.Day,
        ValueKind.Timestamp => OperandKind.Reading,
        ValueKind.Instant => OperandKind.Moment,
        ValueKind.Time => OperandKind.Time,
        _ => OperandKind.Other,
    })
    {
        Column = column.Source,
        Collation = column.Source.Collation,
        Scale = column.Type.Scale,
        IsUnsigned = column.Source.NativeType.Contains("unsigned", StringComparison.OrdinalIgnoreCase) || column.Source.NativeType.Contains("zerofill", StringComparison.OrdinalIgnoreCase),
    };
}
