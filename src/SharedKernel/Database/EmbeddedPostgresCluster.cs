using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace StakeEasy.SharedKernel.Database;

/// <summary>The server's files: made once, refused when they are another version's.</summary>
internal sealed class EmbeddedPostgresCluster(EmbeddedPostgresPlace place, bool durable, ILogger log)
{
    public const string User = "stakeeasy";

    private string PasswordFile => Path.Combine(place.Data, "postgres.password");

    /// <summary>Makes the cluster if there is none; the password to sign in with.</summary>
    public async Task<string> PrepareAsync(CancellationToken ct)
    {
        if (Directory.Exists(place.Cluster))
        {
            RefuseOtherVersion();
            return await PasswordAsync(ct);
        }

        var password = await PasswordAsync(ct);
        await CreateAsync(password, ct);
        return password;
    }

    private void RefuseOtherVersion()
    {
        var file = Path.Combine(place.Cluster, "PG_VERSION");
        var found = File.Exists(file) ? File.ReadAllText(file).Trim() : "an unknown version";
        var ours = place.Package.MajorVersion.ToString(CultureInfo.InvariantCulture);
        if (!string.Equals(found, ours, StringComparison.Ordinal))
        {
            throw new SetupException($"The data in {place.Cluster} belongs to PostgreSQL {found}, this program brings {ours}. Nothing was changed. Dump it with the old version and load it into the new one: docs/operations.md, \"Another major version of PostgreSQL\".");
        }
    }

    private async Task<string> PasswordAsync(CancellationToken ct)
    {
        if (!File.Exists(PasswordFile))
        {
            if (Directory.Exists(place.Cluster))
            {
                throw new SetupException($"{PasswordFile} is missing: without it nobody can sign in to the database in {place.Cluster}. Put it back from your backup of the data folder.");
            }

            var unfinished = PasswordFile + ".tmp";
            WritePrivately(unfinished, Convert.ToHexString(RandomNumberGenerator.GetBytes(24)));
            File.Move(unfinished, PasswordFile);
        }

        return (await File.ReadAllTextAsync(PasswordFile, ct)).Trim();
    }

    private async Task CreateAsync(string password, CancellationToken ct)
    {
        if (Directory.Exists(place.UnfinishedCluster))
        {
            Directory.Delete(place.UnfinishedCluster, recursive: true);
        }

        EmbeddedPostgresPlace.CreateForServer(place.UnfinishedCluster);
        WritePrivately(place.PasswordForInitdb, password);
        Posix.GiveToServer(place.PasswordForInitdb);
        try
        {
            string[] arguments =
            [
                "-D", place.UnfinishedCluster, "-U", User, "--auth=scram-sha-256", "--pwfile=" + place.PasswordForInitdb, "-E", "UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--data-checksums",
            ];
            await EmbeddedPostgresTool.RunAsync(place.Package.Tool("initdb"), durable ? arguments : [.. arguments, "--no-sync"]);
        }
        finally
        {
            File.Delete(place.PasswordForInitdb);
        }

        ct.ThrowIfCancellationRequested();
        Directory.Move(place.UnfinishedCluster, place.Cluster);
        log.LogInformation("A new database is in {Cluster}", place.Cluster);
    }

    private static void WritePrivately(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(Encoding.ASCII.GetBytes(text));
    }
}
