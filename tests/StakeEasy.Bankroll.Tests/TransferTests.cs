using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class TransferTests(PostgresFixture postgres) : TransferScene(postgres)
{
    [Fact]
    public async Task A_transfer_leaves_one_account_and_arrives_at_the_other()
    {
        var recorded = await Ledger.TransferAsync(Stars, Bank, 120.50m);

        var (from, to) = (await Ledger.FindAsync(Stars), await Ledger.FindAsync(Bank));
        Assert.Equal((379.50m, -120.50m, 0m), (from.Balance.Amount, from.Transferred.Amount, from.Won.Amount));
        Assert.Equal((120.50m, 120.50m, 0m), (to.Balance.Amount, to.Transferred.Amount, to.Won.Amount));
        Assert.Equal((379.50m, false), (recorded.Value.Balance.Amount, recorded.Value.Replayed));
        var transfer = (await FindAsync(recorded.Value.Transfer))!;
        Assert.Equal((-120.50m, 120.50m, null), (transfer.Sent.Amount.Amount, transfer.Received.Amount.Amount, transfer.Fee));
        Assert.Equal(("Bank", "PokerStars"), (transfer.Sent.OtherAccount, transfer.Received.OtherAccount));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_fee_is_lost_on_the_account_the_money_leaves()
    {
        var recorded = await Ledger.TransferAsync(Stars, Dollars, 100m, received: 110m, fee: 2.50m);

        var from = await Ledger.FindAsync(Stars);
        Assert.Equal((397.50m, -100m, -2.50m), (from.Balance.Amount, from.Transferred.Amount, from.Won.Amount));
        Assert.Equal(110m, (await Ledger.FindAsync(Dollars)).Balance.Amount);
        var fee = (await FindAsync(recorded.Value.Transfer))!.Fee!;
        Assert.Equal((EntryKind.Fee, -2.50m, Stars, "GGPoker"), (fee.Kind, fee.Amount.Amount, fee.Account, fee.OtherAccount));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task In_an_accounts_list_the_fee_stands_behind_its_transfer_with_the_balance_after_each()
    {
        await Ledger.TransferAsync(Stars, Bank, 100m, fee: 1m);

        var list = (await Ledger.With((IEntries e) => e.ListAsync(TestLedger.Player, new(Account: Stars), default))).Items;

        Assert.Equal(
            [(EntryKind.Fee, 399m), (EntryKind.Transfer, 400m), (EntryKind.Deposit, 500m)],
            list.Select(e => (e.Kind, e.BalanceAfter!.Value.Amount)));
    }

    [Fact]
    public async Task In_one_currency_what_arrives_is_what_was_sent()
    {
        var refused = await Ledger.TransferAsync(Stars, Bank, 100m, received: 99m);
        var accepted = await Ledger.TransferAsync(Stars, Bank, 100m, received: 100m);

        Assert.Equal("Received", refused.Error!.Field);
        Assert.Contains("fee", refused.Error.Message, StringComparison.Ordinal);
        Assert.True(accepted.Succeeded);
        Assert.Equal(100m, (await Ledger.FindAsync(Bank)).Balance.Amount);
    }

    [Fact]
    public async Task What_makes_no_transfer_is_refused_beside_its_field()
    {
        var foreign = await Ledger.AccountAsync("Theirs", owner: TestLedger.Stranger);
        var closed = await Ledger.AccountAsync("Closed");
        await Ledger.With((IAccounts a) => a.ArchiveAsync(TestLedger.Player, closed, default));
        (MoveMoney Request, string Field)[] wrong =
        [
            (TestLedger.Move(Stars, Stars, 5m), "ToAccountId"),
            (TestLedger.Move(Stars, foreign, 5m), "ToAccountId"),
            (TestLedger.Move(foreign, Stars, 5m), "FromAccountId"),
            (TestLedger.Move(closed, Stars, 5m), "FromAccountId"),
            (TestLedger.Move(Stars, closed, 5m), "ToAccountId"),
            (TestLedger.Move(Stars, Bank, 0m), "Amount"),
            (TestLedger.Move(Stars, Bank, -5m), "Amount"),
            (TestLedger.Move(Stars, Bank, 1.005m), "Amount"),
            (TestLedger.Move(Stars, Dollars, 5m), "Received"),
            (TestLedger.Move(Stars, Dollars, 5m, received: 0m), "Received"),
            (TestLedger.Move(Stars, Dollars, 5m, received: 5.001m), "Received"),
            (TestLedger.Move(Stars, Bank, 5m, fee: -1m), "Fee"),
            (TestLedger.Move(Stars, Bank, 5m, fee: 0.001m), "Fee"),
            (TestLedger.Move(Stars, Bank, 5m, day: TestLedger.Today.AddDays(1)), "Date"),
            (TestLedger.Move(Stars, Bank, 5m) with { Note = new('x', 501) }, "Note"),
        ];

        foreach (var (request, field) in wrong)
        {
            Assert.Equal(field, (await Ledger.TransferAsync(request)).Error!.Field);
        }

        Assert.Equal((500m, 1L), ((await Ledger.FindAsync(Stars)).Balance.Amount, (await Ledger.FindAsync(Stars)).Entries));
    }

    [Fact]
    public async Task A_transfer_beyond_the_balance_needs_a_confirmation_and_the_fee_counts()
    {
        var refused = await Ledger.TransferAsync(Stars, Bank, 499m, fee: 2m);

        Assert.True(refused.Error!.CanBeConfirmed);
        Assert.Contains("PokerStars", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(0m, (await Ledger.FindAsync(Bank)).Balance.Amount);
        Assert.Equal(-1m, (await Ledger.TransferAsync(Stars, Bank, 499m, fee: 2m, confirmed: true)).Value.Balance.Amount);
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_same_transfer_twice_is_written_once_and_another_under_its_key_is_refused()
    {
        var request = TestLedger.Move(Stars, Bank, 100m, fee: 1m);

        var first = await Ledger.TransferAsync(request);
        var second = await Ledger.TransferAsync(request);
        var other = await Ledger.TransferAsync(request with { Sent = 200m });

        Assert.Equal((first.Value.Transfer, true, 399m), (second.Value.Transfer, second.Value.Replayed, second.Value.Balance.Amount));
        Assert.False(other.Succeeded);
        Assert.Equal(399m, (await Ledger.FindAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_back_dated_transfer_moves_the_next_balance_update_of_each_side_and_no_balance()
    {
        await Ledger.StateAsync(Stars, 700m);
        await Ledger.StateAsync(Bank, 40m);

        await Ledger.TransferAsync(Stars, Bank, 100m, day: TestLedger.Today.AddDays(-4), confirmed: true);

        var (from, to) = (await Ledger.FindAsync(Stars), await Ledger.FindAsync(Bank));
        Assert.Equal((700m, 300m), (from.Balance.Amount, from.Won.Amount));
        Assert.Equal((40m, -60m), (to.Balance.Amount, to.Won.Amount));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Many_transfers_both_ways_at_once_all_arrive()
    {
        await Ledger.DepositAsync(Dollars, 1_000m);
        await Ledger.DepositAsync(Bank, 1_000m);
        AccountId[] ring = [Stars, Bank, Dollars];
        var moves = Enumerable.Range(0, 60).Select(i => (From: ring[i % 3], To: ring[(i % 3 + 1 + i % 2) % 3])).ToList();

        var results = await Task.WhenAll(moves.Select(m => Ledger.TransferAsync(m.From, m.To, 1m, received: Same(m.From, m.To) ? null : 2m, fee: 0.10m)));

        Assert.All(results, r => Assert.True(r.Succeeded, r.Error?.Message));
        foreach (var (account, before) in ring.Zip([500m, 1_000m, 1_000m]))
        {
            var expected = before - moves.Count(m => m.From == account) * 1.10m + moves.Where(m => m.To == account).Sum(m => Same(m.From, m.To) ? 1m : 2m);
            Assert.Equal(expected, (await Ledger.FindAsync(account)).Balance.Amount);
        }

        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Another_owners_transfer_looks_like_none()
    {
        var id = (await Ledger.TransferAsync(Stars, Bank, 100m)).Value.Transfer;
        var version = (await FindAsync(id))!.Version;
        var (theirs, other) = (await Ledger.AccountAsync("Site A", owner: TestLedger.Stranger), await Ledger.AccountAsync("Site B", owner: TestLedger.Stranger));

        var amended = await Ledger.With((ITransfers t) => t.AmendAsync(TestLedger.Stranger, id, version, TestLedger.Move(theirs, other, 1m), default));

        Assert.Null(await Ledger.With((ITransfers t) => t.FindAsync(TestLedger.Stranger, id, default)));
        Assert.Empty(await Ledger.With((ITransfers t) => t.HistoryAsync(TestLedger.Stranger, id, default)));
        Assert.False(amended.Succeeded);
        Assert.Equal(100m, (await Ledger.FindAsync(Bank)).Balance.Amount);
    }

    private bool Same(AccountId from, AccountId to) => from != Dollars && to != Dollars;
}
