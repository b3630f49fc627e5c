using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.SharedKernel.Tests.Database;

/// <summary>
/// A checkout in root's home, which nobody else may enter. For a normal user such a folder is an ordinary one: the same tests
/// hold, and the database stays beside its data.
/// </summary>
public sealed class ClosedFolderTests : IDisposable
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TestFolder _folder = new("closed");

    public ClosedFolderTests() => Directory.CreateDirectory(Path.Combine(_folder.Path, "home"), ForOwner);

    private string Data => Path.Combine(_folder.Path, "home", "data");

    private string Note => Path.Combine(Data, "postgres.location");

    private EmbeddedPostgresOptions Options => new(Data) { Durable = false, SystemFolder = Path.Combine(_folder.Path, "system") };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_database_works_from_below_a_folder_that_others_may_not_enter()
    {
        await using (var first = await JoinAsync())
        {
            await ScalarAsync(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }

        await using var second = await JoinAsync();

        Assert.Equal(42, await ScalarAsync(second, "SELECT answer FROM kept"));
        Assert.Equal(Environment.IsPrivilegedProcess, File.Exists(Note));
    }

    [Fact]
    public async Task Binaries_below_such_a_folder_are_copied()
    {
        var package = Path.Combine(_folder.Path, "home", "package");
        CopyPackage(package);

        await using var postgres = await EmbeddedPostgres.JoinAsync(Options with { PackageFolder = package }, NullLogger.Instance, CancellationToken.None);

        Assert.Equal(1, await ScalarAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task A_database_that_is_gone_is_not_silently_replaced_by_an_empty_one()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "system", "elsewhere")).FullName;
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Note, elsewhere);
        Directory.Delete(elsewhere);

        var refused = await Assert.ThrowsAsync<SetupException>(JoinAsync);

        Assert.Contains("is gone", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_data_folder_does_not_share_the_database_of_the_original()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "system", "elsewhere")).FullName;
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(Note, elsewhere);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "data-folder"), Data);
        var copy = Directory.CreateDirectory(Path.Combine(_folder.Path, "home", "copy")).FullName;
        File.Copy(Note, Path.Combine(copy, "postgres.location"));

        var refused = await Assert.ThrowsAsync<SetupException>(
            () => EmbeddedPostgres.JoinAsync(Options with { DataFolder = copy }, NullLogger.Instance, CancellationToken.None));

        Assert.Contains("is a copy of", refused.Message, StringComparison.Ordinal);
    }

    private Task<EmbeddedPostgres> JoinAsync() => EmbeddedPostgres.JoinAsync(Options, NullLogger.Instance, CancellationToken.None);

    private static void CopyPackage(string to)
    {
        var from = EmbeddedPostgresPackage.FindFrom(AppContext.BaseDirectory).Folder;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => File.ResolveLinkTarget(f, returnFinalTarget: false) is null))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<object?> ScalarAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
