namespace StakeEasy.Migrator.Core;

/// <summary>A table in figures, computed inside its database over the canonical forms of <see cref="ValueKind"/>.</summary>
/// <param name="Hash">
/// The sum, over all rows, of the first 60 bits of the MD5 of a row: the columns in order, joined by a bar, a tilde for null.
/// The order of rows does not matter, and a row that is there twice counts twice.
/// </param>
public sealed record TableFigures(long Rows, string Hash, IReadOnlyList<ColumnFigures> Columns);

/// <param name="Sum">
/// Of numbers; of the lengths in bytes of texts and bytes; of JSON, over all rows, the first 60 bits of the SHA-256 of the MD5 of the row, a bar
/// and the canonical value. Null for kinds that have none.
/// </param>
public sealed record ColumnFigures(string Name, long Nulls, string? Min, string? Max, string? Sum);
