using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;

namespace StakeEasy.Host.Hosting;

/// <summary>What the application keeps outside the database: the embedded server, mail in development. Made when first needed.</summary>
internal sealed record DataFolder(string Path)
{
    /// <summary>The setting behind the option <c>--data</c>.</summary>
    public const string Setting = "Data:Folder";

    public const string Default = ".data";

    /// <exception cref="SetupException">The folder that is named is blank.</exception>
    public static DataFolder From(IConfiguration settings) => settings[Setting] switch
    {
        null => new(System.IO.Path.GetFullPath(Default)),
        var folder when string.IsNullOrWhiteSpace(folder) => throw new SetupException("--data names no folder."),
        var folder => new(System.IO.Path.GetFullPath(folder)),
    };

    /// <summary>For commands that only look: they must not take a mistyped folder for an empty ledger.</summary>
    /// <exception cref="SetupException">No application has ever kept data there.</exception>
    public void RequireData()
    {
        if (!EmbeddedPostgres.IsIn(Path))
        {
            throw new SetupException($"There is no data in {Path}. Is it the right folder? Choose another one with --data.");
        }
    }

    /// <summary>Where files lie until they are imported.</summary>
    public ImportFolder ForImports() => new(System.IO.Path.Combine(Path, "imports"));

    /// <summary>Only one application serves from a folder: two would send every mail twice and fight over the server.</summary>
    /// <exception cref="SetupException">Another one does.</exception>
    public FileLock LockForServing()
    {
        Directory.CreateDirectory(Path);
        return FileLock.TryTake(System.IO.Path.Combine(Path, "serve.lock"), exclusive: true)
            ?? throw new SetupException($"Another StakeEasy already serves from {Path}. Stop it, or choose another folder with --data.");
    }
}
