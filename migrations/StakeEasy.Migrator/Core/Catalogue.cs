namespace StakeEasy.Migrator.Core;

/// <summary>What a source holds: its tables, and by name what a copy does not carry over.</summary>
/// <param name="NotMoved">Views, triggers, routines and the like; each with the reason.</param>
/// <param name="Language">The language of its expressions. A target of the same one takes them, and the names, as they stand.</param>
public sealed record Catalogue(IReadOnlyList<Table> Tables, IReadOnlyList<NotMoved> NotMoved, string Language);

/// <param name="EstimatedRows">From the statistics of the source; only progress and slicing depend on it.</param>
public sealed record Table(
    string Name,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<TableIndex> Indexes,
    IReadOnlyList<ForeignKey> ForeignKeys,
    IReadOnlyList<Check> Checks,
    string? Comment,
    long EstimatedRows)
{
    /// <summary>False where a snapshot does not hold: what is written meanwhile may be seen.</summary>
    public bool IsTransactional { get; init; } = true;

    /// <summary>Its rows lie in parts that the catalogue does not name.</summary>
    public bool IsPartitioned { get; init; }

    public TableIndex? PrimaryKey => Indexes.FirstOrDefault(index => index.IsPrimary);

    public Column Column(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MigrationException($"Table {Name} has no column {name}.");
}

/// <param name="NativeType">The type as the source declares it, for messages and for the provider that reads it.</param>
public sealed record Column(string Name, ColumnType Type, string NativeType, bool Nullable)
{
    public DefaultValue? Default { get; init; }

    /// <summary>Numbered by the database when no value is given.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>What <see cref="IsIdentity"/> would give next; null where the source does not say.</summary>
    public long? NextNumber { get; init; }

    /// <summary>The expression a generated column is computed by, in the language of the source.</summary>
    public string? GeneratedAs { get; init; }

    public string? Comment { get; init; }

    /// <summary>What is done to values of this column that the target cannot hold; the preflight has counted and listed them.</summary>
    public Repair Repair { get; init; }

    /// <summary>The rule texts are compared by, as the source calls it; null for other kinds.</summary>
    public string? Collation { get; init; }
}

public enum Repair
{
    None,

    /// <summary>Dates outside the calendar, and values outside an enumeration, become null.</summary>
    Null,

    /// <summary>Zero characters are left out.</summary>
    StripNul,
}

/// <param name="Length">Characters of a text or bits of a bit string; 0 when unbounded.</param>
/// <param name="Scale">Decimal places of a number, or of the seconds.</param>
/// <param name="IsSet">Any number of the labels, separated by commas, instead of one.</param>
/// <param name="IgnoresCase">The source takes texts that differ in case only for equal.</param>
public sealed record ColumnType(ValueKind Kind, int Length = 0, int Precision = 0, int Scale = 0, bool IsSet = false, bool IgnoresCase = false)
{
    /// <summary>A type the target has no counterpart for.</summary>
    public static readonly ColumnType Unsupported = new((ValueKind)(-1));

    /// <summary>The values allowed, for a column that is an enumeration; empty otherwise.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Of <see cref="ValueKind.Native"/>: what databases of that product call the type.</summary>
    public string? NativeName { get; init; }
}

public enum DefaultKind
{
    Literal,
    CurrentTimestamp,
    CurrentDate,
    Expression,
}

/// <param name="Text">The literal without quotes, or the expression in the language of the source.</param>
public sealed record DefaultValue(DefaultKind Kind, string Text);

/// <param name="Parts">The columns; a part is whole even where the source indexed only its beginning.</param>
public sealed record TableIndex(string Name, IReadOnlyList<IndexPart> Parts, bool IsUnique, bool IsPrimary)
{
    /// <summary>What follows the table in the language of the source, where the parts alone do not say it: other methods, expressions, conditions.</summary>
    public string? Definition { get; init; }
}

/// <param name="Length">How many characters of the column the source indexes; 0 for all.</param>
public sealed record IndexPart(string Column, bool Descending, int Length = 0);

public sealed record ForeignKey(
    string Name, IReadOnlyList<string> Columns, string ReferencedTable, IReadOnlyList<string> ReferencedColumns, string OnDelete, string OnUpdate);

/// <param name="Expression">In the language of the source.</param>
public sealed record Check(string Name, string Expression);

/// <summary>Something of the source that the target does not get, and why.</summary>
public sealed record NotMoved(string What, string Name, string Reason);
