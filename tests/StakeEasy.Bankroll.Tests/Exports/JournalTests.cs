using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Exports;

/// <summary>An independent program is given our journal, and comes to our figures.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class JournalTests(PostgresFixture postgres) : IDisposable
{
    private const int Histories = 10;

    private readonly TestFolder _folder = new("journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hledger_comes_to_every_figure_of_the_demo_player()
    {
        await using var ledger = await TestLedger.OpenAsync(postgres);
        PublishRates(ledger);
        Assert.True((await ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 1_500, 1, TestLedger.Today, null, default))).Succeeded);

        await AgreesAsync(ledger);
    }

    [Fact]
    public void Hledger_comes_to_our_figures_after_any_history() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories),
        Prop.ForAll(RandomHistory.Any, steps => AgreesAfterAsync(steps).GetAwaiter().GetResult()));

    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    public async Task A_balance_stated_between_the_two_sides_of_a_transfer_still_holds(string arrivesIn)
    {
        await using var ledger = await TestLedger.OpenAsync(postgres);
        PublishRates(ledger);
        var from = await ledger.AccountAsync("From");
        var to = await ledger.AccountAsync("To", arrivesIn);
        var transfer = Guid.NewGuid();
        await ledger.With<BankrollDbContext, int>(db =>
        {
            EntryRow Row(AccountId account, EntryKind kind, decimal amount, int second, decimal? stated = null) => new()
            {
                OwnerId = TestLedger.Player.Value,
                Id = Guid.CreateVersion7(),
                AccountId = account.Value,
                Kind = kind,
                Day = TestLedger.Today,
                OccurredAt = ledger.Clock.Now.AddSeconds(second),
                Amount = amount,
                StatedBalance = stated,
                TransferId = kind is EntryKind.Transfer ? transfer : null,
            };
            db.AddRange(
                Row(from, EntryKind.Transfer, -50m, 1), Row(to, EntryKind.BalanceUpdate, 0m, 2, stated: 7m), Row(to, EntryKind.Transfer, 50m, 3),
                Row(to, EntryKind.BalanceUpdate, 0m, 4, stated: 60m));
            return db.SaveChangesAsync();
        });
        await using (var connection = await ledger.Database.OpenConnectionAsync())
        {
            await LedgerRebuild.RunAsync(connection, TestLedger.Player, default);
        }

        await AgreesAsync(ledger);
    }

    [Fact]
    public async Task An_empty_ledger_is_a_journal_too()
    {
        await using var ledger = await TestLedger.OpenAsync(postgres);

        await AgreesAsync(ledger);
    }

    private static void PublishRates(TestLedger ledger)
    {
        ledger.Rates.Publish(TestLedger.Today.AddYears(-4), ("USD", 1.25m), ("GBP", 0.84m), ("JPY", 161.3m), ("BTC", 0.0000137m), ("SEK", 11.47m));
        ledger.Rates.Publish(TestLedger.Today.AddDays(-20), ("USD", 1.1371m), ("GBP", 0.8712m), ("JPY", 157.77m), ("BTC", 0.0000093m), ("SEK", 11.5123m));
    }

    private async Task<bool> AgreesAfterAsync(RandomHistory.Step[] steps)
    {
        await using var ledger = await TestLedger.OpenAsync(postgres);
        PublishRates(ledger);
        await RandomHistory.WriteAsync(ledger, steps, TestLedger.Player);
        Assert.Empty(await ledger.DifferencesAsync());
        await AgreesAsync(ledger);
        return true;
    }

    private async Task AgreesAsync(TestLedger ledger)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N") + ".journal");
        await using (var file = File.Create(path))
        {
            await ledger.With<IExports, int>(async e =>
            {
                await e.WriteJournalAsync(TestLedger.Player, TestLedger.Eur, TestLedger.Today, file, null, default);
                return 0;
            });
        }

        var hledger = new Hledger(path);
        await hledger.CheckAsync();

        var accounts = await ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default));
        var balances = await hledger.BalancesAsync("assets");
        Assert.Equal(
            accounts.Select(a => (a.Currency.Value, a.Balance.Amount)).Where(b => b.Amount != 0m).Order(),
            balances.Select(b => (b.Key.Commodity, b.Value)).Order());
        Assert.Equal(Sums(accounts, a => -a.Deposited), await hledger.SumsAsync("equity:deposits"));
        Assert.Equal(Sums(accounts, a => a.Withdrawn), await hledger.SumsAsync("equity:withdrawals"));
        Assert.Equal(Sums(accounts, a => -a.Won), await hledger.SumsAsync("income", "expenses"));

        var overview = await ledger.OverviewAsync();
        Assert.Empty(overview.NotConverted);
        var bankroll = Cents(await EurosAsync(hledger, "assets", $"--value={TestLedger.Today:yyyy-MM-dd},EUR"));
        var deposited = await EurosAsync(hledger, "equity:deposits", "--value=then,EUR");
        var withdrawn = await EurosAsync(hledger, "equity:withdrawals", "--value=then,EUR");
        Assert.Equal(
            (overview.Bankroll, overview.Deposited - overview.Withdrawn, overview.Withdrawn, overview.Profit),
            (bankroll, Cents(-deposited - withdrawn), Cents(withdrawn), bankroll - Cents(-deposited - withdrawn)));
    }

    private static Dictionary<string, decimal> Sums(IEnumerable<Account> accounts, Func<Account, Money> figure) =>
        accounts.GroupBy(a => a.Currency.Value, StringComparer.Ordinal).Select(g => (g.Key, Sum: g.Sum(a => figure(a).Amount)))
            .Where(s => s.Sum != 0m).ToDictionary(s => s.Key, s => s.Sum, StringComparer.Ordinal);

    private static async Task<decimal> EurosAsync(Hledger hledger, params string[] arguments) =>
        (await hledger.SumsAsync(arguments)).GetValueOrDefault("EUR");

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
