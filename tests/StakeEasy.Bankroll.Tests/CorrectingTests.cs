using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class CorrectingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task An_edit_moves_the_balance_and_is_kept_as_a_revision()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m)).Value.Entry;

        var amended = await _ledger.AmendAsync(deposit, 80m, TestLedger.Today.AddDays(-2));

        Assert.Equal(80m, amended.Value.Balance.Amount);
        var revision = Assert.Single(await HistoryAsync(deposit));
        Assert.Equal((100m, 80m), (revision.Before!.Amount.Amount, revision.After!.Amount.Amount));
        Assert.Equal((TestLedger.Today, TestLedger.Today.AddDays(-2)), (revision.Before.Day, revision.After.Day));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Editing_a_deposit_before_a_balance_update_leaves_todays_balance_alone()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m, TestLedger.Today.AddDays(-5))).Value.Entry;
        var update = (await _ledger.StateAsync(account, 150m)).Value.Entry;

        await _ledger.AmendAsync(deposit, 120m);

        Assert.Equal(150m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Equal(30m, (await _ledger.FindAsync(update))!.Amount.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Editing_a_balance_update_states_the_other_balance_and_moves_only_the_next()
    {
        var account = await _ledger.AccountAsync();
        var first = (await _ledger.StateAsync(account, 100m, TestLedger.Today.AddDays(-5))).Value.Entry;
        var second = (await _ledger.StateAsync(account, 150m, TestLedger.Today.AddDays(-3))).Value.Entry;
        var third = (await _ledger.StateAsync(account, 155m)).Value.Entry;

        await _ledger.AmendAsync(first, 130m);

        Assert.Equal(
            (130m, 20m, 5m),
            ((await _ledger.FindAsync(first))!.Amount.Amount, (await _ledger.FindAsync(second))!.Amount.Amount, (await _ledger.FindAsync(third))!.Amount.Amount));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_deleted_entry_is_gone_from_every_total_and_can_be_restored()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m, TestLedger.Today.AddDays(-5))).Value.Entry;
        await _ledger.DepositAsync(account, 10m);

        await _ledger.DeleteAsync(deposit);

        Assert.Equal(10m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Null(await _ledger.FindAsync(deposit));
        Assert.Null(Assert.Single(await HistoryAsync(deposit)).After);
        Assert.Empty(await _ledger.DifferencesAsync());

        var restored = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, deposit, confirmed: false, default));
        var again = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, deposit, confirmed: false, default));

        Assert.Equal((110m, false, true), (restored.Value.Balance.Amount, restored.Value.Replayed, again.Value.Replayed));
        Assert.Equal(TestLedger.Today.AddDays(-5), (await _ledger.FindAsync(deposit))!.Day);
        Assert.Equal(2, (await HistoryAsync(deposit)).Count);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Deleting_a_balance_update_hands_its_result_to_the_next()
    {
        var account = await _ledger.AccountAsync();
        await _ledger.StateAsync(account, 100m, TestLedger.Today.AddDays(-5));
        var second = (await _ledger.StateAsync(account, 150m, TestLedger.Today.AddDays(-3))).Value.Entry;
        var third = (await _ledger.StateAsync(account, 155m)).Value.Entry;

        await _ledger.DeleteAsync(second);

        Assert.Equal(55m, (await _ledger.FindAsync(third))!.Amount.Amount);
        Assert.Equal(155m, (await _ledger.FindAsync(account)).Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_and_changes_nothing()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m)).Value.Entry;
        var seen = (await _ledger.FindAsync(deposit))!.Version;

        await _ledger.AmendAsync(deposit, 80m, version: seen);
        var second = await _ledger.AmendAsync(deposit, 90m, version: seen);

        Assert.True(second.Error!.IsConflict);
        Assert.Equal(80m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    [Fact]
    public async Task The_same_edit_twice_changes_once_and_answers_alike()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m)).Value.Entry;
        var (seen, key) = ((await _ledger.FindAsync(deposit))!.Version, Guid.NewGuid());

        await _ledger.AmendAsync(deposit, 80m, version: seen, key: key);
        var second = await _ledger.AmendAsync(deposit, 80m, version: seen, key: key);

        Assert.True(second.Value.Replayed);
        Assert.Single(await HistoryAsync(deposit));
    }

    [Fact]
    public async Task The_second_click_on_delete_is_a_success()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m)).Value.Entry;
        var key = Guid.NewGuid();

        await _ledger.DeleteAsync(deposit, key);
        var second = await _ledger.DeleteAsync(deposit, key);

        Assert.True(second.Value.Replayed);
        Assert.Single(await HistoryAsync(deposit));
    }

    [Fact]
    public async Task Restoring_a_withdrawal_to_below_zero_needs_a_confirmation()
    {
        var account = await _ledger.AccountAsync(opening: 100m);
        var first = (await _ledger.WithdrawAsync(account, 90m)).Value.Entry;
        await _ledger.DeleteAsync(first);
        await _ledger.WithdrawAsync(account, 90m);

        var refused = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, first, confirmed: false, default));
        var confirmed = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, first, confirmed: true, default));

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Equal(-80m, confirmed.Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Another_owners_entry_looks_like_none()
    {
        var account = await _ledger.AccountAsync();
        var deposit = (await _ledger.DepositAsync(account, 100m)).Value.Entry;
        var version = (await _ledger.FindAsync(deposit))!.Version;

        Assert.Null(await _ledger.With((IEntries e) => e.FindAsync(TestLedger.Stranger, deposit, default)));
        Assert.False((await _ledger.With((IEntries e) => e.DeleteAsync(TestLedger.Stranger, deposit, version, Guid.NewGuid(), default))).Succeeded);
        Assert.False((await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Stranger, deposit, confirmed: false, default))).Succeeded);
        Assert.Empty(await _ledger.With((IEntries e) => e.HistoryAsync(TestLedger.Stranger, deposit, default)));
        Assert.Equal(100m, (await _ledger.FindAsync(account)).Balance.Amount);
    }

    private Task<IReadOnlyList<Revision>> HistoryAsync(EntryId entry) =>
        _ledger.With((IEntries e) => e.HistoryAsync(TestLedger.Player, entry, default));
}
