using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>A checked file comes into the ledger whole, once, and as if each entry had been typed.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ImportingTests(PostgresFixture postgres) : ImportTests(postgres)
{
    [Fact]
    public async Task Nothing_is_written_before_it_is_confirmed()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync(Three);
        await CheckAsync(id);

        Assert.Empty(await EntriesAsync());
        Assert.Empty(await With(i => i.ListAsync(TestLedger.Player, default)));
    }

    [Fact]
    public async Task An_import_leaves_the_state_that_single_entries_would_leave_and_is_announced()
    {
        await Ledger.AccountAsync();

        var (_, result) = await ImportAsync(Three);

        Assert.Equal((3, 0), (result.Value.Imported, result.Value.Skipped));
        Assert.Equal(40m, (await AccountAsync("PokerStars")).Balance.Amount);
        Assert.Contains(Ledger.Announced.Heard, e => e.Owner == TestLedger.Player);
        await Ledger.OverviewAsync();
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task A_transfer_comes_whole_or_not_at_all()
    {
        await Ledger.AccountAsync("A1");
        await Ledger.AccountAsync("B1");

        var (check, _) = await ImportAsync(
            "date,kind,account,amount,transfer\n2026-03-01,transfer,A1,-10,x\n2026-03-01,transfer,B1,10,x\n2026-03-01,transfer,A1,-5,lonely\n2026-03-01,transfer,A1,-7,y\n2026-03-01,transfer,B1,oops,y\n", skipBad: true);

        Assert.Equal((2, 3), (check.New, check.Bad));
        Assert.Equal((-10m, 10m), ((await AccountAsync("A1")).Balance.Amount, (await AccountAsync("B1")).Balance.Amount));
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Rows_of_one_day_keep_their_order_also_where_the_newest_come_first()
    {
        await Ledger.AccountAsync();

        await ImportAsync("date,kind,balance\n2026-03-02,balance update,70\n2026-03-01,balance update,30\n2026-03-01,balance update,20\n2026-03-01,balance update,10\n");

        Assert.Equal([10m, 20m, 30m, 70m], (await EntriesAsync()).Select(e => e.Stated!.Value.Amount));
    }

    [Fact]
    public async Task An_imported_entry_before_a_balance_update_leaves_the_balance_as_stated()
    {
        var account = await Ledger.AccountAsync();
        await Ledger.StateAsync(account, 500m, new(2026, 3, 10));

        await ImportAsync("date,kind,amount\n2026-03-01,deposit,100\n");

        Assert.Equal((500m, 400m), ((await AccountAsync("PokerStars")).Balance.Amount, (await AccountAsync("PokerStars")).Won.Amount));
    }

    [Fact]
    public async Task What_changed_since_the_check_refuses_the_import_whole()
    {
        await Ledger.AccountAsync();
        var (first, second) = (await ReceiveAsync(Three), await ReceiveAsync(Three + "2026-03-05,deposit,1,c\n"));
        await CheckAsync(first);
        await CheckAsync(second);
        await CommitAsync(first);

        var refused = await CommitAsync(second);

        Assert.Contains("changed since", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await EntriesAsync()).Count);
        Assert.Equal((1, 3), ((await CheckAsync(second)).New, (await CheckAsync(second)).Known));
    }

    [Fact]
    public async Task Confirmed_or_undone_twice_at_once_it_happens_once()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync(Three);
        await CheckAsync(id);

        var jobs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Ledger.With((IImportJobs j) => j.CommitAsync(TestLedger.Player, id, Moment, skipBad: false))));
        Assert.All(jobs, j => Assert.Null(j.Error));
        Assert.Equal(3, (await EntriesAsync()).Count);

        var undone = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => With(i => i.UndoAsync(TestLedger.Player, id, default))));
        Assert.All(undone, u => Assert.True(u.Succeeded));
        Assert.Single(undone.Select(u => u.Value.UndoneAt).Distinct());
        Assert.Empty(await EntriesAsync());
        Assert.Empty(await Ledger.DifferencesAsync());
    }

    [Fact]
    public async Task The_second_click_imports_nothing_more()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync(Three);
        await CheckAsync(id);

        var (first, second) = (await CommitAsync(id), await CommitAsync(id));

        Assert.Equal((first.Value.Id, first.Value.Imported), (second.Value.Id, second.Value.Imported));
        Assert.Equal(3, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task What_a_balance_update_found_is_worked_out_whatever_the_file_says()
    {
        await Ledger.AccountAsync("PokerStars");
        var (_, imported) = await ImportAsync("""
            date,time,kind,account,currency,amount,stated_balance
            2026-03-01,2026-03-01T10:00:00Z,deposit,PokerStars,EUR,100,
            2026-03-02,2026-03-02T10:00:00Z,balance_update,PokerStars,EUR,77,130
            2026-03-03,2026-03-03T10:00:00Z,balance_update,PokerStars,EUR,-10,120
            """);

        Assert.True(imported.Succeeded);
        Assert.Equal([100m, 30m, -10m], (await EntriesAsync()).Select(e => e.Amount.Amount));
        Assert.Equal(120m, (await AccountAsync("PokerStars")).Balance.Amount);
    }
}
