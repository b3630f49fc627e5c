using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Achievements;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll;
using StakeEasy.Currency;
using StakeEasy.Identity;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bench;

/// <summary>The modules without the web, on the data folder's own server: for what is measured below HTTP.</summary>
internal sealed class ModulesOnServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly ServiceProvider _services;

    private ModulesOnServer(EmbeddedPostgres server)
    {
        _server = server;
        Database = DatabaseConnections.To(server.ConnectionString);
        _services = new ServiceCollection()
            .AddSingleton(Database)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddCaching(new ConfigurationBuilder().AddInMemoryCollection([new("Cache:Mode", "off")]).Build())
            .AddScoped<IEventBus, NobodyFollows>()
            .AddCurrency()
            .AddBankroll()
            .AddAchievements()
            .AddSingleton<IHabitats, Anywhere>()
            .AddSingleton<IStakeRule, Anywhere>()
            .AddPlayers()
            .BuildServiceProvider();
    }

    public NpgsqlDataSource Database { get; }

    public string ConnectionString => _server.ConnectionString;

    public static async Task<ModulesOnServer> OpenAsync(string data) =>
        new(await EmbeddedPostgres.JoinAsync(new(data), NullLogger.Instance, CancellationToken.None));

    public T Single<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>In a scope of its own, as for a request.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        await _server.DisposeAsync();
    }

    private sealed class NobodyFollows : IEventBus
    {
        public Task PublishAsync<T>(T evt, CancellationToken ct)
            where T : IEvent => Task.CompletedTask;
    }
}
