using System.Collections.Concurrent;
using System.Diagnostics;
using Spectre.Console;

namespace StakeEasy.Migrator.Run;

internal static class ProgressViews
{
    /// <summary>Bars with rate and time left on a terminal, a line per event elsewhere.</summary>
    public static async Task ShowAsync(TextWriter error, Func<IProgressView, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(new PlainProgress(error));
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RowRateColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new TerminalProgress(context)));
    }

    private sealed class PlainProgress(TextWriter error) : IProgressView
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Begin(string phase) => Say(phase);

        public void Expect(string table, long rows)
        {
        }

        public void Copied(string table, long rows)
        {
        }

        public void Done(string table, string what) => Say($"{table}: {what}");

        private void Say(string what)
        {
            lock (error)
            {
                error.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(_started).TotalSeconds,8:0.0} s  {what}"));
            }
        }
    }

    private sealed class TerminalProgress(ProgressContext context) : IProgressView
    {
        private readonly ConcurrentDictionary<string, ProgressTask> _tables = new(StringComparer.Ordinal);
        private ProgressTask? _phase;

        public void Begin(string phase)
        {
            _phase?.StopTask();
            _phase = context.AddTask(phase.EscapeMarkup(), maxValue: 1).IsIndeterminate();
        }

        public void Expect(string table, long rows) => _tables[table] = context.AddTask(table.EscapeMarkup(), maxValue: Math.Max(1, rows));

        public void Copied(string table, long rows)
        {
            var task = _tables[table];
            task.Increment(rows);

            // The number expected was the source's estimate.
            if (task.Value >= task.MaxValue)
            {
                task.MaxValue = task.Value + 1;
            }
        }

        public void Done(string table, string what)
        {
            if (_tables.TryRemove(table, out var task))
            {
                task.Value = task.MaxValue;
                task.StopTask();
            }
        }
    }

    private sealed class RowRateColumn : ProgressColumn
    {
        public override Spectre.Console.Rendering.IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task is { IsIndeterminate: false, Speed: { } speed } ? FormattableString.Invariant($"{speed:#,0} rows/s") : "");
    }
}
