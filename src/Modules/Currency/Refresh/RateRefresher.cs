using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.Sources;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Currency.Refresh;

/// <summary>Asks every source, judges what they say, and stores all of it or nothing.</summary>
internal sealed class RateRefresher(
    CurrencyDbContext db, NpgsqlDataSource database, IEnumerable<IRateSource> sources, RefreshSchedule schedule,
    IOptions<RatesOptions> options, IEventBus events, TimeProvider clock, ILogger<RateRefresher> log) : IRateRefresh
{
    // Any number, as long as nobody else in this database locks it.
    private const long RefreshLock = 0x53_74_61_6B_65_02;

    private static readonly TimeSpan ButtonPause = TimeSpan.FromMinutes(1);

    // Rates this long before the first new day are read along, so that a jump has something to be measured against.
    private const int LookBackDays = 14;

    private readonly RateReview _review = new(options.Value.JumpLimit);

    public async Task<Result<RefreshReport>> RefreshAsync(RefreshRates request, CancellationToken ct)
    {
        await using var alone = await AdvisoryLock.TryTakeAsync(database, RefreshLock, ct);
        if (alone is null)
        {
            return RefreshErrors.AlreadyRunning;
        }

        var now = clock.GetUtcNow();
        if (request.Trigger is RefreshTrigger.Button && await db.Runs.AnyAsync(r => r.StartedAt > now - ButtonPause, ct))
        {
            return RefreshErrors.TooSoon;
        }

        var run = await BeginAsync(request.Trigger, now, ct);
        try
        {
            var result = await RefreshAsync(run, request.AcceptJumps, ct);
            if (result.Succeeded && result.Value.ChangedFrom is { } day)
            {
                // Stored is stored: from here on nobody's closed tab may keep the others from hearing of it.
                await events.PublishAsync(new RatesRefreshed(result.Value.Version, day), CancellationToken.None);
            }

            return result;
        }
        catch (Exception e)
        {
            await EndAsync(run, e is OperationCanceledException ? RefreshErrors.Interrupted : "An error of our own; the log has it.");
            throw;
        }
    }

    private async Task<Result<RefreshReport>> RefreshAsync(RefreshRun run, bool acceptJumps, CancellationToken ct)
    {
        // At once, because a source that does not answer takes its time to be given up.
        var answers = await Task.WhenAll(sources.Where(s => s.IsEnabled).Select(s => AskAsync(s, acceptJumps, ct)));
        var reports = answers.Select(a => a.Report).ToList();
        var reviewed = answers.Where(a => a.Rates is not null).Select(a => (a.Source, a.Rates!)).ToList();
        if (reviewed.Count == 0)
        {
            var error = reports.Count == 0 ? RefreshErrors.NoSource : RefreshErrors.AllFailed(reports);
            await EndAsync(run, reports.Count == 0 ? error.Message : RefreshErrors.Problems(reports));
            return error;
        }

        return await StoreAsync(run, reviewed, reports, ct);
    }

    private async Task<(IRateSource Source, ReviewedRates? Rates, SourceReport Report)> AskAsync(IRateSource source, bool acceptJumps, CancellationToken ct)
    {
        try
        {
            var rates = await FetchAsync(source, acceptJumps, ct);
            return (source, rates, new SourceReport(source.Name, rates.Newest, null));
        }
        catch (RateSourceException e)
        {
            log.LogWarning("{Source} gave no rates: {Problem}", source.Name, e.Message);
            return (source, null, new SourceReport(source.Name, null, e.Message));
        }
    }

    private async Task<ReviewedRates> FetchAsync(IRateSource source, bool acceptJumps, CancellationToken ct)
    {
        // No connection waits while a source takes its time.
        var newest = await NewestDayAsync(source, ct);
        var now = clock.GetUtcNow();
        var answer = await source.FetchAsync(newest, DateOnly.FromDateTime(now.UtcDateTime), ct);
        var first = answer.Count == 0 ? DateOnly.MinValue : answer.Min(p => p.Day);
        var from = first.DayNumber > LookBackDays ? first.AddDays(-LookBackDays) : first;

        // Never further back than the newest rate: after a long silence that is what a jump is measured against.
        await using var connection = await database.OpenConnectionAsync(ct);
        var stored = await RateStore.ReadAsync(connection, source.Name, source.Base, newest < from ? newest.Value : from, ct);
        return _review.Judge(source, answer, stored, newest, now, acceptJumps);
    }

    private async Task<DateOnly?> NewestDayAsync(IRateSource source, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await RateStore.NewestDayAsync(connection, source.Name, ct);
    }

    private async Task<RefreshReport> StoreAsync(
        RefreshRun run, List<(IRateSource Source, ReviewedRates Rates)> reviewed, List<SourceReport> reports, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)transaction.GetDbTransaction().Connection!;
        DateOnly? changedFrom = null;
        foreach (var (source, rates) in reviewed)
        {
            if (rates.Accepted.Count > 0)
            {
                await RateStore.AppendAsync(connection, source.Name, clock.GetUtcNow(), rates.Accepted, ct);
                var first = rates.Accepted.Min(p => p.Day);
                changedFrom = changedFrom < first ? changedFrom : first;
            }

            await HeldRates.RememberAsync(connection, rates.Held, ct);
            await HeldRates.SettleAsync(connection, source, rates.Accepted, clock.GetUtcNow(), ct);
        }

        run.FinishedAt = clock.GetUtcNow();
        run.Succeeded = true;
        run.Stored = reviewed.Sum(r => r.Rates.Accepted.Sum(p => p.Rates.Count));
        run.Held = reviewed.Sum(r => r.Rates.Held.Count);
        run.Problem = reports.Any(r => r.Problem is not null) ? RefreshErrors.Problems(reports) : null;
        await db.SaveChangesAsync(ct);
        var version = await db.Batches.MaxAsync(b => (long?)b.Id, ct) ?? 0;
        await transaction.CommitAsync(ct);
        log.LogInformation("Refreshed rates: {Stored} stored, {Held} held back, version {Version}", run.Stored, run.Held, version);
        return new RefreshReport(version, changedFrom, run.Stored, run.Held, reports);
    }

    private async Task<RefreshRun> BeginAsync(RefreshTrigger trigger, DateTimeOffset now, CancellationToken ct)
    {
        // Whoever holds the lock is alone: a run that never ended belongs to a process that is gone.
        await db.Runs.Where(r => r.FinishedAt == null).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.FinishedAt, now).SetProperty(x => x.Problem, RefreshErrors.Interrupted), ct);
        var run = new RefreshRun { Trigger = trigger, StartedAt = now, NextRunAt = schedule.NextAfter(now) };
        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        return run;
    }

    private async Task EndAsync(RefreshRun run, string problem)
    {
        // What failed may have left the context half changed: only the run itself is written.
        db.ChangeTracker.Clear();
        await db.Runs.Where(r => r.Id == run.Id).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.FinishedAt, clock.GetUtcNow()).SetProperty(x => x.Problem, problem).SetProperty(x => x.Succeeded, false),
            CancellationToken.None);
    }
}
