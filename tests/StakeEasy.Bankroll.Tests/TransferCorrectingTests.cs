using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>A transfer that was entered wrongly: edited, deleted and put back, always with both its sides.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class TransferCorrectingTests(PostgresFixture postgres) : TransferScene(postgres)
{
    [Fact]
    public async Task An_edit_moves_both_sides_and_may_change_accounts_currency_fee_and_day()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;

        var amended = await AmendAsync(id, TestLedger.Move(Stars, Dollars, 50m, received: 55m, fee: 1m, day: TestLedger.Today.AddDays(-3), confirmed: true));

        Assert.Equal((id, 449m), (amended.Value.Transfer, amended.Value.Balance.Amount));
        Assert.Equal((0m, 0L), ((await Ledger.FindAsync(Bank)).Balance.Amount, (await Ledger.FindAsync(Bank)).Entries));
        Assert.Equal(55m, (await Ledger.FindAsync(Dollars)).Balance.Amount);
        var transfer = (await FindAsync(id))!;
        Assert.Equal((TestLedger.Today.AddDays(-3), TestLedger.Today.AddDays(-3), TestLedger.Today.AddDays(-3)), (transfer.Day, transfer.Received.Day, transfer.Fee!.Day));
        Assert.Empty(await Ledger.DifferencesAsync());

        await AmendAsync(id, TestLedger.Move(Dollars, Stars, 5m, received: 4m, confirmed: true));

        Assert.Equal((504m, -5m), ((await Ledger.FindAsync(Stars)).Balance.Amount, (await Ledger.FindAsync(Dollars)).Balance.Amount));
        Assert.Null((await FindAsync(id))!.Fee);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_history_tells_what_both_sides_and_the_fee_were_before_and_after()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;
        await AmendAsync(id, TestLedger.Move(Stars, Dollars, 50m, received: 55m, fee: 1m));
        var deleted = await Ledger.DeleteAsync((await FindAsync(id))!.Sent.Id);

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
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m, fee: 1m)).Value.Transfer;
        var received = (await FindAsync(id))!.Received.Id;

        await Ledger.DeleteAsync(received);

        Assert.Null(await FindAsync(id));
        Assert.Equal((500m, 0m), ((await Ledger.FindAsync(Stars)).Balance.Amount, (await Ledger.FindAsync(Bank)).Balance.Amount));
        Assert.Empty(await Ledger.DifferencesAsync());

        var restored = await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, new(id.Value), confirmed: false, default));

        Assert.True(restored.Succeeded);
        Assert.Equal((399m, 100m), ((await Ledger.FindAsync(Stars)).Balance.Amount, (await Ledger.FindAsync(Bank)).Balance.Amount));
        Assert.Equal(-1m, (await FindAsync(id))!.Fee!.Amount.Amount);
        Assert.Null((await HistoryAsync(id))[0].Before);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_fee_that_was_edited_away_cannot_be_restored_by_itself()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m, fee: 1m)).Value.Transfer;
        var fee = (await FindAsync(id))!.Fee!.Id;
        await AmendAsync(id, TestLedger.Move(Stars, Bank, 100m));

        var restored = await Ledger.With((IEntries e) => e.RestoreAsync(TestLedger.Player, fee, confirmed: true, default));

        Assert.False(restored.Succeeded);
        Assert.Equal(400m, (await Ledger.FindAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_told_and_the_same_edit_twice_is_one()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;
        var seen = (await FindAsync(id))!.Version;
        var request = TestLedger.Move(Stars, Bank, 80m);

        var first = await AmendAsync(id, request, seen);
        var again = await AmendAsync(id, request, seen);
        var second = await AmendAsync(id, TestLedger.Move(Stars, Bank, 60m), seen);

        Assert.Equal((false, true), (first.Value.Replayed, again.Value.Replayed));
        Assert.True(second.Error!.IsConflict);
        Assert.Equal((420m, 80m), ((await Ledger.FindAsync(Stars)).Balance.Amount, (await Ledger.FindAsync(Bank)).Balance.Amount));
        Assert.Single(await HistoryAsync(id));
    }

    [Fact]
    public async Task An_edit_that_leaves_the_former_target_below_zero_asks_first()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;
        await Ledger.WithdrawAsync(Bank, 90m);

        var refused = await AmendAsync(id, TestLedger.Move(Stars, Dollars, 100m, received: 110m));

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Contains("Bank", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(10m, (await Ledger.FindAsync(Bank)).Balance.Amount);
    }

    [Fact]
    public async Task A_transfer_with_an_account_that_was_archived_since_can_still_be_edited()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;
        await Ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, Bank, default));

        var amended = await AmendAsync(id, TestLedger.Move(Stars, Bank, 90m));

        Assert.True(amended.Succeeded);
        Assert.Equal(90m, (await Ledger.FindAsync(Bank)).Balance.Amount);
    }
}
