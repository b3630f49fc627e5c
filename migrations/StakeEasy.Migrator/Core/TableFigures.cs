namespace StakeEasy.Migrator.Core;

/// <summary>A table in figures, computed inside its database over the canonical forms of <see cref="ValueKind"/>.</summary>
/// <param name="Hash">
/// The sum, over all rows, of the first 60 bits of the SHA-256 of a row: a tilde and the place of every column that is null, then the values
/// of the others in order, all joined by bars. No value begins with a tilde, and a text comes after its length: one row alone has this text.
/// The order of rows does not matter, and a row that is there twice counts twice.
/// </param>
public sealed record TableFigures(long Rows, string Hash, IReadOnlyList<ColumnFigures> Columns)
{
    /// <summary>Of a table that is not there, or not with all of its columns.</summary>
    public static readonly TableFigures Missing = new(0, "", []);
}

/// <param name="Sum">
/// Of numbers; of the lengths in bytes of texts and bytes; of JSON, over all rows, the first 60 bits of the SHA-256 of that of the row, a bar
/// and the canonical value. Null for kinds that have none.
/// </param>
public sealed record ColumnFigures(string Name, long Nulls, string? Min, string? Max, string? Sum);
