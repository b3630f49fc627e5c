using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>What is wrong with a file or its rows is said, and where.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class BadRowTests(PostgresFixture postgres) : ImportTests(postgres)
{
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

    [Theory]
    [InlineData("31/02/2026", "5", "date")]
    [InlineData("2026-02-29", "5", "date")]
    [InlineData("0000-00-00", "5", "date")]
    [InlineData("99999-01-01", "5", "date")]
    [InlineData("1066-10-14", "5", "date")]
    [InlineData("13/02/2026", "99999999999999999999999999999999999999", "amount")]
    [InlineData("13/02/2026", "1e400", "amount")]
    [InlineData("13/02/2026", "79228162514264337593543950335", "amount")]
    [InlineData("13/02/2026", "0.00000000000000000000000000000001", "amount")]
    [InlineData("13/02/2026", "NaN", "amount")]
    [InlineData("13/02/2026", "--5", "amount")]
    [InlineData("13/02/2026", "٥", "amount")]
    public async Task A_day_or_an_amount_that_there_cannot_be_is_a_bad_row(string day, string amount, string column)
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync($"date,kind,amount\n14/02/2026,deposit,1\n{day},deposit,{amount}\n");

        var check = await CheckAsync(id);

        Assert.Equal((1, 1, column), (check.New, check.Bad, Assert.Single(check.FirstBad).Column));
    }

    [Fact]
    public async Task Sums_that_no_account_can_hold_import_nothing()
    {
        await Ledger.AccountAsync();

        var (check, result) = await ImportAsync("date,kind,amount,note\n" + string.Concat(Enumerable.Range(1, 2_000).Select(i => $"2026-03-01,deposit,999999999999999.99,{i}\n")));

        Assert.Equal(2_000, check.New);
        Assert.Contains("more than StakeEasy can keep", result.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task A_header_alone_has_nothing_to_import()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,kind,amount\n");

        Assert.Equal((0, 0), ((await CheckAsync(id)).New, (await CheckAsync(id)).Bad));
        Assert.Contains("no row is new", (await CommitAsync(id)).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_wider_than_anybody_could_choose_from_is_refused_and_a_delimiter_that_makes_it_so_changes_nothing()
    {
        await Ledger.AccountAsync();
        using var wide = new MemoryStream(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 10_000)) + "\n"));
        var refused = await With(i => i.ReceiveAsync(TestLedger.Player, "wide.csv", wide, IImports.LargestUpload, default));
        var id = await ReceiveAsync("date,amount,note\n2026-03-01,5," + new string('|', 300) + "\n");

        await ChooseAsync(id, c => c with { Delimiter = '|' });

        Assert.Contains("more than 200 columns", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(',', (await OpenAsync(id)).Choices.Delimiter);
    }

    [Fact]
    public async Task Letters_read_in_the_wrong_way_are_only_shown_so()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync(Encoding.Latin1.GetBytes("date,kind,amount,note\n2026-03-01,deposit,5,Überweisung\n"));

        await ChooseAsync(id, c => c with { Encoding = "utf-16" });
        var garbled = await OpenAsync(id);
        await ChooseAsync(id, c => c with { Encoding = "windows-1252" });

        Assert.DoesNotContain(garbled.Rows, r => r.Day is not null);
        Assert.Contains("Überweisung", Assert.Single((await OpenAsync(id)).Rows).Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_told()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount,note\n2026-03-01,1,a\n2026-03-02,1," + new string('x', 300_000) + "\n");

        var refused = await With(i => i.CheckAsync(TestLedger.Player, id, Moment, null, default));

        Assert.Contains("does not end", refused.Error!.Message, StringComparison.Ordinal);
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
    public async Task A_row_in_another_currency_than_its_account_is_refused()
    {
        await Ledger.AccountAsync();

        var (check, _) = await ImportAsync("date,kind,account,currency,amount\n2026-03-01,deposit,PokerStars,USD,100\n");

        Assert.Equal("PokerStars is kept in EUR, not in “USD”.", Assert.Single(check.FirstBad).Reason);
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
    public async Task An_amount_that_can_be_read_both_ways_is_asked_for()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount\n2026-03-04,1.234\n");

        var question = Assert.Single((await OpenAsync(id)).Questions);
        await ChooseAsync(id, c => c with { DecimalComma = true });

        Assert.Equal("Decimal", question.Field);
        Assert.Contains("“1.234” can be read as 1", question.Message, StringComparison.Ordinal);
        Assert.Equal(1234m, Assert.Single((await OpenAsync(id)).Rows).Amount?.Amount);
    }

    [Fact]
    public async Task An_amount_far_below_that_can_be_read_both_ways_is_a_bad_row()
    {
        await Ledger.AccountAsync();
        var id = await ReceiveAsync("date,amount\n" + string.Concat(Enumerable.Repeat("2026-03-04,5\n", 300)) + "2026-03-04,1.234\n");

        var check = await CheckAsync(id);

        Assert.Equal((300, 1), (check.New, check.Bad));
        Assert.Contains("can be read as", Assert.Single(check.FirstBad).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_inside_a_field_without_quotes_is_text()
    {
        await Ledger.AccountAsync();

        var (check, _) = await ImportAsync("text,date,amount\nHe said \"hi\",2026-03-01,5\n\"quoted\" and more,2026-03-02,5\n", skipBad: true);

        Assert.Equal((1, 1), (check.New, check.Bad));
        Assert.Equal("He said \"hi\"", Assert.Single(await EntriesAsync()).Note);
    }

    [Fact]
    public async Task A_withdrawal_that_says_so_needs_no_sign()
    {
        await Ledger.AccountAsync();

        await ImportAsync("Buchungstag;Art;Betrag;Saldo heute\n01.10.2026;Einzahlung;150,00;x\n02.10.2026;Auszahlung;100,00;y\n");

        Assert.Equal([150m, -100m], (await EntriesAsync()).Select(e => e.Amount.Amount));
    }

    [Fact]
    public async Task Stakes_are_one_stake_with_blinds_however_they_are_written()
    {
        await Ledger.AccountAsync();

        await ImportAsync("date;kind;stake;buy-in;cashed out\n2026-03-01;cash;$0,50/$1;100,50;120\n2026-03-02;cash;0.50 / 1.00;100;90\n2026-03-03;cash;Home game;10;20\n");

        Assert.Equal("0.50/1 1, 0.50/1 1, Home game", await ScalarAsync<string>(
            "select string_agg(concat_ws(' ', stake, trim_scale(big_blind)), ', ' order by started_at) from bankroll.sessions"));
    }

    [Fact]
    public async Task A_name_that_is_refused_is_not_opened_with_the_others()
    {
        var id = await ReceiveAsync("date,kind,account,currency,amount\n2026-03-01,deposit,New site,USD,100\n2026-03-01,deposit,Never,EUR,5\n");
        await ChooseAsync(id, c => c with { OpensUnknown = true, Refused = ["never"] });

        var check = await CheckAsync(id);

        Assert.Equal((1, 1, "Never"), (check.New, check.Bad, Assert.Single(check.UnknownAccounts).Name));
        Assert.Equal("New site", Assert.Single((await OpenAsync(id)).Choices.Accounts).Key);
    }

    [Fact]
    public async Task A_row_of_the_older_application_is_shown_and_refused_once()
    {
        var id = await ReceiveAsync(Sample.Bytes("legacy.json"));

        var (draft, check) = (await OpenAsync(id), await CheckAsync(id));

        Assert.Equal(draft.Rows.Select(r => r.Place).Distinct(StringComparer.Ordinal), draft.Rows.Select(r => r.Place), StringComparer.Ordinal);
        Assert.Equal(check.FirstBad.Select(b => b.Place).Distinct(StringComparer.Ordinal), check.FirstBad.Select(b => b.Place), StringComparer.Ordinal);
        Assert.Contains(check.FirstBad, b => b.Place.StartsWith("deposits", StringComparison.Ordinal));
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
    public async Task Among_thousands_of_rows_one_with_the_id_of_another_is_found()
    {
        await Ledger.AccountAsync("PokerStars");
        var ids = Enumerable.Range(0, 70_000).Select(_ => Guid.CreateVersion7()).ToList();
        var id = await ReceiveAsync("date,kind,account,amount,id\n" + string.Concat(ids.Append(ids[3]).Append(ids[^1]).Select((e, i) => $"2026-03-01,deposit,PokerStars,{i + 1},{e}\n")));
        await ChooseAsync(id, c => c with { Columns = [ImportField.Date, ImportField.Kind, ImportField.Account, ImportField.Amount, ImportField.Id] });

        var check = await CheckAsync(id);

        Assert.Equal((70_000, 2), (check.New, check.Bad));
        Assert.Equal("Line 70002, Line 70003", string.Join(", ", check.FirstBad.Select(b => b.Place)));
    }
}
