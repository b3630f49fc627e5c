using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>A player with 500 euros at a site, an empty bank account of the same currency and an empty site in dollars.</summary>
public abstract class TransferScene(PostgresFixture postgres) : IAsyncLifetime
{
    private protected TestLedger Ledger { get; private set; } = null!;

    private protected AccountId Stars { get; private set; }

    private protected AccountId Bank { get; private set; }

    private protected AccountId Dollars { get; private set; }

    public async Task InitializeAsync()
    {
        Ledger = await TestLedger.OpenAsync(postgres);
        Stars = await Ledger.AccountAsync(opening: 500m);
        Bank = await Ledger.AccountAsync("Bank", kind: AccountKind.Asset);
        Dollars = await Ledger.AccountAsync("GGPoker", "USD");
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    private protected Task<Transfer?> FindAsync(TransferId id) => Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, id, default));

    private protected Task<IReadOnlyList<TransferRevision>> HistoryAsync(TransferId id) =>
        Ledger.With((ITransfers t) => t.HistoryAsync(TestLedger.Player, id, default));

    private protected async Task<Result<TransferRecorded>> AmendAsync(TransferId id, MoveMoney request, uint? version = null)
    {
        var seen = version ?? (await FindAsync(id))!.Version;
        return await Ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Player, id, seen, request, default));
    }
}
