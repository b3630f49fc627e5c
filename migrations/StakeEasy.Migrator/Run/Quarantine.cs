using System.Runtime.CompilerServices;
using CsvHelper;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Rows the target cannot hold go to a table beside the others and to a CSV file, as they stand in the source.</summary>
internal sealed class Quarantine(ISnapshot snapshot, IStaging staging, string? folder)
{
    /// <summary>Rows set aside, by target name of the table.</summary>
    public async Task<IReadOnlyDictionary<string, long>> RunAsync(IReadOnlyList<TablePlan> tables, string runId, CancellationToken ct)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => table.Excluded is not null))
        {
            var file = Path.Combine(folder ?? ".", $"quarantine-{runId}-{table.TargetName}.csv");
            await using var writer = CsvWriter.ToFile(file);
            counts[table.TargetName] = await staging.QuarantineAsync(table, WriteAsync(writer, snapshot.ReadQuarantinedAsync(table, ct), ct), ct);
        }

        return counts;
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> WriteAsync(
        CsvWriter writer, IAsyncEnumerable<IReadOnlyList<string?>> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteRecordAsync([.. row], ct);
            yield return row;
        }
    }
}
