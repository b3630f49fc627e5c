using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>A sample file of each kind we know, brought into the ledger.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class PresetTests(PostgresFixture postgres) : ImportTests(postgres)
{
    [Fact]
    public async Task Our_own_CSV_brings_every_kind_of_entry()
    {
        var (check, result) = await ImportAsync(Sample.Bytes("stakeeasy.csv"));

        Assert.Equal((10, 0, 0), (check.New, check.Known, check.Bad));
        Assert.True(result.Succeeded, result.Error?.Message);
        var entries = await EntriesAsync();
        Assert.Equal(
            [EntryKind.Deposit, EntryKind.Session, EntryKind.Transfer, EntryKind.Transfer, EntryKind.Fee, EntryKind.Bonus, EntryKind.Expense, EntryKind.Correction, EntryKind.Withdrawal, EntryKind.BalanceUpdate],
            entries.Select(e => e.Kind).OrderBy(k => entries.First(e => e.Kind == k).Day).ThenBy(k => k is EntryKind.Fee));
        Assert.Equal(800m, (await AccountAsync("PokerStars")).Balance.Amount);
        Assert.Equal(158.5m, (await AccountAsync("Savings")).Balance.Amount);
        Assert.Equal("=3+4 is what it says", entries.Single(e => e.Kind is EntryKind.Bonus).Note);
        Assert.Equal(3L, await ScalarAsync<long>("select count(*) from bankroll.entries group by transfer_id having transfer_id is not null"));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_session_of_our_own_CSV_is_a_session_again()
    {
        await ImportAsync(Sample.Bytes("stakeeasy.csv"));

        Assert.Equal("PLO 0.50/1 1 100 164.2 150 120", await ScalarAsync<string>(
            "select concat_ws(' ', game, stake, trim_scale(big_blind), trim_scale(buy_in), trim_scale(cash_out), hands, minutes) from bankroll.sessions"));
        Assert.Equal(64.2m, await ScalarAsync<decimal>("select valued + unvalued from bankroll.breakdowns where dimension = 1"));
    }

    [Fact]
    public async Task Poker_Bankroll_Tracker_brings_sessions_money_moved_costs_and_bonuses()
    {
        await Ledger.AccountAsync("Live roll", "EUR");

        var (check, result) = await ImportAsync(Sample.Bytes("poker-bankroll-tracker.csv"));

        Assert.Empty(check.FirstBad);
        Assert.True(result.Succeeded, result.Error?.Message);
        var entries = await EntriesAsync();
        Assert.Equal([215m, -137m, 500m, -120m, -80m, 60m], entries.Select(e => e.Amount.Amount));
        Assert.Equal(
            [EntryKind.Session, EntryKind.Session, EntryKind.Deposit, EntryKind.Withdrawal, EntryKind.Expense, EntryKind.Bonus], entries.Select(e => e.Kind));
        Assert.Equal(["friday", "live"], entries[0].Tags);
        Assert.Equal("1 1/2 300 Texas Holdem No Limit 200 5, 2 150 435 Omaha Pot Limit 0 0", await ScalarAsync<string>(
            "select string_agg(concat_ws(' ', format, stake, minutes, game, trim_scale(rebuys), trim_scale(expenses)), ', ' order by started_at) from bankroll.sessions"));
        Assert.Equal(438m, (await AccountAsync("Live roll")).Balance.Amount);
    }

    [Fact]
    public async Task Poker_Analytics_brings_sessions_in_its_order_of_days()
    {
        await Ledger.AccountAsync("Live roll", "EUR");

        var (check, _) = await ImportAsync(Sample.Bytes("poker-analytics.csv"));

        Assert.Empty(check.FirstBad);
        var entries = await EntriesAsync();
        Assert.Equal([(new DateOnly(2026, 5, 4), 159.5m), (new DateOnly(2026, 5, 20), -120m)], entries.Select(e => (e.Day, e.Amount.Amount)));
        Assert.Equal("270 1/2, 250 120", await ScalarAsync<string>("select string_agg(minutes || ' ' || stake, ', ' order by started_at) from bankroll.sessions"));
    }

    [Fact]
    public async Task A_bank_statement_brings_deposits_and_withdrawals()
    {
        await Ledger.AccountAsync("Giro", "EUR", AccountKind.Asset);

        var (check, _) = await ImportAsync(Sample.Bytes("bank.csv"));

        Assert.Empty(check.FirstBad);
        var entries = await EntriesAsync();
        Assert.Equal(
            [(EntryKind.Deposit, 1250m, "Gehalt; Oktober"), (EntryKind.Withdrawal, -300.5m, "Überweisung Poker"), (EntryKind.Deposit, 75m, "Auszahlung")],
            entries.Select(e => (e.Kind, e.Amount.Amount, e.Note!)));
    }

    [Theory]
    [InlineData("legacy.csv", 1)]
    [InlineData("legacy.json", 0)]
    public async Task The_older_application_comes_to_the_figures_its_users_knew(string file, int bad)
    {
        var (check, result) = await ImportAsync(Sample.Bytes(file), skipBad: true);

        Assert.True(result.Succeeded, result.Error?.Message);
        Ledger.Rates.Publish(TestLedger.Today.AddYears(-1), ("USD", 1m));
        var overview = await Ledger.OverviewAsync("USD");
        Assert.Equal((750.25m, 500m, 120m, 370.25m), (overview.Bankroll, overview.Deposited, overview.Withdrawn, overview.Profit));
        Assert.Equal(650.25m, (await AccountAsync("PokerStars")).Balance.Amount);
        Assert.Equal((AccountKind.Asset, 0m), ((await AccountAsync("Without a place USD")).Kind, (await AccountAsync("Without a place USD")).Balance.Amount));
        Assert.Empty(await Ledger.DifferencesAsync());

        // A deposit is one row of the file, and two entries: itself, and that its account is as empty as before.
        Assert.Equal((6, 0, bad, 8), (check.New, check.Known, check.Bad, result.Value.Imported));
        var again = await CheckAsync(await ReceiveAsync(Sample.Bytes(file)));
        Assert.Equal((0, 6, bad), (again.New, again.Known, again.Bad));
    }

    [Fact]
    public async Task Money_without_a_place_can_be_given_one()
    {
        var giro = await Ledger.AccountAsync("Giro", "USD", AccountKind.Asset);
        var id = await ReceiveAsync(Sample.Bytes("legacy.json"));

        await ChooseAsync(id, c => c with { Accounts = new Dictionary<string, ImportAccount>(StringComparer.Ordinal) { ["Without a place USD"] = new(giro, null) } });
        await CheckAsync(id);
        await CommitAsync(id, skipBad: true);

        Assert.Equal((380m, 0m), ((await AccountAsync("Giro")).Balance.Amount, (await AccountAsync("Giro")).Won.Amount));
    }

    [Fact]
    public async Task The_day_of_an_instant_is_the_players_own()
    {
        var id = await ReceiveAsync(Sample.Bytes("legacy.json"));
        var tokyo = new ImportMoment(TestLedger.Today, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));

        var draft = await With(i => i.OpenAsync(TestLedger.Player, id, tokyo, default));
        await ChooseAsync(id, c => c with { Accounts = new Dictionary<string, ImportAccount>(StringComparer.Ordinal) { ["PokerStars"] = new(new(Guid.NewGuid()), new(AccountKind.Site, null, "PokerStars", SharedKernel.CurrencyCode.Of("USD"))) } });
        draft = await With(i => i.OpenAsync(TestLedger.Player, id, tokyo, default));

        Assert.Contains(draft!.Rows, r => r.Day == new DateOnly(2026, 3, 2));
    }
}
