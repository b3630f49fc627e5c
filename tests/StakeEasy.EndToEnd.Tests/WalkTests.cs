using StakeEasy.Testing;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>A program that nobody has used yet, on a database of its own, for somebody with a browser to walk through.</summary>
public abstract class WalkTests(PostgresFixture postgres) : IAsyncLifetime, IDisposable
{
    private RunningApp? _app;

    protected string Address => _app?.Address ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Whether players are reviewed as they write.</summary>
    protected virtual bool Reviews => false;

    public async Task InitializeAsync() => _app = new RunningApp(await postgres.NewDatabaseWithRatesAsync(), Reviews);

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
}
