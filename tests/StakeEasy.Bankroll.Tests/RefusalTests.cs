using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class RefusalTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Defect_9_a_negative_balance_needs_a_confirmation()
    {
        var account = await _ledger.AccountAsync(opening: 80m);

        var refused = await _ledger.StateAsync(account, -10m);
        var confirmed = await _ledger.StateAsync(account, -10m, confirmed: true);

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Equal(-10m, confirmed.Value.Balance.Amount);
    }

    [Fact]
    public async Task Defect_13_a_withdrawal_beyond_the_balance_needs_a_confirmation_and_changes_nothing_before()
    {
        var account = await _ledger.AccountAsync(opening: 50m);

        var refused = await _ledger.WithdrawAsync(account, 70m);

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Equal("Amount", refused.Error.Field);
        Assert.Equal((50m, 1L), ((await _ledger.FindAsync(account)).Balance.Amount, (await _ledger.FindAsync(account)).Entries));
        Assert.Equal(-20m, (await _ledger.WithdrawAsync(account, 70m, confirmed: true)).Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_back_dated_withdrawal_beyond_the_balance_of_its_day_needs_a_confirmation_too()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.DepositAsync(account, 100m, TestLedger.Today.AddDays(-10));
        await _ledger.StateAsync(account, 900m, TestLedger.Today.AddDays(-5));

        var refused = await _ledger.WithdrawAsync(account, 500m, TestLedger.Today.AddDays(-9));

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.True((await _ledger.WithdrawAsync(account, 500m, TestLedger.Today.AddDays(-9), confirmed: true)).Succeeded);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var account = await _ledger.AccountAsync();
        var key = Guid.NewGuid();
        await _ledger.DepositAsync(account, 25m, key: key);

        var second = await _ledger.DepositAsync(account, 26m, key: key);

        Assert.False(second.Succeeded);
        Assert.Equal(25m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    [Theory]
    [InlineData(0, "Amount")]
    [InlineData(-5, "Amount")]
    [InlineData(1.234, "Amount")]
    public async Task A_deposit_needs_an_amount_above_zero_in_whole_cents(double amount, string field)
    {
        var account = await _ledger.AccountAsync();

        var refused = await _ledger.DepositAsync(account, (decimal)amount);

        Assert.Equal(field, refused.Error!.Field);
    }

    [Fact]
    public async Task Defect_14_large_sums_and_eight_decimals_fit_and_larger_ones_are_refused_in_words()
    {
        var (cash, coins) = (await _ledger.AccountAsync(), await _ledger.AccountAsync("Cold wallet", "BTC", AccountKind.Asset));

        Assert.True((await _ledger.DepositAsync(cash, 999_999_999_999.99m)).Succeeded);
        Assert.True((await _ledger.DepositAsync(coins, 0.00000001m)).Succeeded);
        Assert.Equal("Amount", (await _ledger.DepositAsync(cash, 10_000_000_000_000_000m)).Error!.Field);
        Assert.Equal("Amount", (await _ledger.DepositAsync(coins, 0.000000001m)).Error!.Field);
    }

    [Fact]
    public async Task Sums_that_outgrow_the_ledger_are_refused_in_words()
    {
        var account = await _ledger.AccountAsync();
        await using (var rich = _ledger.Database.CreateCommand("update bankroll.accounts set balance = 999999999999999999, deposited = 999999999999999999"))
        {
            await rich.ExecuteNonQueryAsync();
        }

        var refused = await _ledger.DepositAsync(account, 1m);

        Assert.Equal("Amount", refused.Error!.Field);
        Assert.Contains("more than StakeEasy can keep", refused.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defect_16_days_before_1970_and_after_today_are_refused()
    {
        var account = await _ledger.AccountAsync();

        Assert.Equal("Date", (await _ledger.DepositAsync(account, 1m, new(1, 1, 1))).Error!.Field);
        Assert.Equal("Date", (await _ledger.DepositAsync(account, 1m, new(2199, 1, 1))).Error!.Field);
        Assert.Equal("Date", (await _ledger.DepositAsync(account, 1m, TestLedger.Today.AddDays(1))).Error!.Field);
    }

    [Fact]
    public async Task A_note_keeps_emoji_and_refuses_what_cannot_be_stored()
    {
        var account = await _ledger.AccountAsync();

        var kept = await _ledger.DepositAsync(account, 1m, note: " 🎲 Sunday ");

        Assert.Equal("🎲 Sunday", (await _ledger.FindAsync(kept.Value.Entry))!.Note);
        Assert.Equal("Note", (await _ledger.DepositAsync(account, 1m, note: "a\0b")).Error!.Field);
        Assert.Equal("Note", (await _ledger.DepositAsync(account, 1m, note: new string('x', 501))).Error!.Field);
        Assert.Equal("Note", (await _ledger.DepositAsync(account, 1m, note: "\ud83c")).Error!.Field);
    }

    [Fact]
    public async Task Another_owners_account_looks_like_none()
    {
        var theirs = await _ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);

        var refused = await _ledger.DepositAsync(theirs, 10m);

        Assert.Equal("AccountId", refused.Error!.Field);
        Assert.Null(await _ledger.With((IAccounts a) => a.FindAsync(TestLedger.Player, theirs, default)));
    }

    [Fact]
    public async Task An_archived_account_takes_no_entries()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, account, default));

        Assert.Equal("AccountId", (await _ledger.DepositAsync(account, 10m)).Error!.Field);
    }

    [Fact]
    public async Task Who_names_no_version_of_an_entry_has_not_seen_it_and_changes_nothing()
    {
        var account = await _ledger.AccountAsync();
        var entry = (await _ledger.DepositAsync(account, 10m)).Value.Entry;

        var amended = await _ledger.AmendAsync(entry, 20m, version: 0);
        var deleted = await _ledger.With((IEntries e) => e.DeleteAsync(TestLedger.Player, entry, version: 0, Guid.NewGuid(), default));

        Assert.True(amended.Error is { IsConflict: true } && deleted.Error is { IsConflict: true });
        Assert.Equal(10m, (await _ledger.FindAsync(account)).Balance.Amount);
    }
}
