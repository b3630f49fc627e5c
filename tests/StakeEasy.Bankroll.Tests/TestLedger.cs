using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>The Bankroll module on a database of its own, with a clock and rates that the test sets.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TestFolder _folder;
    private readonly RecordedLog _log;

    private TestLedger(ServiceProvider services, TestFolder folder, RecordedLog log) =>
        (_services, _folder, _log) = (services, folder, log);

    public static UserId Player => new(Guid.Parse("0199a000-0000-7000-8000-000000000001"));

    public static UserId Stranger => new(Guid.Parse("0199a000-0000-7000-8000-000000000002"));

    public static CurrencyCode Eur => CurrencyCode.Of("EUR");

    public static DateOnly Today => new(2026, 11, 20);

    public TestClock Clock { get; } = new(new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero));

    public TestRates Rates => (TestRates)_services.GetRequiredService<IExchangeRates>();

    public RecordingFollower Announced => _services.GetRequiredService<RecordingFollower>();

    /// <summary>What an operator was warned of.</summary>
    public IReadOnlyCollection<string> Warnings => _log.Complaints;

    /// <summary>Where files lie on their way into the ledger.</summary>
    public string ImportFolder => _folder.Path;

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public static async Task<TestLedger> OpenAsync(PostgresFixture postgres)
    {
        var connections = DatabaseConnections.To(await postgres.NewDatabaseAsync());
        var services = new ServiceCollection();
        services.AddSingleton(connections);
        services.AddSingleton<IExchangeRates>(new TestRates());
        services.AddSingleton<ICurrencies, TestCurrencies>();
        services.AddSingleton<RecordingFollower>();
        services.AddScoped<IEventHandler<LedgerChanged>>(sp => sp.GetRequiredService<RecordingFollower>());
        services.AddScoped<IEventBus>(sp => new EventBus(sp, NullLogger<EventBus>.Instance));
        TestLedger? ledger = null;
        var log = new RecordedLog();
        services.AddSingleton<TimeProvider>(_ => ledger!.Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(log));
        services.AddCaching(new ConfigurationBuilder().Build());
        services.AddBankroll();
        services.AddBackups();
        var folder = new TestFolder("imports");
        services.AddSingleton(new ImportFolder(folder.Path));
        ledger = new(services.BuildServiceProvider(), folder, log);
        return ledger;
    }

    /// <summary>Runs with a service in a scope of its own, as one request does.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<AccountId> AccountAsync(
        string name = "PokerStars", string currency = "EUR", AccountKind kind = AccountKind.Site, decimal? opening = null, UserId? owner = null) =>
        (await With((IAccounts a) => a.OpenAsync(
            owner ?? Player,
            new(Guid.NewGuid(), kind, kind is AccountKind.Asset ? AssetType.Bank : null, name, CurrencyCode.Of(currency), opening, Today),
            default))).Value;

    public Task<Result<Recorded>> DepositAsync(AccountId account, decimal amount, DateOnly? day = null, Guid? key = null, string? note = null) =>
        With((IDeposits d) => d.RecordAsync(Player, Entry(account, amount, day, key, note), default));

    public Task<Result<Recorded>> WithdrawAsync(AccountId account, decimal amount, DateOnly? day = null, bool confirmed = false) =>
        With((IWithdrawals w) => w.RecordAsync(Player, Entry(account, amount, day) with { Confirmed = confirmed }, default));

    public Task<Result<Recorded>> StateAsync(AccountId account, decimal balance, DateOnly? day = null, bool confirmed = false) =>
        With((IBalanceUpdates b) => b.RecordAsync(Player, Entry(account, balance, day) with { Confirmed = confirmed }, default));

    public Task<Result<TransferRecorded>> TransferAsync(MoveMoney request, UserId? owner = null) =>
        With((ITransfers t) => t.RecordAsync(owner ?? Player, request, default));

    public Task<Result<TransferRecorded>> TransferAsync(
        AccountId from, AccountId to, decimal sent, decimal? received = null, decimal? fee = null, DateOnly? day = null, bool confirmed = false) =>
        TransferAsync(Move(from, to, sent, received, fee, day, confirmed));

    public static MoveMoney Move(
        AccountId from, AccountId to, decimal sent, decimal? received = null, decimal? fee = null, DateOnly? day = null, bool confirmed = false) =>
        new(Guid.NewGuid(), from, to, sent, received, fee, day ?? Today, Note: null, Today, TimeZoneInfo.Utc, confirmed);

    public async Task<Account> FindAsync(AccountId account) => (await With((IAccounts a) => a.FindAsync(Player, account, default)))!;

    public async Task<Entry?> FindAsync(EntryId entry) => await With((IEntries e) => e.FindAsync(Player, entry, default));

    public async Task<Result<Recorded>> AmendAsync(EntryId id, decimal amount, DateOnly? day = null, uint? version = null, Guid? key = null)
    {
        var entry = (await FindAsync(id))!;
        return await With((IEntries e) => e.AmendAsync(
            Player,
            new(key ?? Guid.NewGuid(), id, version ?? entry.Version, amount, day ?? entry.Day, entry.Note, Today, TimeZoneInfo.Utc, Confirmed: true),
            default));
    }

    public async Task<Result<Recorded>> DeleteAsync(EntryId id, Guid? key = null)
    {
        var version = (await FindAsync(id))?.Version ?? 0;
        return await With((IEntries e) => e.DeleteAsync(Player, id, version, key ?? Guid.NewGuid(), default));
    }

    public Task<Overview> OverviewAsync(string currency = "EUR", DateOnly? today = null) =>
        With((IOverview o) => o.OfAsync(Player, CurrencyCode.Of(currency), today ?? Today, default));

    /// <summary>The differences that <c>verify</c> finds.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync() =>
        [.. (await With((IVerification v) => v.RunAsync(null, default))).Differences.Select(d => d.What)];

    public async ValueTask DisposeAsync()
    {
        // Given to the container from outside, so not disposed of with it.
        await Database.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private static RecordEntry Entry(AccountId account, decimal amount, DateOnly? day, Guid? key = null, string? note = null) =>
        new(key ?? Guid.NewGuid(), account, amount, day ?? Today, note, Today, TimeZoneInfo.Utc);
}

internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private long _calls;

    public DateTimeOffset Now { get; set; } = start;

    /// <summary>A millisecond later at every look, so that what is entered later stands later.</summary>
    public override DateTimeOffset GetUtcNow() => Now.AddMilliseconds(Interlocked.Increment(ref _calls));
}

internal sealed class RecordingFollower : IEventHandler<LedgerChanged>
{
    private readonly List<LedgerChanged> _heard = [];

    public bool Fail { get; set; }

    public IReadOnlyList<LedgerChanged> Heard
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    public Task HandleAsync(LedgerChanged evt, CancellationToken ct)
    {
        lock (_heard)
        {
            _heard.Add(evt);
        }

        if (Fail)
        {
            throw new InvalidOperationException("The follower stumbles.");
        }

        return Task.CompletedTask;
    }
}
