using System.Net;
using System.Text;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ImportPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected override WebApp Configure(WebApp app) => app.With("Data:Folder", new TestFolder("import-pages").Path);

    [Fact]
    public async Task A_file_is_read_checked_confirmed_and_undone()
    {
        var page = await UploadedAsync("date,kind,account,amount,note\n2026-01-02,deposit,PokerStars,250.50,first\n2026-01-03,withdrawal,PokerStars,50,second\n");
        Same(["2", "0", "0"], page.QuerySelectorAll("[aria-labelledby=h-res] .facts .figure").Select(f => f.TextContent));
        Assert.Empty((await EntriesAsync()).Items);
        var waiting = (await Browser.OpenAsync("/import")).QuerySelector("[aria-labelledby=h-waiting] a")!.GetAttribute("href")!;
        Assert.NotNull((await Browser.OpenAsync(waiting)).QuerySelector("form[action$='/confirm']"));

        using var confirmed = await SubmitAsync(page, "/confirm");

        Assert.Equal("/import", confirmed.Headers.Location?.OriginalString);
        Assert.Equal(200.5m, (await AccountAsync(Stars)).Balance.Amount);
        var list = await Browser.OpenAsync("/import");
        Assert.Null(list.QuerySelector("[aria-labelledby=h-waiting]"));
        Assert.Contains("2 entries imported", list.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        var undo = list.QuerySelector("a[href$='/undo']")!.GetAttribute("href")!;
        Assert.Contains("2 entries go", (await Browser.OpenAsync(undo)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var undone = await Browser.SubmitAsync(undo);
        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Equal("undone", Text((await Browser.OpenAsync("/import")).QuerySelector(".badge")));
    }

    [Fact]
    public async Task Bad_rows_are_listed_and_have_to_be_left_out_on_purpose()
    {
        var page = await UploadedAsync("date,kind,account,amount\n31 Sep 2026,deposit,PokerStars,1\n2026-01-03,deposit,PokerStars,5\n");
        var row = page.QuerySelector("[aria-labelledby=h-bad] tbody tr")!;
        Same(["Line 2", "date", "date: “31 Sep 2026” is not a day."], row.QuerySelectorAll("td").Select(Text));
        using var file = await Browser.GetAsync(page.QuerySelector("a[href$='bad-rows.csv']")!.GetAttribute("href")!);
        Assert.Contains("Line 2,date,", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var refused = await SubmitAsync(page, "/confirm");

        Assert.Contains("One row has an error", await RefusalAsync(refused, "SkipBad"), StringComparison.Ordinal);
        using var confirmed = await SubmitAsync(page, "/confirm", ("SkipBad", "true"));
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Equal(5m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task What_is_left_open_is_asked_and_keeps_what_was_chosen()
    {
        var page = await UploadedAsync("When,How much\n03/04/2026,7\n");
        var path = page.QuerySelector("form[data-import-choices]")!.GetAttribute("action")!;
        Assert.NotEmpty(page.QuerySelectorAll("#import-result .note li"));

        using var refused = await ChooseAsync(page, ("Then", "check"), ("Column", "Date"), ("Column", "Amount"), ("Account", Stars.Value.ToString()));
        Assert.Contains("order", await RefusalAsync(refused, "Dates"), StringComparison.Ordinal);
        using var again = await ChooseAsync(page, ("Then", "check"), ("Column", "Date"), ("Column", "Amount"), ("Account", Stars.Value.ToString()), ("Dates", "MonthFirst"));

        Assert.Equal(path, again.Headers.Location?.OriginalString);
        var read = await Browser.OpenAsync(path);
        Assert.Contains("4 Mar 2026, deposit", Text(read.QuerySelector("[aria-labelledby=h-rows] .day-cell")), StringComparison.Ordinal);
        Assert.Equal("1", Text(read.QuerySelector(".facts .figure")));
        Assert.Equal("MonthFirst", read.QuerySelector("#Dates option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_preview_comes_alone_to_the_script_that_asks_for_it()
    {
        var page = await UploadedAsync("date,account,amount\n2026-01-02,PokerStars,7\n");
        Browser.Headers.Add("HX-Request", "true");

        using var answer = await ChooseAsync(page, ("Column", "Date"), ("Column", ""), ("Column", "Amount"), ("Account", Stars.Value.ToString()), ("Kind", "Bonus"));

        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", html, StringComparison.Ordinal);
        Assert.Contains("bonus", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_name_that_is_no_account_can_be_opened_from_the_page()
    {
        var page = await UploadedAsync("date,kind,account,currency,amount\n2026-01-02,deposit,Fresh room,EUR,7\n");
        Assert.Equal("Fresh room", page.QuerySelector("input[name=Name]")?.GetAttribute("value"));

        using var checkedAgain = await ChooseAsync(page, ("Then", "check"), ("Name", "Fresh room"), ("Means", "site"), ("Currency", "EUR"));
        using var confirmed = await SubmitAsync(await Browser.OpenAsync(checkedAgain.Headers.Location!.OriginalString), "/confirm");

        Assert.Equal("/import", confirmed.Headers.Location?.OriginalString);
        var accounts = await UseAsync<IAccounts, IReadOnlyList<Account>>(a => a.ListAsync(Player, CancellationToken.None));
        Assert.Equal("7 EUR", accounts.Where(a => a.Name is "Fresh room").Select(a => $"{a.Balance.Amount:0} {a.Currency}").Single());
    }

    [Fact]
    public async Task Accounts_that_the_page_proposes_to_open_are_opened_at_once_unless_refused()
    {
        var page = await UploadedAsync("date,kind,account,currency,amount\n2026-01-02,deposit,Fresh room,EUR,7\n2026-01-02,deposit,Other room,EUR,8\n");
        Same(["2", "0", "0"], page.QuerySelectorAll("[aria-labelledby=h-res] .facts .figure").Select(f => f.TextContent));

        using var again = await ChooseAsync(
            page, ("Then", "check"), ("Name", "Fresh room"), ("Means", "site"), ("Currency", "EUR"), ("Name", "Other room"), ("Means", ""), ("Currency", "EUR"));
        var read = await Browser.OpenAsync(again.Headers.Location!.OriginalString);

        Same(["1", "0", "1"], read.QuerySelectorAll("[aria-labelledby=h-res] .facts .figure").Select(f => f.TextContent));
        var refused = read.QuerySelectorAll("input[name=Name]").Single(i => i.GetAttribute("value") is "Other room");
        Assert.Empty(refused.ParentElement!.QuerySelectorAll("select[name=Means] option[selected]"));
    }

    [Fact]
    public async Task A_decimal_sign_that_is_open_is_asked_for_beside_its_field()
    {
        var page = await UploadedAsync("date,kind,account,amount\n2026-01-02,deposit,Savings,1.234\n");

        using var refused = await ChooseAsync(page, ("Then", "check"), ("Decimal", ""));
        Assert.Contains("can be read as", await RefusalAsync(refused, "Decimal"), StringComparison.Ordinal);
        using var again = await ChooseAsync(page, ("Then", "check"), ("Decimal", "comma"));

        var read = await Browser.OpenAsync(again.Headers.Location!.OriginalString);
        Assert.Equal("1", Text(read.QuerySelector(".facts .figure")));
        Assert.Contains("1,234", Text(read.QuerySelector("[aria-labelledby=h-rows] td.num")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_not_read_are_named()
    {
        var page = await UploadedAsync("date,kind,account,amount,mood,empty\n2026-01-02,deposit,PokerStars,5,good,\n");

        Assert.Contains("not read: mood.", Text(page.QuerySelector("#left-out")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_none_is_told_beside_the_field()
    {
        using var spreadsheet = await UploadAsync("PK\u0003\u0004 a workbook");
        using var empty = await UploadAsync("");

        Assert.Contains("Save it as CSV", await RefusalAsync(spreadsheet, "File"), StringComparison.Ordinal);
        Assert.Contains("empty", await RefusalAsync(empty, "File"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_file_and_import_are_not_found()
    {
        var page = await UploadedAsync("date,kind,account,amount\n2026-01-02,deposit,PokerStars,7\n");
        var path = page.QuerySelector("form[data-import-choices]")!.GetAttribute("action")!;
        using (await SubmitAsync(page, "/confirm"))
        {
            using var stranger = await App.OpenSignedInAsync("nosy@example.org");
            foreach (var address in new[] { path, path + "/undo", path + "/bad-rows.csv", path + "/progress" })
            {
                using var answer = await stranger.GetAsync(address);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_discarded_file_is_gone()
    {
        var page = await UploadedAsync("date,kind,account,amount\n2026-01-02,deposit,PokerStars,7\n");
        var path = page.QuerySelector("form[data-import-choices]")!.GetAttribute("action")!;

        using var discarded = await SubmitAsync(page, "/discard");
        using var answer = await Browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IDocument> UploadedAsync(string file)
    {
        using var answer = await UploadAsync(file);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await Browser.OpenAsync(answer.Headers.Location!.OriginalString);
    }

    private Task<HttpResponseMessage> UploadAsync(string file) => Browser.UploadAsync("/import", "rows.csv", Encoding.UTF8.GetBytes(file));

    /// <summary>Sends the form of the page whose address ends like this.</summary>
    private Task<HttpResponseMessage> SubmitAsync(IDocument page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector($"form[action$='{action}']")!;
        return Browser.PostAsync(form.GetAttribute("action")!, [TokenOf(form), .. fields]);
    }

    private Task<HttpResponseMessage> ChooseAsync(IDocument page, params (string Name, string Value)[] fields)
    {
        var form = page.QuerySelector("form[data-import-choices]")!;
        return Browser.PostAsync(form.GetAttribute("action")!, [TokenOf(form), .. fields]);
    }

    private static (string Name, string Value) TokenOf(IElement form)
    {
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!;
        return (token.GetAttribute("name")!, token.GetAttribute("value")!);
    }
}
