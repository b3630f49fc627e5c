using System.CommandLine;
using StakeEasy.Host.Hosting;

namespace StakeEasy.Host.Commands;

/// <summary>
/// A command that works on the database: beside a running application, or alone. Derive from it, add options in the constructor,
/// do the work in <see cref="RunAsync"/>, and list it in <see cref="CommandLine"/>. Throw a SetupException, or write one line to
/// the error output and return <see cref="CommandLine.Failed"/>, when it cannot be done.
/// </summary>
internal abstract class DatabaseCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Answer in JSON." };
    private readonly Composition _composition;
    private readonly string[] _settings;

    protected DatabaseCommand(string name, string description, Composition composition, string[] settings)
        : base(name, description)
    {
        _composition = composition;
        _settings = settings;
        Options.Add(_json);
        SetAction(InvokeAsync);
    }

    /// <summary>Whether the command makes no sense without a ledger: then it starts none in an empty folder.</summary>
    protected virtual bool NeedsData => false;

    /// <summary>The work. The database is open and up to date; the services are those of one request.</summary>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(CommandRun run, CancellationToken ct);

    private async Task<int> InvokeAsync(ParseResult arguments, CancellationToken ct)
    {
        // Not started: a command runs no jobs and listens to nobody.
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { Args = _settings, ContentRootPath = ContentRoot.Find() });
        if (arguments.GetValue(CommandLine.Data) is { } folder)
        {
            builder.Configuration[DataFolder.Setting] = folder;
        }

        ConsoleLogs.ForCommands(builder.Logging);
        using var startUpLogs = LoggerFactory.Create(ConsoleLogs.ForCommands);
        var data = DataFolder.From(builder.Configuration);
        if (NeedsData && ApplicationDatabase.IsEmbedded(builder.Configuration))
        {
            data.RequireData();
        }

        await using var database = await ApplicationDatabase.OpenAsync(
            builder.Configuration, data, startUpLogs.CreateLogger<ApplicationDatabase>(), ct);

        builder.Services.AddSingleton(data).AddSingleton(database).AddSingleton(database.Connections);
        _composition.AddModules(builder);
        using var host = builder.Build();
        await _composition.PrepareAsync(host.Services, ct);
        await using var scope = host.Services.CreateAsyncScope();
        return await RunAsync(new CommandRun(scope.ServiceProvider, arguments, arguments.GetValue(_json)), ct);
    }
}
