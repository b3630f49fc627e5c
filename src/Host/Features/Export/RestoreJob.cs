using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Host.Features.Export;

/// <summary>One backup that is being checked or restored, and how far that is.</summary>
internal sealed class RestoreJob(RestoreForm form, string fileName) : IProgress<double>
{
    // Reading is most of what the player waits for; moving and working out the rest.
    private const double ShareOfReading = 0.7;

    private double _done;

    public RestoreForm Form => form;

    public string FileName => fileName;

    public Task<RestoreOutcome> Outcome { get; set; } = Task.FromResult(new RestoreOutcome());

    public bool IsRunning => !Outcome.IsCompleted;

    public double Done => Volatile.Read(ref _done);

    public void Report(double value) => Volatile.Write(ref _done, Math.Clamp(value, 0d, 1d) * ShareOfReading);
}

/// <summary>One of the three is there.</summary>
internal sealed record RestoreOutcome
{
    /// <summary>What the checked file would do.</summary>
    public BackupInspection? Inspected { get; init; }

    /// <summary>What was restored.</summary>
    public IReadOnlyList<BackupCount>? Restored { get; init; }

    /// <summary>Why nothing is changed.</summary>
    public Error? Error { get; init; }
}
