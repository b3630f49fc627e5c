using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>A player with 1,000 euros at a site, who starts and ends sessions.</summary>
public abstract class LiveSessionScene(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly SessionGame Game = new(SessionFormat.Cash, "NLHE", "", null) { SmallBlind = 0.5m, BigBlind = 1m };

    private protected TestLedger Ledger { get; private set; } = null!;

    private protected AccountId Account { get; private set; }

    public async Task InitializeAsync()
    {
        Ledger = await TestLedger.OpenAsync(postgres);
        Account = await Ledger.AccountAsync(opening: 1_000m);
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    private protected StartSession Start() => new(Guid.NewGuid(), Account, Game, 100m, StartedAt: null, TimeZoneInfo.Utc);

    private protected Task<Result<SessionId>> StartAsync(Guid? key = null) =>
        With(l => l.StartAsync(TestLedger.Player, Start() with { Key = key ?? Guid.NewGuid() }, default));

    private protected Task<Result<Recorded>> FinishAsync(Session live, SessionMoney money, Guid? key = null) => With(l => l.FinishAsync(
        TestLedger.Player,
        new(key ?? Guid.NewGuid(), live.Id, live.Version, EndedAt: null, money, new(null, null, null), live.Tags, live.Note, TimeZoneInfo.Utc),
        default));

    private protected Task<Session?> LiveAsync() => With(l => l.FindAsync(TestLedger.Player, default));

    private protected Task<RunningSession?> RunningAsync() => With(l => l.RunningAsync(TestLedger.Player, default).AsTask());

    private protected Task<T> With<T>(Func<ILiveSessions, Task<T>> run) => Ledger.With(run);
}
