using System.Globalization;

namespace StakeEasy.Testing;

/// <summary>
/// A folder of its own below the temporary one, deleted afterwards. Its name holds the process id, so that the folders of test
/// runs that were killed are found and deleted by the next run.
/// </summary>
public sealed class TestFolder : IDisposable
{
    private const string Prefix = "stakeeasy-test-";

    public TestFolder(string purpose)
    {
        DeleteAbandoned();
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{purpose}-{Random.Shared.Next():x}"));
        Directory.CreateDirectory(Path);

        // Below it a server may run as another user.
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => DeleteIfPossible(Path);

    private static void DeleteAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/" + owner))
            {
                DeleteIfPossible(folder);
            }
        }
    }

    private static void DeleteIfPossible(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or a file of it is just going away: the next run tries again.
        }
    }
}
