using System.Net;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Recommendations;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class RecommendationPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private const string Address = "/recommendations";
    private const string Best = "/recommendations/best";

    [Fact]
    public async Task A_player_whose_things_are_in_order_is_told_so()
    {
        var page = await Browser.OpenAsync(Address);

        Assert.Contains("Nothing to do: everything is in order", Text(page.QuerySelector(".empty")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".note a[href='/recommendations/profile']"));
        Assert.Contains("Nothing to do: everything is in order", Text((await Browser.OpenAsync(Best)).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_made_anew_after_a_deposit_takes_three_statements_at_most_and_one_shown_again_takes_none()
    {
        _ = await Browser.OpenAsync(Address);
        await DepositAsync(100m);
        using var sent = new SentStatements();

        _ = await Browser.OpenAsync(Address);
        var anew = sent.All;
        _ = await Browser.OpenAsync(Address);

        Assert.True(anew.Count is > 0 and <= 3, string.Join("\n\n", anew));
        Assert.Equal(anew.Count, sent.All.Count);
    }

    [Fact]
    public async Task A_new_player_is_led_to_their_first_account()
    {
        using var browser = await App.OpenSignedInAsync("new@example.org");

        Assert.Equal("/accounts/new", (await browser.OpenAsync(Address)).QuerySelector(".empty a.primary")!.GetAttribute("href"));
        Assert.Contains("once your accounts are in", Text((await browser.OpenAsync(Best)).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_says_what_why_and_how_its_score_came_about_and_leads_to_where_it_is_done()
    {
        await DepositAsync(100m, Day.AddDays(-41));

        var row = Row(await Browser.OpenAsync(Address), "PokerStars balance");

        Assert.Contains("Its latest entry is 41 days old", Text(row), StringComparison.Ordinal);
        Assert.Equal("$100.00", Text(row.QuerySelector("small .money")));
        Assert.Matches("Urgency \\d+ \\+ impact \\d+ \\+ ease \\d+", Text(row));
        var form = await Browser.OpenAsync(row.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.Equal(Stars.Value.ToString(), form.QuerySelector("[name=AccountId] [selected], [name=AccountId][checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Defect_21_what_was_done_in_the_ledger_is_gone_from_a_list_that_is_kept()
    {
        await DepositAsync(100m, Day.AddDays(-41));
        Assert.NotNull(Row(await Browser.OpenAsync(Address), "PokerStars balance"));

        using var stated = await RecordAsync("/balances/new", ("Amount", "120"));

        Assert.DoesNotContain("PokerStars balance", Text((await Browser.OpenAsync(Address)).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("snooze", "Snoozed until", "Snoozed until")]
    [InlineData("dismiss", "Dismissed until it changes", "Dismissed until it changes")]
    [InlineData("done", "Marked as done", "Done; comes back on")]
    public async Task Defect_53_an_answer_counts_at_once_twice_clicked_or_not_and_can_be_taken_back(string answer, string toast, string row)
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));

        using var first = await SendAsync(Browser, $"{action}/{answer}", ("For", "AWeek"));
        var after = await Browser.OpenAsync(Address);
        using var second = await SendAsync(Browser, $"{action}/{answer}", ("For", "AWeek"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Contains(toast, Text(after.QuerySelector(".toast")), StringComparison.Ordinal);
        Assert.Empty(after.QuerySelectorAll($".actions-list form[action^='{action}']"));
        Assert.Contains(row, Text(after.QuerySelector("[aria-labelledby=h-aside]")), StringComparison.Ordinal);

        using var undone = await SendAsync(Browser, after.QuerySelector(".toast form")!.GetAttribute("action")!);

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.NotNull(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
    }

    [Theory]
    [InlineData("List", "/recommendations")]
    [InlineData("Dashboard", "/dashboard")]
    [InlineData("Best", "/recommendations/best")]
    [InlineData("https://elsewhere.example", "/recommendations")]
    public async Task An_answer_leads_back_to_where_it_was_given_and_nowhere_else(string on, string back)
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));

        using var answer = await SendAsync(Browser, action + "/dismiss", ("on", on));

        Assert.Equal(back, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("snooze")]
    [InlineData("dismiss")]
    [InlineData("done")]
    public async Task What_has_settled_itself_in_another_tab_needs_no_answer(string answer)
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
        using var stated = await RecordAsync("/balances/new", ("Amount", "120"));

        using var late = await SendAsync(Browser, $"{action}/{answer}", ("For", "AWeek"));

        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        var page = await Browser.OpenAsync(Address);
        Assert.Contains("settled itself", Text(page.QuerySelector("#toasts")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[aria-labelledby=h-aside]"));
    }

    [Fact]
    public async Task A_missing_action_and_somebody_elses_look_alike()
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var mine = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
        using var other = await App.OpenSignedInAsync("nils@example.org");

        foreach (var answer in new[] { "snooze", "dismiss", "done", "undo" })
        {
            using var theirs = await SendAsync(other, $"{mine}/{answer}", ("For", "AWeek"));
            using var missing = await SendAsync(other, $"{Address}/{Guid.NewGuid()}/{answer}", ("For", "AWeek"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.StatusCode, missing.StatusCode));
        }

        Assert.NotNull(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
    }

    [Fact]
    public async Task Defect_46_no_answer_is_given_by_following_a_link()
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));

        foreach (var answer in new[] { "snooze?For=AWeek", "dismiss", "done", "undo" })
        {
            using var followed = await Browser.GetAsync($"{action}/{answer}");
            Assert.Equal(HttpStatusCode.MethodNotAllowed, followed.StatusCode);
        }

        Assert.NotNull(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
    }

    [Fact]
    public async Task A_length_of_snoozing_that_nobody_offers_is_refused()
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));

        using var forever = await SendAsync(Browser, action + "/snooze", ("For", "Forever"));
        using var number = await SendAsync(Browser, action + "/snooze", ("For", "17"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (forever.StatusCode, number.StatusCode));
    }

    [Fact]
    public async Task The_best_action_is_a_part_for_scripts_and_a_page_without_them()
    {
        await DepositAsync(100m, Day.AddDays(-41));

        var list = await Browser.OpenAsync(Address);
        var page = await Browser.OpenAsync(Best);
        var dashboard = await Browser.OpenAsync("/dashboard");
        Browser.Headers.Add("HX-Request", "true");
        using var part = await Browser.GetAsync(Best);

        Assert.NotNull(page.QuerySelector("nav.nav"));
        Assert.Single(page.QuerySelectorAll(".actions-list > li"));
        Assert.DoesNotContain("<html", await part.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var first = (await Browser.ReadAsync(part)).QuerySelector(".actions-list li a");
        Assert.Equal(Text(page.QuerySelector(".actions-list li a")), Text(first));
        Assert.Equal(Text(list.QuerySelector(".actions-list li a")), Text(first));
        Assert.NotNull(dashboard.QuerySelector($"#next [hx-get='{Best}'][aria-live=polite]"));
        Assert.Contains($"href=\"{Best}\"", dashboard.QuerySelector("#next noscript")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_said_what_they_play_is_told_when_the_bankroll_no_longer_holds_it()
    {
        await DepositAsync(1_000m);
        Assert.DoesNotContain("Move down", Text((await Browser.OpenAsync(Address)).QuerySelector("main")), StringComparison.Ordinal);
        var profile = new StakeProfile(
            [], Opposition.Tough, RiskTolerance.Conservative, Surroundings.Online, StakeProfile.UsualRisk,
            new CashPlay(SharedKernel.CurrencyCode.Of("USD")) { BuyIn = 200m }, Tournaments: null, Version: 0);

        Assert.True(await UseAsync<IStakeProfiles, bool>(async p => (await p.SaveAsync(Player, profile, default)).Succeeded));

        var page = await Browser.OpenAsync(Address);
        Assert.Contains("You play with a buy-in of $200.00", Text(Row(page, "Move down to cash games with a buy-in of")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".note a[href='/recommendations/profile']"));
    }

    [Fact]
    public async Task A_name_that_looks_like_markup_stays_a_name()
    {
        var odd = await OpenAccountAsync(Player, AccountKind.Site, "<b>{0}</b>", "EUR");
        await UseAsync<IDeposits, bool>(async d =>
            (await d.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), odd, 5m, Day.AddDays(-50), null, Day, TimeZoneInfo.Utc), default)).Succeeded);

        var row = Row(await Browser.OpenAsync(Address), "<b>{0}</b> balance");

        Assert.Empty(row.QuerySelectorAll("b"));
    }

    [Fact]
    public async Task Every_kind_of_action_leads_to_a_page_that_there_is()
    {
        foreach (var kind in Enum.GetValues<ActionKind>())
        {
            var words = ActionWords.Of(new(kind, Stars.Value.ToString(), "", Day, new(0, 10, 0), Wording.Of($"Do it"), Wording.Of($"Because.")));

            using var answer = await Browser.GetAsync(words.Path);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Answers_come_back_with_a_backup()
    {
        await DepositAsync(100m, Day.AddDays(-41));
        var action = AddressOf(Row(await Browser.OpenAsync(Address), "PokerStars balance"));
        using var dismissed = await SendAsync(Browser, action + "/dismiss");
        var backup = await BackupAsync();
        using var undone = await SendAsync(Browser, action + "/undo");

        backup.Position = 0;
        await UseAsync<IBackups, bool>(async b => (await b.RestoreAsync(Player, backup, RestoreMode.Replace, progress: null, default)).Succeeded);

        Assert.Contains("PokerStars", Text((await Browser.OpenAsync(Address)).QuerySelector("[aria-labelledby=h-aside]")), StringComparison.Ordinal);
        Assert.Equal(backup.ToArray(), (await BackupAsync()).ToArray());
    }

    /// <summary>The buttons of a row share one form; each sends it to an address of its own.</summary>
    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string address, params (string Name, string Value)[] fields)
    {
        const string Token = "__RequestVerificationToken";
        var token = (await browser.OpenAsync(Address)).QuerySelector($"form[method=post] [name={Token}]")!.GetAttribute("value")!;
        return await browser.PostAsync(address, [(Token, token), .. fields]);
    }

    private Task<MemoryStream> BackupAsync() => UseAsync<IBackups, MemoryStream>(async b =>
    {
        var file = new MemoryStream();
        await b.WriteAsync(Player, file, progress: null, default);
        return file;
    });

    private static IElement Row(IDocument page, string title) =>
        page.QuerySelectorAll(".actions-list > li").SingleOrDefault(li => Text(li).Contains(title, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No action about {title}: {Text(page.QuerySelector("main"))}");

    private static string AddressOf(IElement row)
    {
        var action = row.QuerySelector("form")!.GetAttribute("action")!;
        return action[..action.LastIndexOf('/')];
    }
}
