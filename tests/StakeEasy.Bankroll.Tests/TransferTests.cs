using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class TransferTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;
    private AccountId _stars;
    private AccountId _bank;
    private AccountId _dollars;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _stars = await _ledger.AccountAsync(opening: 500m);
        _bank = await _ledger.AccountAsync("Bank", kind: AccountKind.Asset);
        _dollars = await _ledger.AccountAsync("GGPoker", "USD");
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_transfer_leaves_one_account_and_arrives_at_the_other()
    {
        var recorded = await _ledger.TransferAsync(_stars, _bank, 120.50m);

        var (from, to) = (await _ledger.FindAsync(_stars), await _ledger.FindAsync(_bank));
        Assert.Equal((379.50m, -120.50m, 0m), (from.Balance.Amount, from.Transferred.Amount, from.Won.Amount));
        Assert.Equal((120.50m, 120.50m, 0m), (to.Balance.Amount, to.Transferred.Amount, to.Won.Amount));
        Assert.Equal((379.50m, false), (recorded.Value.Balance.Amount, recorded.Value.Replayed));
        var transfer = (await FindAsync(recorded.Value.Transfer))!;
        Assert.Equal((-120.50m, 120.50m, null), (transfer.Sent.Amount.Amount, transfer.Received.Amount.Amount, transfer.Fee));
        Assert.Equal(("Bank", "PokerStars"), (transfer.Sent.OtherAccount, transfer.Received.OtherAccount));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_fee_is_lost_on_the_account_the_money_leaves()
    {
        var recorded = await _ledger.TransferAsync(_stars, _dollars, 100m, received: 110m, fee: 2.50m);

        var from = await _ledger.FindAsync(_stars);
        Assert.Equal((397.50m, -100m, -2.50m), (from.Balance.Amount, from.Transferred.Amount, from.Won.Amount));
        Assert.Equal(110m, (await _ledger.FindAsync(_dollars)).Balance.Amount);
        var fee = (await FindAsync(recorded.Value.Transfer))!.Fee!;
        Assert.Equal((EntryKind.Fee, -2.50m, _stars, "GGPoker"), (fee.Kind, fee.Amount.Amount, fee.Account, fee.OtherAccount));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task In_an_accounts_list_the_fee_stands_behind_its_transfer_with_the_balance_after_each()
    {
        await _ledger.TransferAsync(_stars, _bank, 100m, fee: 1m);

        var list = (await _ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new(Account: _stars), default))).Items;

        Assert.Equal(
            [(EntryKind.Fee, 399m), (EntryKind.Transfer, 400m), (EntryKind.Deposit, 500m)],
            list.Select(e => (e.Kind, e.BalanceAfter!.Value.Amount)));
    }

    [Fact]
    public async Task In_one_currency_what_arrives_is_what_was_sent()
    {
        var refused = await _ledger.TransferAsync(_stars, _bank, 100m, received: 99m);
        var accepted = await _ledger.TransferAsync(_stars, _bank, 100m, received: 100m);

        Assert.Equal("Received", refused.Error!.Field);
        Assert.Contains("fee", refused.Error.Message, StringComparison.Ordinal);
        Assert.True(accepted.Succeeded);
        Assert.Equal(100m, (await _ledger.FindAsync(_bank)).Balance.Amount);
    }

    [Fact]
    public async Task What_makes_no_transfer_is_refused_beside_its_field()
    {
        var foreign = await _ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);
        var closed = await _ledger.AccountAsync("Closed");
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, closed, default));
        (MoveMoney Request, string Field)[] wrong =
        [
            (TestLedger.Move(_stars, _stars, 5m), "ToAccountId"),
            (TestLedger.Move(_stars, foreign, 5m), "ToAccountId"),
            (TestLedger.Move(foreign, _stars, 5m), "FromAccountId"),
            (TestLedger.Move(closed, _stars, 5m), "FromAccountId"),
            (TestLedger.Move(_stars, closed, 5m), "ToAccountId"),
            (TestLedger.Move(_stars, _bank, 0m), "Amount"),
            (TestLedger.Move(_stars, _bank, -5m), "Amount"),
            (TestLedger.Move(_stars, _bank, 1.005m), "Amount"),
            (TestLedger.Move(_stars, _dollars, 5m), "Received"),
            (TestLedger.Move(_stars, _dollars, 5m, received: 0m), "Received"),
            (TestLedger.Move(_stars, _dollars, 5m, received: 5.001m), "Received"),
            (TestLedger.Move(_stars, _bank, 5m, fee: -1m), "Fee"),
            (TestLedger.Move(_stars, _bank, 5m, fee: 0.001m), "Fee"),
            (TestLedger.Move(_stars, _bank, 5m, day: TestLedger.Today.AddDays(1)), "Date"),
            (TestLedger.Move(_stars, _bank, 5m) with { Note = new('x', 501) }, "Note"),
        ];

        foreach (var (request, field) in wrong)
        {
            Assert.Equal(field, (await _ledger.TransferAsync(request)).Error!.Field);
        }

        Assert.Equal((500m, 1L), ((await _ledger.FindAsync(_stars)).Balance.Amount, (await _ledger.FindAsync(_stars)).Entries));
    }

    [Fact]
    public async Task A_transfer_beyond_the_balance_needs_a_confirmation_and_the_fee_counts()
    {
        var refused = await _ledger.TransferAsync(_stars, _bank, 499m, fee: 2m);

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Contains("PokerStars", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(0m, (await _ledger.FindAsync(_bank)).Balance.Amount);
        Assert.Equal(-1m, (await _ledger.TransferAsync(_stars, _bank, 499m, fee: 2m, confirmed: true)).Value.Balance.Amount);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_same_transfer_twice_is_written_once_and_another_under_its_key_is_refused()
    {
        var request = TestLedger.Move(_stars, _bank, 100m, fee: 1m);

        var first = await _ledger.TransferAsync(request);
        var second = await _ledger.TransferAsync(request);
        var other = await _ledger.TransferAsync(request with { Sent = 200m });

        Assert.Equal((first.Value.Transfer, true, 399m), (second.Value.Transfer, second.Value.Replayed, second.Value.Balance.Amount));
        Assert.False(other.Succeeded);
        Assert.Equal(399m, (await _ledger.FindAsync(_stars)).Balance.Amount);
    }

    [Fact]
    public async Task An_edit_moves_both_sides_and_may_change_accounts_currency_fee_and_day()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;

        var amended = await AmendAsync(id, TestLedger.Move(_stars, _dollars, 50m, received: 55m, fee: 1m, day: TestLedger.Today.AddDays(-3), confirmed: true));

        Assert.Equal((id, 449m), (amended.Value.Transfer, amended.Value.Balance.Amount));
        Assert.Equal((0m, 0L), ((await _ledger.FindAsync(_bank)).Balance.Amount, (await _ledger.FindAsync(_bank)).Entries));
        Assert.Equal(55m, (await _ledger.FindAsync(_dollars)).Balance.Amount);
        var transfer = (await FindAsync(id))!;
        Assert.Equal((TestLedger.Today.AddDays(-3), TestLedger.Today.AddDays(-3), TestLedger.Today.AddDays(-3)), (transfer.Day, transfer.Received.Day, transfer.Fee!.Day));
        Assert.Empty(await _ledger.DifferencesAsync());

        await AmendAsync(id, TestLedger.Move(_dollars, _stars, 5m, received: 4m, confirmed: true));

        Assert.Equal((504m, -5m), ((await _ledger.FindAsync(_stars)).Balance.Amount, (await _ledger.FindAsync(_dollars)).Balance.Amount));
        Assert.Null((await FindAsync(id))!.Fee);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_history_tells_what_both_sides_and_the_fee_were_before_and_after()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;
        await AmendAsync(id, TestLedger.Move(_stars, _dollars, 50m, received: 55m, fee: 1m));
        var deleted = await DeleteAsync(id);

        var history = await HistoryAsync(id);

        Assert.True(deleted.Succeeded);
        Assert.Null(await FindAsync(id));
        var (gone, changed) = (history[0], history[1]);
        Assert.Equal(2, history.Count);
        Assert.Null(gone.After);
        Assert.Equal(new TransferState("PokerStars", Money.Of(100m, "EUR"), "Bank", Money.Of(100m, "EUR"), null, TestLedger.Today, null), changed.Before);
        Assert.Equal(
            new TransferState("PokerStars", Money.Of(50m, "EUR"), "GGPoker", Money.Of(55m, "USD"), Money.Of(1m, "EUR"), TestLedger.Today, null), changed.After);
        Assert.Equal(changed.After, gone.Before);
    }

    [Fact]
    public async Task Deleting_either_side_takes_the_whole_transfer_and_restoring_it_brings_all_back()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m, fee: 1m)).Value.Transfer;
        var received = (await FindAsync(id))!.Received.Id;

        await _ledger.DeleteAsync(received);

        Assert.Null(await FindAsync(id));
        Assert.Equal((500m, 0m), ((await _ledger.FindAsync(_stars)).Balance.Amount, (await _ledger.FindAsync(_bank)).Balance.Amount));
        Assert.Empty(await _ledger.DifferencesAsync());

        var restored = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, new(id.Value), confirmed: false, default));

        Assert.True(restored.Succeeded);
        Assert.Equal((399m, 100m), ((await _ledger.FindAsync(_stars)).Balance.Amount, (await _ledger.FindAsync(_bank)).Balance.Amount));
        Assert.Equal(-1m, (await FindAsync(id))!.Fee!.Amount.Amount);
        Assert.Null((await HistoryAsync(id))[0].Before);
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_fee_that_was_edited_away_cannot_be_restored_by_itself()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m, fee: 1m)).Value.Transfer;
        var fee = (await FindAsync(id))!.Fee!.Id;
        await AmendAsync(id, TestLedger.Move(_stars, _bank, 100m));

        var restored = await _ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, fee, confirmed: true, default));

        Assert.False(restored.Succeeded);
        Assert.Equal(400m, (await _ledger.FindAsync(_stars)).Balance.Amount);
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_and_the_same_edit_twice_is_one()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;
        var seen = (await FindAsync(id))!.Version;
        var request = TestLedger.Move(_stars, _bank, 80m);

        var first = await AmendAsync(id, request, seen);
        var again = await AmendAsync(id, request, seen);
        var second = await AmendAsync(id, TestLedger.Move(_stars, _bank, 60m), seen);

        Assert.Equal((false, true), (first.Value.Replayed, again.Value.Replayed));
        Assert.True(second.Error!.IsConflict);
        Assert.Equal((420m, 80m), ((await _ledger.FindAsync(_stars)).Balance.Amount, (await _ledger.FindAsync(_bank)).Balance.Amount));
        Assert.Single(await HistoryAsync(id));
    }

    [Fact]
    public async Task An_edit_that_leaves_the_former_target_below_zero_asks_first()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;
        await _ledger.WithdrawAsync(_bank, 90m);

        var refused = await AmendAsync(id, TestLedger.Move(_stars, _dollars, 100m, received: 110m));

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Contains("Bank", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(10m, (await _ledger.FindAsync(_bank)).Balance.Amount);
    }

    [Fact]
    public async Task A_transfer_with_an_account_that_was_archived_since_can_still_be_edited()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;
        await _ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, _bank, default));

        var amended = await AmendAsync(id, TestLedger.Move(_stars, _bank, 90m));

        Assert.True(amended.Succeeded);
        Assert.Equal(90m, (await _ledger.FindAsync(_bank)).Balance.Amount);
    }

    [Fact]
    public async Task A_back_dated_transfer_moves_the_next_balance_update_of_each_side_and_no_balance()
    {
        await _ledger.StateAsync(_stars, 700m);
        await _ledger.StateAsync(_bank, 40m);

        await _ledger.TransferAsync(_stars, _bank, 100m, day: TestLedger.Today.AddDays(-4), confirmed: true);

        var (from, to) = (await _ledger.FindAsync(_stars), await _ledger.FindAsync(_bank));
        Assert.Equal((700m, 300m), (from.Balance.Amount, from.Won.Amount));
        Assert.Equal((40m, -60m), (to.Balance.Amount, to.Won.Amount));
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Many_transfers_both_ways_at_once_all_arrive()
    {
        await _ledger.DepositAsync(_dollars, 1_000m);
        await _ledger.DepositAsync(_bank, 1_000m);
        AccountId[] ring = [_stars, _bank, _dollars];
        var moves = Enumerable.Range(0, 60).Select(i => (From: ring[i % 3], To: ring[(i % 3 + 1 + i % 2) % 3])).ToList();

        var results = await Task.WhenAll(moves.Select(m => _ledger.TransferAsync(m.From, m.To, 1m, received: Same(m.From, m.To) ? null : 2m, fee: 0.10m)));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Message));
        foreach (var (account, before) in ring.Zip([500m, 1_000m, 1_000m]))
        {
            var expected = before - moves.Count(m => m.From == account) * 1.10m + moves.Where(m => m.To == account).Sum(m => Same(m.From, m.To) ? 1m : 2m);
            Assert.Equal(expected, (await _ledger.FindAsync(account)).Balance.Amount);
        }

        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Another_owners_transfer_looks_like_none()
    {
        var id = (await _ledger.TransferAsync(_stars, _bank, 100m)).Value.Transfer;
        var version = (await FindAsync(id))!.Version;
        var (theirs, other) = (await _ledger.AccountAsync("Site A", owner: TestLedger.Stranger), await _ledger.AccountAsync("Site B", owner: TestLedger.Stranger));

        var amended = await _ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Stranger, id, version, TestLedger.Move(theirs, other, 1m), default));

        Assert.Null(await _ledger.With((ITransfers t) => t.FindAsync(TestLedger.Stranger, id, default)));
        Assert.Empty(await _ledger.With((ITransfers t) => t.HistoryAsync(TestLedger.Stranger, id, default)));
        Assert.False(amended.Succeeded);
        Assert.Equal(100m, (await _ledger.FindAsync(_bank)).Balance.Amount);
    }

    private bool Same(AccountId from, AccountId to) => from != _dollars && to != _dollars;

    private Task<Transfer?> FindAsync(TransferId id) => _ledger.With((ITransfers t) => t.FindAsync(TestLedger.Player, id, default));

    private Task<IReadOnlyList<TransferRevision>> HistoryAsync(TransferId id) => _ledger.With((ITransfers t) => t.HistoryAsync(TestLedger.Player, id, default));

    private async Task<Result<TransferRecorded>> AmendAsync(TransferId id, MoveMoney request, uint? version = null)
    {
        var seen = version ?? (await FindAsync(id))!.Version;
        return await _ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Player, id, seen, request, default));
    }

    private async Task<Result<Recorded>> DeleteAsync(TransferId id) => await _ledger.DeleteAsync((await FindAsync(id))!.Sent.Id);
}
