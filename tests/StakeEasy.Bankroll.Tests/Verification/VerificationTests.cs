using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Verification;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Verification;

/// <summary>Whatever is wrong in the database, verify names it: each check is seen failing.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class VerificationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] BreakdownColumns =
    [
        "entries", "amount", "valued", "unvalued", "wins", "minutes", "hands", "valued_squares", "valued_squares_per_hour", "valued_cost",
        "blind_sessions", "blind_hands", "big_blinds", "big_blind_squares_per_hundred",
    ];

    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(TestLedger.Today.AddYears(-4), ("USD", 1.25m), ("GBP", 0.8m));
        Assert.True((await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 500, 3, TestLedger.Today, null, default))).Succeeded);
        await _ledger.OverviewAsync();
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_figure_of_a_total_can_be_wrong_unseen(int grain)
    {
        foreach (var column in (string[])["entries", "net", .. ComparedColumns.Categories, .. ComparedColumns.Values])
        {
            await SeenAsync(
                sign => $"update bankroll.totals set {column} = {column} {sign} 1 where (account_id, grain, day) = (select account_id, grain, day from bankroll.totals where grain = {grain} order by account_id, day limit 1)",
                column + " ");
        }
    }

    [Fact]
    public async Task No_figure_of_an_account_can_be_wrong_unseen()
    {
        foreach (var column in ComparedColumns.Categories)
        {
            // Balance and category in step: the database itself refuses an account that does not add up.
            var (more, less) = column is "withdrawn" or "expenses" or "fees" ? ("-", "+") : ("+", "-");
            await SeenAsync(sign => $"update bankroll.accounts set {column} = {column} {sign} 1, balance = balance {(sign == '+' ? more : less)} 1 where name = 'PokerStars'", column + " ");
        }

        foreach (var column in (string[])["entries", "valued_deposited", "valued_withdrawn", "valued_transferred", "unvalued_deposited", "unvalued_withdrawn"])
        {
            await SeenAsync(sign => $"update bankroll.accounts set {column} = {column} {sign} 1 where name = 'PokerStars'", column + " ");
        }
    }

    [Fact]
    public async Task No_figure_of_a_breakdown_can_be_wrong_unseen()
    {
        foreach (var (dimension, column) in Enumerable.Range(1, 8).Select(d => (d, "amount")).Concat(BreakdownColumns.Select(c => (1, c))))
        {
            await SeenAsync(
                sign => $"update bankroll.breakdowns set {column} = {column} {sign} 1 where (dimension, key, currency, month) = (select dimension, key, currency, month from bankroll.breakdowns where dimension = {dimension} order by month, key limit 1)",
                $"breakdown {dimension} by");
        }
    }

    [Theory]
    [InlineData("delete from bankroll.totals where grain = 0 and day = (select max(day) from bankroll.totals where grain = 0)", "day 20")]
    [InlineData("delete from bankroll.totals where grain = 1 and day = (select max(day) from bankroll.totals where grain = 1)", "week 20")]
    [InlineData("delete from bankroll.totals where grain = 2 and day = (select max(day) from bankroll.totals where grain = 2)", "month 20")]
    [InlineData("delete from bankroll.breakdowns where dimension = 5", "breakdown 5 by")]
    [InlineData("update bankroll.entries set amount = amount + 1 where id = (select id from bankroll.entries where kind = 1 limit 1)", "net ")]
    [InlineData("update bankroll.entries set stated_balance = stated_balance + 1 where id = (select id from bankroll.entries where kind = 4 limit 1)", "states")]
    [InlineData("update bankroll.entries set category = 'Other' where id = (select id from bankroll.entries where kind = 6 limit 1)", "6:Other")]
    [InlineData("delete from bankroll.entries where id = (select id from bankroll.entries where kind = 3 and amount > 0 limit 1)", "needs one side that leaves and one that arrives")]
    [InlineData("update bankroll.entries e set account_id = (select account_id from bankroll.entries s where s.transfer_id = e.transfer_id and s.kind = 3 and s.amount < 0) where kind = 3", "stays on one account")]
    [InlineData("update bankroll.entries set day = day - 1 where kind = 3 and amount > 0", "is spread over days")]
    [InlineData("update bankroll.entries set amount = amount + 1 where kind = 3 and amount > 0", "loses or gains within one currency")]
    [InlineData("update bankroll.entries set account_id = (select id from bankroll.accounts where name = 'Savings') where kind = 9", "has its fee on another account")]
    [InlineData(
        """
        insert into bankroll.entries (owner_id, account_id, id, kind, day, occurred_at, created_at, amount, transfer_id)
        select owner_id, account_id, gen_random_uuid(), kind, day, occurred_at, created_at, amount, transfer_id from bankroll.entries where kind = 9
        """,
        "has several fees")]
    [InlineData("delete from bankroll.entries where id = (select id from bankroll.entries where kind = 5 limit 1)", "is finished, but has no entry")]
    [InlineData("delete from bankroll.sessions where id = (select id from bankroll.sessions limit 1)", "has an entry, but is not there")]
    [InlineData("update bankroll.sessions set ended_at = null where id = (select id from bankroll.sessions limit 1)", "has an entry, but still runs")]
    [InlineData("update bankroll.sessions set cash_out = cash_out + 1 where id = (select id from bankroll.sessions limit 1)", "its entry says")]
    [InlineData("update bankroll.sessions set account_id = (select id from bankroll.accounts where name = 'Savings') where id = (select id from bankroll.sessions limit 1)", "was played on account")]
    public async Task What_was_tampered_with_is_named(string tampering, string words)
    {
        Assert.NotEqual(0, await ExecuteAsync(tampering));

        Assert.Contains(await _ledger.DifferencesAsync(), d => d.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_sessions_that_run_at_once_are_named()
    {
        await ExecuteAsync("drop index bankroll.sessions_live");
        await ExecuteAsync("""
            update bankroll.sessions set ended_at = null where id in (select id from bankroll.sessions limit 2)
            """);

        Assert.Contains(await _ledger.DifferencesAsync(), d => d.Contains("2 sessions run at once", StringComparison.Ordinal));
    }

    /// <summary>Breaks it, looks, and mends it.</summary>
    private async Task SeenAsync(Func<char, string> change, string words)
    {
        Assert.Equal(1, await ExecuteAsync(change('+')));
        Assert.Contains(await _ledger.DifferencesAsync(), d => d.Contains(words, StringComparison.Ordinal));
        await ExecuteAsync(change('-'));
    }

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var command = _ledger.Database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
