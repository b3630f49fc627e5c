using System.Text;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What tests of commands for one player share: the command as a process on the test's database, and a folder for its files.</summary>
public abstract class CommandTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private readonly string _folder = new TestFolder("commands").Path;

    private protected override WebApp Configure(WebApp app) => app.With("Data:Folder", PathOf("data"));

    /// <summary>Runs it for the player.</summary>
    protected Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments) => RunForAsync(WebApp.Email, command, arguments);

    protected Task<(int ExitCode, string Output)> RunForAsync(string email, string command, params string[] arguments) =>
        StakeEasyProcess.RunAsync([command, .. arguments, "--user", email, "--data", PathOf("data"), "--ConnectionStrings:StakeEasy=" + Database]);

    protected string PathOf(string name) => Path.Combine(_folder, name);

    protected string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return PathOf(name);
    }

    protected static void Failed((int ExitCode, string Output) run, string said)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }
}
