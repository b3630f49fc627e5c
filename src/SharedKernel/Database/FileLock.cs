namespace StakeEasy.SharedKernel.Database;

/// <summary>
/// An advisory lock (flock) on a file, between processes and within one. The kernel lets go of it when the process ends, however
/// it ends, so there is never a stale lock to clean up; the empty file stays.
/// </summary>
public sealed class FileLock : IDisposable
{
    /// <summary>EWOULDBLOCK: somebody else holds it.</summary>
    private const int Held = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Null if somebody else holds it in a way that excludes this one.</summary>
    /// <exception cref="SetupException">The file may not be opened by this user.</exception>
    public static FileLock? TryTake(string path, bool exclusive)
    {
        try
        {
            // .NET turns FileShare.None into an exclusive flock and every other mode into a shared one.
            return new FileLock(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = exclusive ? FileAccess.ReadWrite : FileAccess.Read,
                Share = exclusive ? FileShare.None : FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                BufferSize = 0,
            }));
        }
        catch (IOException e) when (e.HResult == Held)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SetupException($"{path} cannot be opened: the data folder belongs to another user. Run as that user, or choose another folder with --data.", e);
        }
    }

    /// <summary>Waits for it.</summary>
    /// <exception cref="SetupException">Somebody holds it for longer than <paramref name="patience"/>.</exception>
    public static async Task<FileLock> TakeAsync(string path, bool exclusive, TimeSpan patience, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < patience; waited += Pause)
        {
            if (TryTake(path, exclusive) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Pause, ct);
        }

        throw new SetupException($"Another process holds {path} for more than {patience.TotalSeconds:0} s.");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
