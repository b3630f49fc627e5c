using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <summary>Fills tables slice by slice, several at once, and builds the indexes of each as soon as its last slice is in.</summary>
internal sealed class TableFiller(ISnapshot snapshot, IStaging staging, IProgressView progress, int jobs, int batchBytes, long rowsPerSlice) : IDisposable
{
    private readonly WorkQueue _queue = new();
    private long _total;

    /// <summary>Returns how many rows were written.</summary>
    public async Task<long> RunAsync(IReadOnlyList<TablePlan> tables, CancellationToken ct)
    {
        // The queue takes the last first: the largest table, whose indexes take longest.
        foreach (var table in tables.OrderBy(table => table.Source.EstimatedRows))
        {
            progress.Expect(table.TargetName, table.Source.EstimatedRows);
            _queue.Add(token => BeginAsync(table, token));
        }

        await _queue.RunAsync(jobs, ct);
        return _total;
    }

    public void Dispose() => _queue.Dispose();

    private async Task BeginAsync(TablePlan table, CancellationToken ct)
    {
        await staging.CreateTableAsync(table, ct);
        var slices = await snapshot.SliceAsync(table, rowsPerSlice, ct);
        var left = slices.Count;
        long rows = 0;
        foreach (var slice in slices.Reverse())
        {
            _queue.Add(async token =>
            {
                var written = await staging.WriteAsync(
                    table, batchBytes, writer => snapshot.ReadAsync(table, slice, writer, count => progress.Copied(table.TargetName, count), token), token);
                Interlocked.Add(ref rows, written);
                Interlocked.Add(ref _total, written);
                if (Interlocked.Decrement(ref left) == 0)
                {
                    await FinishAsync(table, rows, token);
                }
            });
        }
    }

    private async Task FinishAsync(TablePlan table, long rows, CancellationToken ct)
    {
        var steps = staging.IndexSteps(table);
        var left = steps.Count;
        if (left == 0)
        {
            await FilledAsync(table, rows, ct);
        }

        foreach (var step in steps)
        {
            _queue.Add(async token =>
            {
                await step.RunAsync(token);
                if (Interlocked.Decrement(ref left) == 0)
                {
                    await FilledAsync(table, rows, token);
                }
            });
        }
    }

    private async Task FilledAsync(TablePlan table, long rows, CancellationToken ct)
    {
        await staging.MarkFilledAsync(table, rows, ct);
        progress.Done(table.TargetName, FormattableString.Invariant($"{rows} rows"));
    }
}
