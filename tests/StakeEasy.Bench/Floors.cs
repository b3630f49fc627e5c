using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Bankroll;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency;
using StakeEasy.Currency.Contracts;
using StakeEasy.Identity;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bench;

/// <summary>The database part of a deposit, beside the least a durable row can cost on the same server, taken in turns.</summary>
internal sealed class Floors : IAsyncDisposable
{
    private readonly EmbeddedPostgres _server;
    private readonly NpgsqlDataSource _database;
    private readonly ServiceProvider _services;

    private Floors(EmbeddedPostgres server)
    {
        _server = server;
        _database = DatabaseConnections.To(server.ConnectionString);
        _services = new ServiceCollection()
            .AddSingleton(_database)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddCaching(new ConfigurationBuilder().AddInMemoryCollection([new("Cache:Mode", "off")]).Build())
            .AddScoped<IEventBus, NobodyFollows>()
            .AddCurrency()
            .AddBankroll()
            .AddPlayers()
            .BuildServiceProvider();
    }

    public static async Task<Floors> OpenAsync(string data) =>
        new(await EmbeddedPostgres.JoinAsync(new(data), NullLogger.Instance, CancellationToken.None));

    public async Task<(Samples Insert, Samples Deposit)> MeasureAsync(string email, int times)
    {
        await ExecuteAsync("create table if not exists public.floor (id uuid primary key, owner uuid not null, amount numeric(28,10) not null, note text)");
        var (insert, deposit) = (new Samples(), new Samples());
        await using var scope = _services.CreateAsyncScope();
        var player = (await scope.ServiceProvider.GetRequiredService<IPlayers>().FindByEmailAsync(email, default))!;
        var account = (await scope.ServiceProvider.GetRequiredService<IAccounts>().ListAsync(player.Id, default))[0].Id;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await InsertAsync(player.Id.Value);
            insert.Add(Stopwatch.GetElapsedTime(start));

            start = Stopwatch.GetTimestamp();
            await DepositAsync(player, account);
            deposit.Add(Stopwatch.GetElapsedTime(start));
        }

        return (insert, deposit);
    }

    /// <summary>As the application holds them.</summary>
    public IExchangeRates Rates => _services.GetRequiredService<IExchangeRates>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task InsertAsync(Guid owner)
    {
        await using var command = _database.CreateCommand("insert into public.floor (id, owner, amount, note) values ($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = 0.01m });
        command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
    }

    private async Task DepositAsync(Identity.Contracts.Player player, AccountId account)
    {
        // A scope of its own, as for a request.
        await using var scope = _services.CreateAsyncScope();
        var today = player.DayOf(TimeProvider.System.GetUtcNow());
        var result = await scope.ServiceProvider.GetRequiredService<IDeposits>().RecordAsync(
            player.Id, new(Guid.NewGuid(), account, 0.01m, today, null, today, player.TimeZone), default);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error.Message);
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class NobodyFollows : IEventBus
    {
        public Task PublishAsync<T>(T evt, CancellationToken ct)
            where T : IEvent => Task.CompletedTask;
    }
}
