using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StakeEasy.SharedKernel.Database;

/// <summary>
/// Where the server's files are. Normally <c>&lt;data&gt;/postgres</c>. When root runs the application, the server runs as another user who
/// must be able to enter the folder; below a closed home folder it cannot, and the files go to a system folder instead, which
/// <c>&lt;data&gt;/postgres.location</c> names from then on.
/// </summary>
internal sealed class EmbeddedPostgresPlace
{
    public const UnixFileMode ForEverybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Names the folder, if the files are elsewhere.</summary>
    private const string Note = "postgres.location";

    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ToPassThrough = ForOwner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly SearchValues<char> TroubleForAShell = SearchValues.Create("\"'`$\\\n");

    private EmbeddedPostgresPlace(string data, string folder, EmbeddedPostgresPackage package)
    {
        Data = data;
        Folder = folder;
        Package = package;
    }

    /// <summary>The application's data folder.</summary>
    public string Data { get; }

    /// <summary>The cluster: tables, write-ahead log, log file.</summary>
    public string Cluster => Path.Combine(Folder, "postgres");

    /// <summary>Where the cluster grows up: renamed when complete, so that half a cluster is never taken for a whole one.</summary>
    public string UnfinishedCluster => Cluster + ".tmp";

    public string Sockets => Path.Combine(Folder, "postgres.socket");

    public string PasswordForInitdb => Path.Combine(Folder, "postgres.initdb");

    public EmbeddedPostgresPackage Package { get; }

    private string Folder { get; }

    public static bool IsIn(string data) => Directory.Exists(Path.Combine(data, "postgres")) || File.Exists(Path.Combine(data, Note));

    public static EmbeddedPostgresPlace Choose(EmbeddedPostgresOptions options)
    {
        CreateFolder(options.DataFolder, Posix.IsRoot ? ToPassThrough : ForOwner);
        var data = Posix.RealPath(options.DataFolder);
        if (data.AsSpan().ContainsAny(TroubleForAShell))
        {
            // pg_ctl hands the paths to a shell.
            throw new SetupException($"The data folder {data} has a character in its path that PostgreSQL's tools cannot take. Choose another one with --data.");
        }

        var package = options.PackageFolder is { } known
            ? new EmbeddedPostgresPackage(Path.GetFullPath(known))
            : EmbeddedPostgresPackage.FindFrom(AppContext.BaseDirectory);
        package.MakeSymbolicLinks();

        var folder = ChooseFolder(data, options.SystemFolder);
        if (Posix.IsRoot && !ServerCanEnter(Path.GetDirectoryName(package.Tool("postgres"))!, package.Tool("postgres")))
        {
            package = package.CopyTo(CreateSystemFolder(options.SystemFolder, data));
        }

        return new EmbeddedPostgresPlace(data, folder, package);
    }

    /// <summary>Makes a folder that only the server's user and root may look into.</summary>
    public static void CreateForServer(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, ForOwner);
        Posix.GiveToServer(folder);
    }

    private static string ChooseFolder(string data, string systemFolder)
    {
        var note = Path.Combine(data, Note);
        if (File.Exists(note))
        {
            return Noted(note, data);
        }

        if (!Posix.IsRoot || ServerCanEnter(data))
        {
            return data;
        }

        if (Directory.Exists(Path.Combine(data, "postgres")))
        {
            throw new SetupException($"The database in {data}/postgres lies below a folder that user {Posix.Nobody}, as whom root runs PostgreSQL, may not enter. Open it (chmod o+x), or run as the folder's owner.");
        }

        var folder = CreateSystemFolder(systemFolder, data);
        File.WriteAllText(OwnerFile(folder), data);
        File.WriteAllText(note, folder);
        return folder;
    }

    private static string Noted(string note, string data)
    {
        var folder = File.ReadAllText(note).Trim();
        if (!Directory.Exists(folder))
        {
            throw new SetupException($"The database of {data} was in {folder}, which is gone. Put it back from a backup, or delete {note} to begin with an empty one.");
        }

        var owner = File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)).Trim() : data;
        if (!string.Equals(owner, data, StringComparison.Ordinal) && File.Exists(Path.Combine(owner, Path.GetFileName(note))))
        {
            // The locks are in the data folder: two of them over one database would not see each other.
            throw new SetupException($"{data} is a copy of {owner}: its database in {folder} belongs to the original. Delete {note} to begin with an empty one.");
        }

        return folder;
    }

    private static string OwnerFile(string folder) => Path.Combine(folder, "data-folder");

    private static string CreateSystemFolder(string systemFolder, string data)
    {
        CreateFolder(systemFolder, ToPassThrough);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16];
        var folder = Path.Combine(systemFolder, hash);
        CreateFolder(folder, ToPassThrough);
        return folder;
    }

    private static void CreateFolder(string folder, UnixFileMode mode)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
            File.SetUnixFileMode(folder, mode); // Whatever the umask says.
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SetupException($"The folder {folder} cannot be created: {e.Message}", e);
        }
    }

    private static bool ServerCanEnter(string folder, string? program = null)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (!at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return program is null || File.GetUnixFileMode(program).HasFlag(UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }
}
