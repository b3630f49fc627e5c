using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.Run;

/// <param name="Jobs">Tables, slices and indexes worked on side by side.</param>
/// <param name="BatchBytes">What each of them holds in memory at a time.</param>
internal sealed record CopySettings(RunOptions Options, int Jobs, int BatchBytes, bool DryRun, bool Resume, string? QuarantineFolder)
{
    public const int UsualBatchBytes = 256 * 1024;

    /// <summary>What else belongs to the run; null for a plain copy.</summary>
    public IPublicationStep? Step { get; init; }
}

/// <summary>
/// A copy from beginning to end: preflight, staging, rows, keys, verification, publication. Until the last step the target looks
/// as before; see docs/adr/0013.
/// </summary>
internal sealed class CopyRun(ISource source, ITarget target, CopySettings settings, IProgressView progress, TimeProvider clock)
{
    private const long RowsPerSlice = 200_000;

    public async Task ExecuteAsync(Report report, CancellationToken ct)
    {
        var options = settings.Options;
        (report.Source, report.Target, report.Schema) = (source.Description, target.Description, options.Schema);
        if (await IsDoneAsync(report, ct))
        {
            return;
        }

        if (options.Choices.Quarantine)
        {
            Quarantine.Prepare(settings.QuarantineFolder);
        }

        await target.EnsureUsableAsync(options.Schema, ct);

        progress.Begin("Looking at the source");
        await using var snapshot = await source.OpenSnapshotAsync(settings.Jobs, ct);
        report.Consistency = snapshot.Consistency;
        if (settings.Step is not null)
        {
            await settings.Step.PrepareAsync(snapshot, ct);
        }

        var plan = await report.TimeAsync("check", () => new Planner(snapshot, target, options).RunAsync(ct));
        report.Findings.AddRange(settings.Step is null ? plan.Findings : plan.Findings.Select(settings.Step.InItsWords));
        report.NotMoved.AddRange(plan.NotMoved);
        if (!plan.MayRun)
        {
            report.End(1, "Stopped before anything was written: see the findings.");
            return;
        }

        if (settings.DryRun)
        {
            report.Tables.AddRange(plan.Tables.Select(table => new TableReport(table.Source.Name, table.TargetName, table.Source.EstimatedRows, 0, null, [], null)));
            report.End(0, "A dry run: nothing was written. The rows are estimates.");
            return;
        }

        var run = new RunRecord(Guid.NewGuid().ToString("N")[..8], options.Schema, source.Description, options.ToJson(), "running", clock.GetUtcNow());
        await using var staging = await target.BeginAsync(run, settings.Resume, ct);
        report.RunId = staging.RunId;
        await FillAsync(report, snapshot, staging, plan, ct);
    }

    /// <summary>A run that was killed right after it was published is done: whoever resumes it is told so.</summary>
    private async Task<bool> IsDoneAsync(Report report, CancellationToken ct)
    {
        var options = settings.Options;
        var occupied = await OccupiedSchema.FindAsync(target, options.Schema, ct);
        if (settings.Resume && occupied?.By is { Published: { } published } run
            && string.Equals(run.Source, source.Description, StringComparison.Ordinal) && string.Equals(run.OptionsJson, options.ToJson(), StringComparison.Ordinal))
        {
            report.RunId = run.Id;
            report.End(published.ExitCode, $"This run is done: it was verified and published at {OccupiedSchema.Time(published.At)}, before this attempt. verify --schema {options.Schema} compares it again.");
            return true;
        }

        occupied?.Refuse(settings.Step is null ? "Choose another with --schema NAME, or empty it" : "An import needs it for itself; rollback-plan --schema legacy tells how an earlier one is taken back");
        return false;
    }

    private async Task FillAsync(Report report, ISnapshot snapshot, IStaging staging, Plan plan, CancellationToken ct)
    {
        var known = await report.TimeAsync("resume", () => KeepAsync(snapshot, staging, plan, ct));
        progress.Begin("Copying");
        using var filler = new TableFiller(snapshot, staging, progress, settings.Jobs, settings.BatchBytes, RowsPerSlice);
        var rows = await report.TimeAsync("copy", () => filler.RunAsync([.. plan.Tables.Where(table => !known.ContainsKey(table.TargetName))], ct));
        var aside = await report.TimeAsync("quarantine", () => new Quarantine(snapshot, staging, settings.QuarantineFolder).RunAsync(plan.Tables, staging.RunId, ct));

        progress.Begin("Constraints");
        report.NotMoved.AddRange(await report.TimeAsync("constraints", () => ConstrainAsync(staging, plan, ct)));

        progress.Begin("Verifying");
        var verdicts = await report.TimeAsync("verify", () => Verification.RunAsync(
            plan.Tables,
            settings.Jobs,
            (table, token) => known.TryGetValue(table.TargetName, out var figures) ? Task.FromResult(figures) : snapshot.MeasureAsync(table, token),
            (table, token) => known.TryGetValue(table.TargetName, out var figures) ? Task.FromResult(figures) : staging.MeasureAsync(table, token),
            ct));
        report.Tables.AddRange(plan.Tables.Zip(verdicts, (table, verdict) => TableReport.Of(table, verdict, aside.GetValueOrDefault(table.TargetName))));
        if (verdicts.Any(verdict => !verdict.IsClean))
        {
            await staging.DropAsync(ct);
            report.End(1, "Source and target differ: nothing was published, the target is as before.");
            return;
        }

        await report.TimeAsync("analyze", () => AnalyzeAsync(staging, plan, ct));
        var setAside = aside.Values.Sum();
        report.End(
            setAside > 0 ? 1 : 0,
            setAside > 0
                ? $"Copied and verified, but {Counted.Of(setAside, "row was", "rows were")} set aside: see the tables named quarantine_of_… and the files."
                : "Copied, verified and published.");
        var published = await report.TimeAsync("publish", () => staging.PublishAsync(
            async (connection, token) => settings.Step is null || await settings.Step.RunAsync(connection, report, token) ? report.ToJson() : null, ct));
        if (!published)
        {
            await staging.DropAsync(ct);
        }
    }

    /// <summary>
    /// The tables an earlier attempt has filled, if they still are what the source holds: its snapshot is gone, so equal
    /// figures have to prove it. The others begin anew.
    /// </summary>
    private async Task<Dictionary<string, TableFigures>> KeepAsync(ISnapshot snapshot, IStaging staging, Plan plan, CancellationToken ct)
    {
        var kept = new Dictionary<string, TableFigures>(StringComparer.Ordinal);
        await staging.DropOthersAsync(plan.Tables, ct);
        var filled = plan.Tables.Where(staging.IsFilled).ToList();
        if (filled.Count == 0)
        {
            return kept;
        }

        progress.Begin("Comparing what is there already");
        foreach (var (table, verdict) in filled.Zip(await Verification.RunAsync(filled, settings.Jobs, snapshot.MeasureAsync, staging.MeasureAsync, ct)))
        {
            if (verdict.IsClean)
            {
                kept.Add(table.TargetName, verdict.Target);
                progress.Done(table.TargetName, "kept");
            }
        }

        return kept;
    }

    private async Task<int> AnalyzeAsync(IStaging staging, Plan plan, CancellationToken ct)
    {
        await Parallel.ForEachAsync(
            plan.Tables, new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = ct }, async (table, token) => await staging.AnalyzeAsync(table, token));
        return plan.Tables.Count;
    }

    private async Task<IReadOnlyList<NotMoved>> ConstrainAsync(IStaging staging, Plan plan, CancellationToken ct)
    {
        var notMoved = await staging.DeclareConstraintsAsync(plan.Tables, ct);
        var unvalidated = plan.Tables.SelectMany(table => table.UnvalidatedKeys).ToHashSet(StringComparer.Ordinal);
        using var queue = new WorkQueue();
        foreach (var step in (await staging.ValidationStepsAsync(unvalidated, ct)).Reverse())
        {
            queue.Add(step.RunAsync);
        }

        await queue.RunAsync(settings.Jobs, ct);
        return notMoved;
    }
}
