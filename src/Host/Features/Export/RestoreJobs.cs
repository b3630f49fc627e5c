using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Features.Export;

/// <summary>Works on backups beside the requests that bring them, one of each player at a time.</summary>
internal sealed class RestoreJobs(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<RestoreJobs> log)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private static readonly Error Stopped = new("File", "The work was cut short, so nothing is changed. Choose the file again.");

    private static readonly Error Failed = new("File", "Something went wrong on our side, so nothing is changed. Try again.");

    private readonly Dictionary<UserId, RestoreJob> _jobs = [];
    private readonly Lock _jobsLock = new();

    /// <summary>Begins, and waits a moment: most files need no more. False if another backup of the player is still at work.</summary>
    public async Task<bool> RunAsync(UserId owner, RestoreForm form, IFormFile file)
    {
        var content = await KeepAsync(file);
        var job = new RestoreJob(new() { Mode = form.Mode, CheckOnly = form.CheckOnly, Confirmed = form.Confirmed }, file.FileName);
        if (!Begin(owner, job, content))
        {
            await content.DisposeAsync();
            return false;
        }

        await Task.WhenAny(job.Outcome, Task.Delay(Moment));
        return true;
    }

    /// <summary>The player's job, if it is still at work, or nobody was told how it ended; then it is forgotten.</summary>
    public RestoreJob? Take(UserId owner)
    {
        lock (_jobsLock)
        {
            var job = _jobs.GetValueOrDefault(owner);
            if (job is { IsRunning: false })
            {
                _jobs.Remove(owner);
            }

            return job;
        }
    }

    /// <summary>The player's job, without being told how it ended.</summary>
    public RestoreJob? Find(UserId owner)
    {
        lock (_jobsLock)
        {
            return _jobs.GetValueOrDefault(owner);
        }
    }

    private bool Begin(UserId owner, RestoreJob job, FileStream content)
    {
        lock (_jobsLock)
        {
            if (_jobs.GetValueOrDefault(owner) is { IsRunning: true })
            {
                return false;
            }

            job.Outcome = Task.Run(() => WorkAsync(owner, job, content), CancellationToken.None);
            _jobs[owner] = job;
            return true;
        }
    }

    /// <summary>What a form brings is gone with its request. Nobody else opens the copy, and it is gone however this process ends.</summary>
    private static async Task<FileStream> KeepAsync(IFormFile file)
    {
        var path = Path.Combine(Path.GetTempPath(), "stakeeasy-" + Guid.NewGuid().ToString("N"));
        var copy = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        await file.CopyToAsync(copy, CancellationToken.None);
        copy.Position = 0;
        return copy;
    }

    private async Task<RestoreOutcome> WorkAsync(UserId owner, RestoreJob job, FileStream content)
    {
        try
        {
            await using (content)
            {
                await using var scope = scopes.CreateAsyncScope();
                var backups = scope.ServiceProvider.GetRequiredService<IBackups>();
                if (job.Form.CheckOnly)
                {
                    var inspected = await backups.InspectAsync(owner, content, job, lifetime.ApplicationStopping);
                    return inspected.Succeeded ? new() { Inspected = inspected.Value } : new() { Error = inspected.Error };
                }

                var restored = await backups.RestoreAsync(owner, content, job.Form.Mode, job, lifetime.ApplicationStopping);
                return restored.Succeeded ? new() { Restored = restored.Value } : new() { Error = restored.Error };
            }
        }
        catch (OperationCanceledException)
        {
            return new() { Error = Stopped };
        }
#pragma warning disable CA1031 // Nobody awaits this work: whatever went wrong is told on its page, and in the log.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "A backup of {Owner} could not be worked on", owner);
            return new() { Error = Failed };
        }
    }
}
