using StakeEasy.Testing;

namespace StakeEasy.Host.Tests;

/// <summary>Each test has the whole application and a database to itself.</summary>
public abstract class WebTests(PostgresFixture postgres) : IAsyncLifetime, IDisposable
{
    private WebApp? _app;

    /// <summary>The connection string of the test's database.</summary>
    protected string Database { get; private set; } = "";

    private protected WebApp App => _app ?? throw new InvalidOperationException("The test has not begun.");

    protected PostgresFixture Server { get; } = postgres;

    public async Task InitializeAsync()
    {
        Database = await Server.NewDatabaseWithRatesAsync();
        _app = Configure(new WebApp(Database));
        await PrepareAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _app?.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected virtual WebApp Configure(WebApp app) => app;

    /// <summary>What has to be there before each test begins.</summary>
    private protected virtual Task PrepareAsync() => Task.CompletedTask;
}
