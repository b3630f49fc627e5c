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

    public static DataFolder From(IConfiguration settings) =>
        new(System.IO.Path.GetFullPath(settings[Setting] is { Length: > 0 } folder ? folder : Default));

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
