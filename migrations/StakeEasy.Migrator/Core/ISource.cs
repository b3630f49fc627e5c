using System.Globalization;

namespace StakeEasy.Migrator.Core;

/// <summary>A database that is read. Nothing is ever written to it.</summary>
public interface ISource : IAsyncDisposable
{
    /// <summary>Product, version, host and database; never a password.</summary>
    string Description { get; }

    /// <summary>Freezes what is seen from here on, over at most <paramref name="readers"/> connections. Fewer where one point in time cannot be had for several.</summary>
    Task<ISnapshot> OpenSnapshotAsync(int readers, CancellationToken ct);
}

/// <summary>The source at one point in time. Its methods may be called at the same time; each borrows one of the connections.</summary>
public interface ISnapshot : IAsyncDisposable
{
    /// <summary>How the point in time was fixed, for the report.</summary>
    string Consistency { get; }

    Task<Catalogue> ReadCatalogueAsync(CancellationToken ct);

    /// <summary>Looks at the values themselves: returns the tables with the types their values need, and what was found on the way.</summary>
    Task<Inspection> InspectAsync(IReadOnlyList<Table> tables, Choices choices, CancellationToken ct);

    /// <summary>Cuts a table into parts of about <paramref name="rows"/> rows that can be read side by side.</summary>
    Task<IReadOnlyList<Slice>> SliceAsync(TablePlan table, long rows, CancellationToken ct);

    /// <summary>Writes every row of the slice, in the order of the key; returns how many.</summary>
    /// <param name="progress">Told now and then how many rows have come since it was last told.</param>
    Task<long> ReadAsync(TablePlan table, Slice slice, IRowWriter writer, Action<long> progress, CancellationToken ct);

    /// <summary>The rows set aside, as text, header first; bytes in hexadecimal digits after <c>\x</c>.</summary>
    IAsyncEnumerable<IReadOnlyList<string?>> ReadQuarantinedAsync(TablePlan table, CancellationToken ct);

    Task<TableFigures> MeasureAsync(TablePlan table, CancellationToken ct);
}

public sealed record Inspection(IReadOnlyList<Table> Tables, IReadOnlyList<Finding> Findings);

/// <summary>Part of a table: the rows whose key is at least <paramref name="From"/> and below <paramref name="To"/>; open where null.</summary>
public sealed record Slice(string? KeyColumn, long? From, long? To)
{
    private const int MostSlices = 1000;

    /// <summary>The table in one piece.</summary>
    public static readonly IReadOnlyList<Slice> Whole = [new Slice(null, null, null)];

    /// <summary>The column a table can be cut along: its key, if that is one integer. Null for a table that is too small to be cut, as well.</summary>
    public static string? KeyOf(Table table, long rows) =>
        table.EstimatedRows / rows >= 2 && table.PrimaryKey?.Parts is [var part] && table.Column(part.Column).Type.Kind is ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64
            ? table.PrimaryKey.Parts[0].Column
            : null;

    /// <summary>Parts of the same width; the first and the last are open.</summary>
    /// <param name="range">The smallest and the largest key, as text; null in an empty table.</param>
    public static IReadOnlyList<Slice> Cut(Table table, string key, IReadOnlyList<string?> range, long rows)
    {
        if (range[0] is not { } smallest || range[1] is not { } largest)
        {
            return Whole;
        }

        var first = long.Parse(smallest, CultureInfo.InvariantCulture);
        var last = long.Parse(largest, CultureInfo.InvariantCulture);
        var slices = (int)Math.Min(MostSlices, table.EstimatedRows / rows);
        var step = Math.Max(1, (long)(((Int128)last - first) / slices) + 1);
        return
        [
            .. Enumerable.Range(0, slices).Select(i => new Slice(
                key,
                i == 0 ? null : first + (step * i),
                i == slices - 1 ? null : first + (step * (i + 1)))),
        ];
    }
}
