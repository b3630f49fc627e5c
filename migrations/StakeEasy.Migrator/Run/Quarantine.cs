using System.Runtime.CompilerServices;
using CsvHelper;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Rows the target cannot hold go to a table beside the others and to a CSV file, as they stand in the source.</summary>
internal sealed class Quarantine(ISnapshot snapshot, IStaging staging, string? folder)
{
    /// <exception cref="MigrationException">No file can be written there.</exception>
    public static void Prepare(string? folder)
    {
        try
        {
            Directory.CreateDirectory(folder ?? ".");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"The folder for rows set aside cannot be made: {e.Message} Name another with --quarantine-folder.", e);
        }
    }

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
            foreach (var cell in row)
            {
                // As PostgreSQL's COPY writes and reads it: nothing at all is NULL, quotes around nothing are an empty text.
                writer.WriteField(cell, cell is null ? CsvQuoting.WhenNeeded : CsvQuoting.Always);
            }

            await writer.EndRecordAsync(ct);
            yield return row;
        }
    }
}
