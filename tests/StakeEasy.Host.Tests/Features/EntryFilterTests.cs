using System.Net;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class EntryFilterTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task The_list_shows_what_is_asked_for_says_it_in_chips_and_adds_it_up()
    {
        await RecordAsync("Rent for May", 10m, -3);
        await RecordAsync("rental car", 20m, -2);
        await RecordAsync("Dinner", 40m, -1);

        var page = await Browser.OpenAsync("/entries?Kind=Deposit&Kind=Bonus&Text=ren&Min=15");

        Same(["+$20.00"], Amounts(page));
        Same(["Deposit no longer", "Bonus no longer", "From 15 no longer", "Note ren no longer"], Chips(page));
        Assert.Contains("One entry matches", Text(page.QuerySelector(".page-head p")), StringComparison.Ordinal);
        Assert.Equal("$20.00", Text(page.QuerySelector(".entries td.num .money")).TrimStart('+'));
        var without = page.QuerySelectorAll(".chips[role=group] .chip").First(c => c.TextContent.Contains("15", StringComparison.Ordinal)).GetAttribute("href");
        Assert.Equal("/entries?Kind=Deposit&Kind=Bonus&Text=ren", without);
        Same(["+$20.00", "+$10.00"], Amounts(await Browser.OpenAsync(without!)));
    }

    [Fact]
    public async Task An_address_says_what_it_means_and_no_more()
    {
        using var answer = await Browser.GetAsync($"/entries?Text=a+b%26c&Account=&Kind=Deposit&From=&To=&Min=&Tag=&Cursor=");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/entries?Kind=Deposit&Text=a%20b%26c", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_amount_that_cannot_be_read_is_answered_beside_its_field_and_what_was_typed_stays()
    {
        using var answer = await Browser.GetAsync("/entries?Min=abc&Tag=live");

        var page = await Browser.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("abc", Text(page.QuerySelector("#Min-error")), StringComparison.Ordinal);
        Assert.Equal("abc", page.QuerySelector("#Min")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("details.filter-panel[open]"));
    }

    [Theory]
    [InlineData("Min=-50&Max=50", "+$30.00", "+$20.00", "−$40.00")]
    [InlineData("Min=-50", "+$100.00", "+$30.00", "+$20.00", "−$40.00")]
    [InlineData("Min=50", "+$100.00", "−$60.00")]
    [InlineData("Min=%2B25&Max=100", "+$100.00", "+$30.00")]
    [InlineData("Max=-40", "−$40.00", "−$60.00")]
    [InlineData("Max=%E2%88%9250", "−$60.00")]
    [InlineData("Min=25&Max=50", "+$30.00", "−$40.00")]
    public async Task An_amount_with_a_sign_is_compared_with_its_sign_and_one_without_by_its_size(string filter, params string[] expected)
    {
        await RecordAsync("Start", 100m, -5);
        await WithdrawAsync(60m, -4);
        await WithdrawAsync(40m, -3);
        await RecordAsync("More", 20m, -2);
        await RecordAsync("Last", 30m, -1);

        var page = await Browser.OpenAsync("/entries?" + filter);
        using var file = await Browser.GetAsync("/export/entries.csv?" + filter);

        Assert.Contains("to −50 finds what took out 50 or more", Text(page.QuerySelector("#Min-hint")), StringComparison.Ordinal);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Amounts(page).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length, (await file.Content.ReadAsStringAsync()).Trim().Split('\n').Length - 1);
        Assert.Contains(expected.Length == 1 ? "One entry" : $"{expected.Length} entries", Text(page.QuerySelector(".page-head p")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_is_none_of_the_players_is_refused_by_list_file_and_view()
    {
        await RecordAsync("Rent", 10m, 0);
        var other = await OpenAccountAsync(await App.CreatePlayerAsync("nils@example.org"), AccountKind.Site, "GGPoker", "USD");
        foreach (var account in new[] { "x", $"{Guid.NewGuid()}", $"{other.Value}" })
        {
            var filter = $"Account={account}";
            using var answer = await Browser.GetAsync("/entries?" + filter);
            using var file = await Browser.GetAsync("/export/entries.csv?" + filter);
            using var view = await Browser.SubmitAsync("/entries?Text=x", "/entries/views", ("Name", "Foreign"), ("Query", filter));

            Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, file.StatusCode, view.StatusCode));
            Assert.Contains("none of yours", Text((await Browser.ReadAsync(answer)).QuerySelector("#Account-error")), StringComparison.Ordinal);
            Assert.NotNull((await Browser.ReadAsync(view)).QuerySelector("#Account-error"));
        }

        Assert.Equal("No saved view yet", Text((await Browser.OpenAsync("/entries/views")).QuerySelector(".empty h2")));
    }

    [Fact]
    public async Task The_amounts_of_a_view_mean_the_same_in_every_way_to_write_numbers()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        using var browser = await App.OpenSignedInAsync("lena@example.org");
        using var saved = await browser.SubmitAsync("/entries?Text=x", "/entries/views", ("Name", "Big"), ("Query", "Min=%2B1.000&Max=2.345,5"));
        string Link(IDocument page) => page.QuerySelector("nav[aria-label='Saved views'] .chip")!.GetAttribute("href")!;

        var german = Link(await browser.OpenAsync("/entries"));
        await UseAsync<IPreferences, bool>(async preferences => (await preferences.ChangeAsync(player, Preferences.Default with { CultureName = "en-US" }, default)).Succeeded);
        using var later = await App.OpenSignedInAsync("lena@example.org");
        var english = Link(await later.OpenAsync("/entries"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(("/entries?Min=%2B1000&Max=2345%2C5", "/entries?Min=%2B1000&Max=2345.5"), (german, english));
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("& | ! ( :* \\")]
    [InlineData("\"")]
    public async Task Any_text_can_be_searched_for(string text)
    {
        await RecordAsync("Rent", 10m, 0);

        var page = await Browser.OpenAsync("/entries?Text=" + Uri.EscapeDataString(text));

        Assert.Equal("Nothing matches", Text(page.QuerySelector(".empty h2")));
        Assert.Equal(text, page.QuerySelector("#Text")!.GetAttribute("value"));
        Assert.Equal("/entries", page.QuerySelector(".empty a.primary")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "/entries")]
    [InlineData("Kind=Deposit&", "/entries?Kind=Deposit")]
    public async Task Behind_the_last_entry_there_is_a_way_back_to_the_newest(string filter, string newest)
    {
        await RecordAsync("Rent", 10m, 0);

        var page = await Browser.OpenAsync($"/entries?{filter}Cursor=o_700000_0_{Guid.Empty:N}");

        Assert.Equal("Nothing more here", Text(page.QuerySelector(".empty h2")));
        Assert.Equal(newest, page.QuerySelector(".empty a.primary")!.GetAttribute("href"));
        Assert.Equal(filter.Length > 0, page.QuerySelector(".empty a[href='/entries']:not(.primary)") is not null);
        Same(["+$10.00"], Amounts(await Browser.OpenAsync(newest)));
    }

    [Fact]
    public async Task The_entries_of_one_account_show_its_balance_after_each()
    {
        await RecordAsync("One", 10m, -2);
        await RecordAsync("Two", 20m, -1);

        var page = await Browser.OpenAsync($"/entries?Account={Stars.Value}");

        Same(["$30.00", "$10.00"], page.QuerySelectorAll(".entries td.num.under .money").Select(m => Text(m)));
    }

    [Fact]
    public async Task A_view_is_saved_opened_renamed_and_deleted_and_a_name_is_used_once()
    {
        await RecordAsync("Rent", 10m, 0);
        const string Address = "/entries?Text=rent";

        using var saved = await Browser.SubmitAsync(Address, "/entries/views", ("Name", "My rent"));
        Assert.Equal(Address, saved.Headers.Location!.ToString());
        using var again = await Browser.SubmitAsync(Address, "/entries/views", ("Name", "MY RENT"));
        Assert.Contains("already", await RefusalAsync(again, "Name"), StringComparison.Ordinal);
        var refused = await Browser.ReadAsync(again);
        Assert.Equal("MY RENT", refused.QuerySelector("#Name")!.GetAttribute("value"));

        var chip = (await Browser.OpenAsync("/entries")).QuerySelector("nav[aria-label='Saved views'] .chip")!;
        Assert.Equal(("My rent", Address), (Text(chip), chip.GetAttribute("href")));

        var list = await Browser.OpenAsync("/entries/views");
        var rename = list.QuerySelector("a[href$='/rename']")!.GetAttribute("href")!;
        using var renamed = await Browser.SubmitAsync(rename, ("Name", "Flat"));
        var delete = list.QuerySelector("form[action$='/delete']")!.GetAttribute("action")!;
        using var deleted = await Browser.SubmitAsync("/entries/views", delete);
        var after = await Browser.OpenAsync("/entries/views");
        Assert.Equal("No saved view yet", Text(after.QuerySelector(".empty h2")));

        // The toast brings it back.
        var undo = after.QuerySelector(".toast form")!;
        using var back = await Browser.PostAsync(undo.GetAttribute("action")!, Token(after));
        Assert.Equal(Address, back.Headers.Location!.ToString());
        Assert.Equal("Flat", Text((await Browser.OpenAsync("/entries")).QuerySelector("nav[aria-label='Saved views'] .chip")));
    }

    [Fact]
    public async Task Several_entries_are_deleted_at_once_after_a_question_and_the_toast_puts_them_back()
    {
        var first = await DepositAsync(10m, Day.AddDays(-3));
        var second = await DepositAsync(20m, Day.AddDays(-2));
        await DepositAsync(40m, Day.AddDays(-1));
        var list = await Browser.OpenAsync("/entries?Kind=Deposit");
        Assert.Equal(3, list.QuerySelectorAll("input[name=Ids][form=chosen]").Length);

        using var asked = await Browser.SubmitAsync("/entries?Kind=Deposit", "/entries/batches/question", ("Ids", $"{first.Value}"), ("Ids", $"{second.Value}"), ("Ids", $"{Guid.NewGuid()}"));
        var question = await Browser.ReadAsync(asked);
        Assert.Contains("Delete 2 entries", Text(question.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Equal("+$30.00", Text(question.QuerySelector("main .money")));
        using var deleted = await Browser.PostAsync("/entries/batches", [.. Hidden(question, "/entries/batches")]);
        Assert.Equal("/entries?Kind=Deposit", deleted.Headers.Location!.ToString());
        Assert.Equal(40m, (await AccountAsync(Stars)).Balance.Amount);

        var after = await Browser.OpenAsync("/entries");
        Assert.Contains("2 entries deleted", Text(after.QuerySelector(".toast")), StringComparison.Ordinal);
        using var undone = await Browser.PostAsync(after.QuerySelector(".toast form")!.GetAttribute("action")!, Token(after));
        Assert.Equal("/entries?Kind=Deposit", undone.Headers.Location!.ToString());
        Assert.Equal(70m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Nobody_deletes_restores_or_renames_what_belongs_to_somebody_else()
    {
        var id = await DepositAsync(10m);
        using var saved = await Browser.SubmitAsync("/entries?Text=x", "/entries/views", ("Name", "Mine"));
        var view = (await Browser.OpenAsync("/entries/views")).QuerySelector("form[action$='/delete']")!.GetAttribute("action")!;
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        var token = Token(await stranger.OpenAsync("/accounts"));

        using var asked = await stranger.PostAsync("/entries/batches/question", token, ("Ids", $"{id.Value}"));
        using var deleted = await stranger.PostAsync("/entries/batches", token, ("Ids", $"{id.Value}"));
        using var viewDeleted = await stranger.PostAsync(view, token);
        using var batch = await stranger.PostAsync($"/entries/batches/{Guid.NewGuid()}/restore", token);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (asked.StatusCode, deleted.StatusCode));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (viewDeleted.StatusCode, batch.StatusCode));
        Assert.Equal(10m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task What_was_deleted_waits_thirty_days_to_be_put_back()
    {
        var id = await DepositAsync(10m);
        using var deleted = await Browser.SubmitAsync($"/entries/{id.Value}/delete");

        var page = await Browser.OpenAsync("/entries/deleted");
        Assert.Contains("Deposit, PokerStars", Text(page.QuerySelector(".rows li")), StringComparison.Ordinal);
        using var restored = await Browser.SubmitAsync("/entries/deleted", $"/entries/{id.Value}/restore");
        Assert.Equal(10m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Equal("Nothing was deleted", Text((await Browser.OpenAsync("/entries/deleted")).QuerySelector(".empty h2")));

        using var again = await Browser.SubmitAsync($"/entries/{id.Value}/delete");
        App.Clock.Advance(TimeSpan.FromDays(31));
        using var later = await App.OpenSignedInAsync();
        Assert.Equal("Nothing was deleted", Text((await later.OpenAsync("/entries/deleted")).QuerySelector(".empty h2")));
    }

    private Task<bool> RecordAsync(string note, decimal amount, int days) => UseAsync<IDeposits, bool>(async deposits =>
        (await deposits.RecordAsync(Player, new(Guid.NewGuid(), Stars, amount, Day.AddDays(days), note, Day, TimeZoneInfo.Utc), default)).Succeeded);

    private Task<bool> WithdrawAsync(decimal amount, int days) => UseAsync<IWithdrawals, bool>(async withdrawals =>
        (await withdrawals.RecordAsync(Player, new(Guid.NewGuid(), Stars, amount, Day.AddDays(days), Note: null, Day, TimeZoneInfo.Utc), default)).Succeeded);

    private static IEnumerable<string> Amounts(IDocument page) => page.QuerySelectorAll(".entries td.num:not(.under) > .money").Select(m => Text(m));

    private static IEnumerable<string> Chips(IDocument page) =>
        page.QuerySelectorAll(".chips[role=group] .chip:not(.quiet)").Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static (string Name, string Value) Token(IDocument page) =>
        ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static IEnumerable<(string Name, string Value)> Hidden(IDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!));
}
