using System.Runtime.InteropServices;

namespace StakeEasy.SharedKernel.Database;

/// <summary>What .NET does not offer: who we are, who owns a file, and where a path really leads.</summary>
internal static partial class Posix
{
    /// <summary>The user "nobody": PostgreSQL refuses to run as root, so that root hands its server to this one.</summary>
    public const uint Nobody = 65534;

    public static bool IsRoot { get; } = GetEffectiveUserId() == 0;

    /// <summary>Gives the file or folder to the user the server runs as; only root has to.</summary>
    public static void GiveToServer(string path)
    {
        if (IsRoot && ChangeOwner(path, Nobody, Nobody) != 0)
        {
            throw new SetupException($"{path} cannot be handed to user {Nobody}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>The path of an existing folder without symbolic links: two ways to one folder must look alike.</summary>
    public static string RealPath(string existing) => ResolvePath(existing, 0) ?? Path.GetFullPath(existing);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial string? ResolvePath(string path, nint buffer);
}
