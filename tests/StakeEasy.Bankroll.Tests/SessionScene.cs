using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Finished sessions, recorded and found again as the pages do.</summary>
public abstract class SessionScene(PostgresFixture postgres) : IAsyncLifetime
{
    private protected TestLedger Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    /// <summary>With money in it long before any session of these tests.</summary>
    private protected async Task<AccountId> FundedAsync(decimal amount, string name = "PokerStars", string currency = "EUR")
    {
        var account = await Ledger.AccountAsync(name, currency);
        await Ledger.DepositAsync(account, amount, new(2026, 1, 1));
        return account;
    }

    private protected RecordSession Cash(AccountId account, SessionMoney? money = null) => new(
        Guid.NewGuid(),
        account,
        new(SessionFormat.Cash, "NLHE", "", null) { SmallBlind = 0.5m, BigBlind = 1.00m },
        Ledger.Clock.Now.AddHours(-4),
        Ledger.Clock.Now.AddHours(-1),
        money ?? new(100m, 0, 0m, 0m, 0m, 150m),
        new(null, null, 250),
        ["home", "Home", "deep"],
        " River luck ",
        TimeZoneInfo.Utc);

    private protected Task<T> With<T>(Func<ISessions, Task<T>> run) => Ledger.With(run);

    private protected Task<Result<Recorded>> RecordAsync(RecordSession request) => With(s => s.RecordAsync(TestLedger.Player, request, default));

    private protected Task<Result<Recorded>> AmendAsync(Session session, RecordSession request) =>
        With(s => s.AmendAsync(TestLedger.Player, session.Id, session.Version, request, default));

    private protected Task<Session?> FindAsync(Result<Recorded> recorded) => With(s => s.FindAsync(TestLedger.Player, new(recorded.Value.Entry.Value), default));

    private protected Task<Page<Session>> ListAsync(SessionFilter filter) => With(s => s.ListAsync(TestLedger.Player, filter, default));

    private protected static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
