using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class DemoTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task The_demo_player_is_in_the_state_that_single_entries_would_leave()
    {
        await SeedAsync(3_000, 1);
        await _ledger.OverviewAsync();

        Assert.Empty(await _ledger.DifferencesAsync());
        var accounts = await _ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default));
        Assert.Equal((10, 5, 3_000L), (accounts.Count(a => a.Kind is AccountKind.Site), accounts.Count(a => a.Kind is AccountKind.Asset), accounts.Sum(a => a.Entries)));
        Assert.True(accounts.Select(a => a.Currency).Distinct().Count() >= 4);
        Assert.All(accounts, a => Assert.False(a.Balance.IsNegative));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_figures_and_another_one_others()
    {
        await SeedAsync(500, 7);
        await using var second = await TestLedger.OpenAsync(postgres);
        await using var third = await TestLedger.OpenAsync(postgres);
        await SeedAsync(500, 7, second);
        await SeedAsync(500, 8, third);

        var mine = (await _ledger.OverviewAsync()).Accounts.Select(a => a.Account.Balance).ToList();
        Assert.Equal(mine, (await second.OverviewAsync()).Accounts.Select(a => a.Account.Balance));
        Assert.NotEqual(mine, (await third.OverviewAsync()).Accounts.Select(a => a.Account.Balance));
    }

    [Fact]
    public async Task A_player_with_accounts_is_not_seeded()
    {
        await _ledger.AccountAsync();

        Assert.False((await _ledger.With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, 500, 1, TestLedger.Today, null, default))).Succeeded);
    }

    [Fact]
    public async Task Defect_55_the_database_itself_refuses_rows_that_contradict_each_other()
    {
        await SeedAsync(300, 1);

        await RefusedAsync("update bankroll.accounts set balance = balance + 1", PostgresErrorCodes.CheckViolation);
        await RefusedAsync("update bankroll.entries set amount = -1 where kind = 1", PostgresErrorCodes.CheckViolation);
        await RefusedAsync("update bankroll.entries set stated_balance = null where kind = 4", PostgresErrorCodes.CheckViolation);
        await RefusedAsync("update bankroll.entries set owner_id = gen_random_uuid()", PostgresErrorCodes.ForeignKeyViolation);
    }

    private async Task RefusedAsync(string sql, string code)
    {
        await using var command = _ledger.Database.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(code, refused.SqlState);
    }

    private async Task SeedAsync(int entries, int seed, TestLedger? ledger = null) =>
        Assert.True((await (ledger ?? _ledger).With((IDemoLedger d) => d.SeedAsync(TestLedger.Player, entries, seed, TestLedger.Today, null, default))).Succeeded);
}
