using System.CommandLine;
using System.Net;
using StakeEasy.Host.Hosting;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Commands;

/// <summary>Serves the pages until it is told to stop.</summary>
internal sealed class ServeCommand : Command
{
    public const string DefaultUrl = "http://127.0.0.1:5180";

    private readonly Composition _composition;
    private readonly string[] _settings;
    private readonly Option<string?> _urls = new("--urls") { Description = $"Addresses to listen on, separated by semicolons. Default: {DefaultUrl}" };

    public ServeCommand(Composition composition, string[] settings)
        : base("serve", "Serve the application (default).")
    {
        _composition = composition;
        _settings = settings;
        Options.Add(_urls);
        SetAction(RunAsync);
    }

    /// <summary>Makes it what happens when no command is named.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(_urls);
        root.Subcommands.Add(this);
        root.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var builder = CreateBuilder(arguments);
        var data = DataFolder.From(builder.Configuration);
        using var alone = ApplicationDatabase.IsEmbedded(builder.Configuration) ? data.LockForServing() : null;

        using var startUpLogs = LoggerFactory.Create(logs => ConsoleLogs.ForServing(logs, builder.Environment.IsProduction()));
        var log = startUpLogs.CreateLogger<ApplicationDatabase>();

        // The database starts while the services are put together: a third of the time until the first page.
        var opening = Task.Run(() => ApplicationDatabase.OpenAsync(builder.Configuration, data, log, ct), ct);
        try
        {
            builder.Services.AddHostedService<EmbeddedPostgresGuard>();
            _composition.AddModules(builder);
            _composition.AddWeb(builder);
        }
        catch
        {
            await (await opening).DisposeAsync();
            throw;
        }

        await using var database = await opening;
        builder.Services.AddSingleton(data).AddSingleton(database).AddSingleton(database.Connections);
        await using var app = builder.Build();
        _composition.UseWeb(app);
        await _composition.PrepareAsync(app.Services, ct);
        await app.RunAsync(ct);
        return 0;
    }

    private WebApplicationBuilder CreateBuilder(ParseResult arguments)
    {
        var options = new WebApplicationOptions { Args = _settings };
        if (!_settings.Any(s => s.StartsWith("--contentRoot=", StringComparison.OrdinalIgnoreCase)))
        {
            options = new WebApplicationOptions { Args = _settings, ContentRootPath = ContentRoot.Find() };
        }

        var builder = WebApplication.CreateBuilder(options);
        if (arguments.GetValue(CommandLine.Data) is { } data)
        {
            builder.Configuration[DataFolder.Setting] = data;
        }

        var urls = arguments.GetValue(_urls) ?? builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl;
        RequireAddresses(urls);
        builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        ConsoleLogs.ForServing(builder.Logging, builder.Environment.IsProduction());
        return builder;
    }

    /// <exception cref="SetupException">One of them is none; Kestrel would end the process with a stack trace.</exception>
    private static void RequireAddresses(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                if (BindingAddress.Parse(url).Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort)
                {
                    continue;
                }
            }
            catch (FormatException)
            {
                // Said below.
            }

            throw new SetupException($"'{url}' is no address to listen on. Write --urls {DefaultUrl}, with a port up to {IPEndPoint.MaxPort}.");
        }
    }
}
