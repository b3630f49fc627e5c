using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Runs the work on files beside the requests that ask for it, two at a time.</summary>
internal sealed class ImportJobs(IServiceScopeFactory scopes, ILogger<ImportJobs> log) : IImportJobs, IDisposable
{
    private const int AtOnce = 2;
    private const int Remembered = 1000;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(UserId Owner, Guid Id), ImportJob> _jobs = [];
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _starting = new();

    public Task<ImportProgress> CheckAsync(UserId owner, Guid id, ImportMoment moment) => RunAsync(
        owner, id, ImportWork.Checking, async (imports, job) => (await imports.CheckAsync(owner, id, moment, job, _end.Token)).Error);

    public Task<ImportProgress> CommitAsync(UserId owner, Guid id, ImportMoment moment, bool skipBad) => RunAsync(
        owner, id, ImportWork.Importing, async (imports, job) => (await imports.CommitAsync(owner, id, moment, skipBad, job, _end.Token)).Error);

    public ImportProgress? Find(UserId owner, Guid id) => _jobs.TryGetValue((owner, id), out var job) ? job.Progress : null;

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
        _places.Dispose();
    }

    private async Task<ImportProgress> RunAsync(UserId owner, Guid id, ImportWork work, Func<IImports, ImportJob, Task<Error?>> run)
    {
        ImportJob job;
        lock (_starting)
        {
            if (!_jobs.TryGetValue((owner, id), out job!) || !job.IsRunning)
            {
                Forget();
                job = _jobs[(owner, id)] = new ImportJob(work);
                var begun = job;
                begun.Task = Task.Run(() => WorkAsync(id, begun, run), CancellationToken.None);
            }
        }

        await Task.WhenAny(job.Task, Task.Delay(Moment));
        return job.Progress;
    }

    private async Task WorkAsync(Guid id, ImportJob job, Func<IImports, ImportJob, Task<Error?>> run)
    {
        try
        {
            await _places.WaitAsync(_end.Token);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                job.End(await run(scope.ServiceProvider.GetRequiredService<IImports>(), job));
            }
            finally
            {
                _places.Release();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            job.End(ImportErrors.Stopped);
        }
#pragma warning disable CA1031 // Nobody awaits this work: whatever went wrong is told on its page, and in the log.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "Work on import {Import} failed", id);
            job.End(ImportErrors.Failed);
        }
    }

    private void Forget()
    {
        if (_jobs.Count >= Remembered)
        {
            foreach (var (key, _) in _jobs.Where(j => !j.Value.IsRunning))
            {
                _jobs.TryRemove(key, out _);
            }
        }
    }
}

/// <summary>One piece of work, and how far it is.</summary>
internal sealed class ImportJob(ImportWork work) : IProgress<double>
{
    private volatile ImportProgress _progress = new(work, IsRunning: true, 0, null);

    public Task Task { get; set; } = Task.CompletedTask;

    public ImportProgress Progress => _progress;

    public bool IsRunning => _progress.IsRunning;

    public void Report(double value) => _progress = _progress with { Done = Math.Clamp(value, 0, 1) };

    public void End(Error? error) => _progress = _progress with { IsRunning = false, Done = 1, Error = error };
}
