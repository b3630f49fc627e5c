namespace StakeEasy.SharedKernel.Backups;

/// <summary>How a backup meets what is there.</summary>
public enum RestoreMode
{
    /// <summary>Everything the owner has goes, the backup takes its place.</summary>
    Replace,

    /// <summary>What is there stays as it is; what the backup has beyond that is added.</summary>
    Merge,
}

/// <summary>One list of a backup.</summary>
/// <param name="Name">As in the file, such as entries.</param>
/// <param name="InFile">How many the file holds.</param>
/// <param name="Kept">How many of them are there already, so that merging leaves them out.</param>
public sealed record BackupCount(string Name, long InFile, long Kept);

/// <summary>What a file would do.</summary>
/// <param name="MergeRefused">Why it can only replace; null if it can be merged.</param>
public sealed record BackupInspection(IReadOnlyList<BackupCount> Counts, Error? MergeRefused);

/// <summary>
/// Everything an owner has, in all modules, as one file of JSON (docs/backup.md), and back. Streams both ways. The owner's id is not in
/// the file: whoever restores it owns what it holds.
/// </summary>
public interface IBackups
{
    /// <summary>As of one moment. The same data give the same bytes. Once all of it is written, <see cref="BackupTaken"/> is announced.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="target">Written to, and left open.</param>
    /// <param name="progress">Told the number of rows written.</param>
    /// <param name="ct">Stops it; half a file is written then, which cannot be restored.</param>
    Task WriteAsync(UserId owner, Stream target, IProgress<long>? progress, CancellationToken ct);

    /// <summary>Reads the file to its end and checks all of it, as restoring does; changes nothing. The error names the place.</summary>
    /// <param name="progress">Told how much of the file is read, 0 to 1.</param>
    Task<Result<BackupInspection>> InspectAsync(UserId owner, Stream file, IProgress<double>? progress, CancellationToken ct);

    /// <summary>All of the file or nothing. The error names the place in the file and says why.</summary>
    /// <param name="progress">Told how much of the file is read, 0 to 1.</param>
    Task<Result<IReadOnlyList<BackupCount>>> RestoreAsync(
        UserId owner, Stream file, RestoreMode mode, IProgress<double>? progress, CancellationToken ct);
}
