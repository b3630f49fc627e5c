using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>Next actions on a database of their own; what is found, and what day it is, is for the test to say.</summary>
internal sealed class TestActions : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestActions(ServiceProvider services) => _services = services;

    public DateTimeOffset Now { get; set; } = Scene.Now;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>What the one source offers; a list is kept until something is announced, as in the program.</summary>
    public List<Candidate> Found { get; } = [];

    public BankrollHealth Bankroll { get; set; } = Scene.With((Scene.Account(), 100m));

    /// <summary>How often the ledger was read.</summary>
    public int Readings { get; private set; }

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<TestActions> OpenAsync(PostgresFixture postgres)
    {
        TestActions? actions = null;
        var services = new ServiceCollection();
        services.AddSingleton(DatabaseConnections.To(await postgres.NewDatabaseAsync()));
        services.AddSingleton<TimeProvider>(_ => new Clock(actions!));
        services.AddLogging();
        services.AddCaching(new ConfigurationBuilder().Build());
        services.AddScoped<IEventBus>(sp => new EventBus(sp, NullLogger<EventBus>.Instance));
        services.AddNextActions();
        services.AddBackups();
        services.AddScoped<IBankrollHealth>(_ => new Ledger(actions!));

        // In place of the program's own sources: the rules have tests of their own.
        foreach (var source in services.Where(s => s.ServiceType == typeof(ICandidateSource)).ToList())
        {
            services.Remove(source);
        }

        services.AddScoped<ICandidateSource>(_ => new Source(actions!));
        actions = new(services.BuildServiceProvider());
        foreach (var service in actions._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        await Eventually.TrueAsync(async () => await actions.KeptAsync() == await actions.KeptAsync());
        return actions;
    }

    public async Task<T> With<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ActionsOf Whose(UserId? owner = null) => new(owner ?? Scene.Player, Scene.Eur, Today, TimeZoneInfo.Utc);

    public Task<NextActionList> ShowAsync(UserId? owner = null) => With((INextActions a) => a.ShowAsync(Whose(owner), default));

    public Task<Answered?> SnoozeAsync(Guid action, Snooze length, UserId? owner = null) => With((INextActions a) => a.SnoozeAsync(Whose(owner), action, length, default));

    public Task<Answered?> DismissAsync(Guid action, UserId? owner = null) => With((INextActions a) => a.DismissAsync(Whose(owner), action, default));

    public Task<Answered?> MarkDoneAsync(Guid action, UserId? owner = null) => With((INextActions a) => a.MarkDoneAsync(Whose(owner), action, default));

    public Task<bool> UndoAsync(Guid action, UserId? owner = null) => With((INextActions a) => a.UndoAsync(Whose(owner), action, default));

    public Task<T> ForgetAndAsync<T>(Func<Task<T>> next) => With(async (HybridCache cache) =>
    {
        await cache.RemoveByTagAsync(CacheTags.Ledger(Scene.Player));
        return await next();
    });

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await Database.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>The same answer twice, as soon as the cache listens to removals and keeps values.</summary>
    private Task<Guid> KeptAsync() => With((HybridCache cache) => cache.GetOrCreateAsync("is kept", _ => ValueTask.FromResult(Guid.NewGuid())).AsTask());

    private sealed class Ledger(TestActions actions) : IBankrollHealth
    {
        public Task<BankrollHealth> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
        {
            actions.Readings++;
            return Task.FromResult(actions.Bankroll);
        }
    }

    private sealed class Source(TestActions actions) : ICandidateSource
    {
        public Task<IReadOnlyList<Candidate>> FindAsync(Situation situation, CancellationToken ct) => Task.FromResult<IReadOnlyList<Candidate>>([.. actions.Found]);
    }

    private sealed class Clock(TestActions actions) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => actions.Now;
    }
}
