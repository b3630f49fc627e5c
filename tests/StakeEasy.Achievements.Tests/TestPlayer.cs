using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests;

/// <summary>A player on a database of their own, with the modules that the Host would compose and a clock that the test sets.</summary>
internal sealed class TestPlayer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestFolder _folder = new("imports");

    private TestPlayer(NpgsqlDataSource database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(database);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddCaching(new ConfigurationBuilder().Build());
        services.AddScoped<IEventBus>(sp => new EventBus(sp, NullLogger<EventBus>.Instance));
        services.AddCurrency();
        services.AddBankroll();
        services.AddSingleton(new ImportFolder(_folder.Path));
        services.AddAchievements();
        services.AddSingleton<IHabitats>(Home);
        services.AddSingleton<IStakeRule, FiftyBuyIns>();
        _services = services.BuildServiceProvider();
        Database = database;
    }

    public static UserId Id => new(Guid.Parse("0199a000-0000-7000-8000-000000000001"));

    public static UserId Stranger => new(Guid.Parse("0199a000-0000-7000-8000-000000000002"));

    /// <summary>A Wednesday, of the days the bundled rates tell of.</summary>
    public static DateOnly Today => new(2026, 4, 15);

    public TestClock Clock { get; } = new(new(Today, new TimeOnly(18, 0), TimeSpan.Zero));

    public TestHome Home { get; } = new();

    public NpgsqlDataSource Database { get; }

    public IServiceProvider Services => _services;

    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Home.Zone).DateTime);

    public static async Task<TestPlayer> OpenAsync(PostgresFixture postgres) => new(DatabaseConnections.To(await postgres.NewDatabaseWithRatesAsync()));

    /// <summary>Runs with a service in a scope of its own, as one request does.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<AccountId> AccountAsync(string name = "PokerStars", string currency = "EUR") =>
        (await With((IAccounts a) => a.OpenAsync(
            Id, new(Guid.NewGuid(), AccountKind.Site, AssetType: null, name, CurrencyCode.Of(currency), OpeningBalance: null, Day), default))).Value;

    public async Task<EntryId> DepositAsync(AccountId account, decimal amount, DateOnly? day = null) =>
        (await With((IDeposits d) => d.RecordAsync(Id, Entry(account, amount, day), default))).Value.Entry;

    public async Task<EntryId> StateAsync(AccountId account, decimal amount, DateOnly? day = null) =>
        (await With((IBalanceUpdates b) => b.RecordAsync(Id, Entry(account, amount, day) with { Confirmed = true }, default))).Value.Entry;

    public Task DeleteAsync(EntryId id) => With(async (IEntries e) =>
    {
        var entry = await e.FindAsync(Id, id, default);
        return await e.DeleteAsync(Id, id, entry!.Version, Guid.NewGuid(), default);
    });

    /// <summary>A cash session that ends at this time of the day, UTC.</summary>
    public Task<Result<Recorded>> PlayAsync(AccountId account, decimal result, DateOnly day, int hour = 15, int minutes = 120, int rebuys = 0, string? note = null) =>
        With((ISessions s) => s.RecordAsync(
            Id,
            new(
                Guid.NewGuid(), account, new(SessionFormat.Cash, "NLHE", "0.05/0.10", null) { SmallBlind = 0.05m, BigBlind = 0.10m },
                new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.Zero).AddMinutes(-minutes), new(day, new TimeOnly(hour, 0), TimeSpan.Zero),
                new(Math.Max(10m, -result), rebuys, rebuys * 10m, 0m, 0m, Math.Max(10m, -result) + (rebuys * 10m) + result), new(null, null, null), Tags: null, note, Home.Zone, Confirmed: true),
            default));

    public Task<Reviewed> ReviewAsync() => With((IReconciliation r) => r.ReviewAsync(Id, default));

    public Task<StreakStanding> StreakAsync() => With((IStreaks s) => s.OfAsync(Id, default));

    public async Task<AchievementStanding> AchievementAsync(string key) =>
        (await With((IAchievements a) => a.ListAsync(Id, default))).Single(a => string.Equals(a.Key, key, StringComparison.Ordinal));

    /// <summary>Everything that is derived, as text.</summary>
    public async Task<string> StateAsync()
    {
        await using var command = Database.CreateCommand("""
            select string_agg(line, E'\n' order by line) from (
              select to_jsonb(s)::text line from achievements.standings s union all select to_jsonb(u)::text from achievements.unlocks u
              union all select concat(g.id, ' ', trim_scale(g.value), ' ', g.completed_on, ' ', trim_scale(g.chance)) from achievements.goals g) x
            """);
        return await command.ExecuteScalarAsync() as string ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }

    private RecordEntry Entry(AccountId account, decimal amount, DateOnly? day) =>
        new(Guid.NewGuid(), account, amount, day ?? Day, Note: null, Day, Home.Zone);

    private sealed class FiftyBuyIns : IStakeRule
    {
        public Task<decimal> BuyInsAsync(UserId owner, SessionFormat format, CancellationToken ct) => Task.FromResult(50m);
    }
}

/// <summary>Where the player lives; nobody else lives anywhere.</summary>
internal sealed class TestHome : IHabitats
{
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public string Currency { get; set; } = "EUR";

    public int Scale { get; set; } = 2;

    public bool IsGone { get; set; }

    public Task<Habitat?> FindAsync(UserId owner, CancellationToken ct) =>
        Task.FromResult(IsGone ? null : new Habitat(Zone, CurrencyCode.Of(Currency), Scale));
}

internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(DateTimeOffset to) => _now = to;

    public void Advance(TimeSpan by) => _now += by;
}
