using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

[Collection(PostgresFixture.Collection)]
public sealed class ImportingTests(PostgresFixture postgres) : ImportTests(postgres)
{
    private const string Three = "date,kind,amount,note\n2026-03-01,deposit,100,a\n2026-03-02,withdrawal,30,b\n2026-03-02,withdrawal,30,b\n";

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
    public async Task The_same_rows_are_not_imported_twice_but_a_row_more_is()
    {
        await Ledger.AccountAsync();
        await ImportAsync(Three);

        var (again, refused) = await ImportAsync(Three);
        var (more, _) = await ImportAsync(Three + "2026-03-02,withdrawal,30.00,b\n");

        Assert.Equal((0, 3), (again.New, again.Known));
        Assert.Contains("no row is new", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 3), (more.New, more.Known));
        Assert.Equal(4, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task A_row_is_known_again_however_its_file_is_written()
    {
        await Ledger.AccountAsync();
        await ImportAsync("date,kind,amount,note\n2026-03-13,deposit,1234.50,a\n");

        var (check, _) = await ImportAsync("Kind;Datum;Betrag;Notiz\nDeposit;13.03.2026;1.234,5;a\n");

        Assert.Equal((0, 1), (check.New, check.Known));
    }

    [Fact]
    public async Task An_entry_that_stands_is_not_imported_again_by_its_id()
    {
        var account = await Ledger.AccountAsync();
        var entry = (await Ledger.DepositAsync(account, 50m)).Value.Entry.Value;

        var id = await ReceiveAsync($"date,kind,amount,id\n2026-03-01,deposit,50,{entry}\n2026-03-01,deposit,50,{Guid.NewGuid()}\n");
        await ChooseAsync(id, c => c with { Columns = [ImportField.Date, ImportField.Kind, ImportField.Amount, ImportField.Id] });

        var check = await CheckAsync(id);

        Assert.Equal((1, 1), (check.New, check.Known));
    }

    [Fact]
    public async Task Bad_rows_are_told_with_line_column_and_reason_and_refuse_the_import_unless_left_out()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,kind,amount,note\n31 Sep 2026,deposit,1,x\n2026-03-01,deposit,1oo,\"two\nlines\"\n2026-03-02,deposit,5,fine\n2026-12-24,deposit,5,early\n2026-03-03,gift,5,\n2026-03-03,deposit,0.001,\n");

        var check = await CheckAsync(id);

        Assert.Equal((1, 5), (check.New, check.Bad));
        Assert.Equal(
            [("Line 2", "date", "“31 Sep 2026” is not a day."), ("Line 3", "amount", "“1oo” is not an amount.")],
            check.FirstBad.Take(2).Select(b => (b.Place, b.Column, b.Reason)));
        Assert.Equal("Line 6, Line 7, Line 8", string.Join(", ", check.FirstBad.Skip(2).Select(b => b.Place)));
        Assert.Equal("SkipBad", (await CommitAsync(id)).Error?.Field);
        Assert.Empty(await EntriesAsync());

        Assert.Equal(1, (await CommitAsync(id, skipBad: true)).Value.Imported);
    }

    [Fact]
    public async Task All_bad_rows_can_be_had_as_a_file()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount\n" + string.Concat(Enumerable.Repeat("x,1\n", 300)));

        var check = await CheckAsync(id);

        Assert.Equal((300, 200), (check.Bad, check.FirstBad.Count));
        using var reader = new StreamReader((await With(i => Task.FromResult(i.OpenBadRows(TestLedger.Player, id))))!);
        Assert.Equal(301, (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
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
    public async Task A_transfer_to_another_account_is_not_taken_for_the_same()
    {
        await Ledger.AccountAsync("A1");
        await Ledger.AccountAsync("B1");
        await Ledger.AccountAsync("C1");
        const string Rows = "date,kind,account,amount,transfer\n2026-03-01,transfer,A1,-10,1\n2026-03-01,transfer,{0},10,1\n";
        await ImportAsync(Rows.Replace("{0}", "B1", StringComparison.Ordinal));

        var (same, _) = await ImportAsync(Rows.Replace("{0}", "B1", StringComparison.Ordinal));
        var (other, _) = await ImportAsync(Rows.Replace("{0}", "C1", StringComparison.Ordinal));

        Assert.Equal((0, 2), (same.New, same.Known));
        Assert.Equal((2, 0), (other.New, other.Known));
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
    public async Task A_name_that_is_no_account_refuses_its_rows_or_opens_one()
    {
        await Ledger.AccountAsync("Other");
        const string File = "date,kind,account,currency,amount\n2026-03-01,deposit,New site,USD,100\n2026-03-01,deposit,other,EUR,5\n";
        var id = await ReceiveAsync(File);
        var refused = await CheckAsync(id);

        var (opened, result) = await ImportAsync(File);

        Assert.Equal((1, 1, "New site"), (refused.New, refused.Bad, Assert.Single(refused.UnknownAccounts).Name));
        Assert.Equal((2, 0), (opened.New, opened.Bad));
        Assert.True(result.Succeeded);
        Assert.Equal((100m, "USD"), ((await AccountAsync("New site")).Balance.Amount, (await AccountAsync("New site")).Currency.Value));
    }

    [Fact]
    public async Task A_row_in_another_currency_than_its_account_is_refused()
    {
        await Ledger.AccountAsync();

        var (check, _) = await ImportAsync("date,kind,account,currency,amount\n2026-03-01,deposit,PokerStars,USD,100\n");

        Assert.Equal("PokerStars is kept in EUR, not in “USD”.", Assert.Single(check.FirstBad).Reason);
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
    public async Task An_open_quotation_mark_is_told_by_its_line()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount,note\n2026-03-01,1,a\n2026-03-02,1,\"never closed\n2026-03-03,1,b\n");

        var refused = await With(i => i.CheckAsync(TestLedger.Player, id, Moment, null, default));

        Assert.Contains("line 3", refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_can_be_read_both_ways_are_asked_for()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount\n03/04/2026,1\n");

        Assert.Equal("Dates", Assert.Single((await OpenAsync(id)).Questions).Field);
        await ChooseAsync(id, c => c with { Dates = DateOrder.MonthFirst });

        Assert.Equal(new DateOnly(2026, 3, 4), Assert.Single((await OpenAsync(id)).Rows).Day);
    }

    [Fact]
    public async Task Defect_20_a_file_above_100_MB_is_refused_and_leaves_nothing()
    {
        using var content = new EndlessStream(100L * 1024 * 1024 + 1);

        var refused = await With(i => i.ReceiveAsync(TestLedger.Player, "large.csv", content, default));

        Assert.Equal(("File", true), (refused.Error!.Field, refused.Error.Message.Contains("100 MB", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(Ledger.ImportFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_is_gone_once_it_is_imported_discarded_or_a_day_old()
    {
        await Ledger.AccountAsync();
        var (imported, discarded) = (await ReceiveAsync(Three), await ReceiveAsync(Three));
        await CheckAsync(imported);
        await CommitAsync(imported);
        await With(i =>
        {
            i.Discard(TestLedger.Player, discarded);
            return Task.FromResult(true);
        });
        Assert.Empty(Directory.EnumerateFiles(Ledger.ImportFolder, "*", SearchOption.AllDirectories));

        var old = await ReceiveAsync(Three);
        Ledger.Clock.Now = Ledger.Clock.Now.AddDays(1).AddMinutes(1);

        Assert.Null(await With(i => i.OpenAsync(TestLedger.Player, old, Moment, default)));
        var next = await ReceiveAsync(Three);
        Assert.Equal(next.ToString("N"), Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(Ledger.ImportFolder, TestLedger.Player.Value.ToString("N"))))));
    }

    private sealed class EndlessStream(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(_left, count);
            Encoding.ASCII.GetBytes(new string('a', read)).CopyTo(buffer, offset);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
