using System.Net;
using AngleSharp.Dom;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class LiveSessionPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Every_page_shows_the_clock_from_the_start_to_the_end_also_those_that_are_kept()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        Assert.Null(await ClockAsync("/dashboard"));
        Assert.Null(await ClockAsync("/dashboard"));

        using var started = await StartAsync();
        App.Clock.Advance(TimeSpan.FromMinutes(65));

        Assert.Equal("/sessions/live", started.Headers.Location!.ToString());
        await Browser.OpenAsync("/sessions/live");
        Assert.Equal("1:05:00", await ClockAsync("/dashboard"));
        App.Clock.Advance(TimeSpan.FromSeconds(7));
        foreach (var path in new[] { "/dashboard", "/accounts", "/entries", "/settings", "/sessions" })
        {
            Assert.Equal("1:05:07", await ClockAsync(path));
        }

        using var finished = await FinishAsync(("CashOut", "0"));
        await Browser.OpenAsync(finished.Headers.Location!.ToString());

        Assert.Null(await ClockAsync("/dashboard"));
        Assert.Contains("$900.00", Text((await Browser.OpenAsync("/dashboard")).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_at_the_table_is_added_and_finished_as_one_session()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await StartAsync();

        using var rebuy = await AddAsync("rebuy", ("NewRebuy", "100"));
        using var addOn = await AddAsync("add-on", ("NewAddOn", "25.50"));
        using var note = await AddAsync("note", ("NewNote", "Seat 4 <never> folds"));
        App.Clock.Advance(TimeSpan.FromHours(2));
        var page = await Browser.OpenAsync("/sessions/live");
        using var finished = await FinishAsync(("CashOut", "300"), ("Hands", "60"));

        Assert.All(new[] { rebuy, addOn, note }, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Contains("$225.50", Text(page.QuerySelector(".sum .total")), StringComparison.Ordinal);
        Assert.Contains("Seat 4 <never> folds", Text(page.QuerySelector(".lines")), StringComparison.Ordinal);
        var details = await Browser.OpenAsync(finished.Headers.Location!.ToString());
        Assert.Equal("+$74.50", Text(details.QuerySelector(".money.hero")));
        Assert.Contains("in 2 h", Text(details.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(1_074.5m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_second_tab_that_starts_is_told_and_led_to_the_running_one()
    {
        var form = await Browser.OpenAsync("/sessions/start");
        using var first = await StartAsync();

        using var second = await Browser.PostAsync("/sessions/start", [.. Usual(), .. Hidden(form, "/sessions/start")]);
        using var page = await Browser.GetAsync("/sessions/start");

        var told = await Browser.ReadAsync(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("already running", Text(told.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("/sessions/live", told.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        Assert.Equal("/sessions/live", page.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_last_session_can_be_started_again_with_one_tap()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await StartAsync(("Venue", "Casino Velden"));
        await FinishAsync(("CashOut", "300"));

        using var started = await Browser.SubmitAsync("/sessions", "/sessions/start");

        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        var live = (await UseAsync<ILiveSessions, Session?>(l => l.FindAsync(Player, CancellationToken.None)))!;
        Assert.Equal(("NLHE", "0.50/1", "Casino Velden", 100m), (live.Game.Game, live.Game.Stake, live.Game.Venue, live.Money.BuyIn));
    }

    [Fact]
    public async Task Finishing_twice_writes_once_and_both_see_the_session()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await StartAsync();
        var page = await Browser.OpenAsync("/sessions/live");
        var other = await Browser.OpenAsync("/sessions/live");
        (string, string)[] Form(IDocument from) => [.. Hidden(from, "/sessions/live/finish"), ("BuyIn", "100"), ("CashOut", "300")];

        using var first = await Browser.PostAsync("/sessions/live/finish", Form(page));
        using var again = await Browser.PostAsync("/sessions/live/finish", Form(page));
        using var tab = await Browser.PostAsync("/sessions/live/finish", Form(other));

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.Location, tab.Headers.Location);
        Assert.Single((await EntriesAsync(new EntryFilter([EntryKind.Session]))).Items);
    }

    [Fact]
    public async Task A_rebuy_from_another_tab_stops_the_finish_and_is_shown()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await StartAsync();
        var old = await Browser.OpenAsync("/sessions/live");
        await AddAsync("rebuy", ("NewRebuy", "77"));

        using var finish = await Browser.PostAsync("/sessions/live/finish", [.. Hidden(old, "/sessions/live/finish"), ("BuyIn", "100"), ("CashOut", "300")]);

        var page = await Browser.ReadAsync(finish);
        Assert.Equal(HttpStatusCode.Conflict, finish.StatusCode);
        Assert.Contains("$77.00", Text(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("300", page.QuerySelector("#CashOut")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("rebuy", "NewRebuy", "", "0", "-1", "x", "0.001", "9999999999999999")]
    [InlineData("add-on", "NewAddOn", "", "0", "NaN")]
    [InlineData("note", "NewNote", "", "   ")]
    public async Task A_mistake_while_playing_is_answered_beside_its_field(string what, string field, params string[] values)
    {
        await StartAsync();
        foreach (var value in values)
        {
            using var answer = await AddAsync(what, (field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }
    }

    [Theory]
    [InlineData("CashOut", "", "-1", "1.999")]
    [InlineData("EndedAt", "x", "2999-01-01T10:00", "1999-01-01T10:00")]
    [InlineData("Rebuys", "5")]
    [InlineData("Hands", "many")]
    public async Task A_mistake_at_the_end_keeps_the_session_running(string field, params string[] values)
    {
        await StartAsync();
        foreach (var value in values)
        {
            using var answer = await FinishAsync(("CashOut", "100"), (field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field is "Rebuys" ? "RebuyCount" : field));
        }

        Assert.NotNull(await ClockAsync("/accounts"));
    }

    [Fact]
    public async Task One_page_adds_a_rebuy_and_an_add_on_and_what_was_sent_before_is_tried_again_under_a_new_key()
    {
        await StartAsync();
        var page = await Browser.OpenAsync("/sessions/live");
        Task<HttpResponseMessage> Add(IDocument from, string what, string field, string value) =>
            Browser.PostAsync($"/sessions/live/{what}", [.. Hidden(from, $"/sessions/live/{what}"), (field, value)]);

        using var rebuy = await Add(page, "rebuy", "NewRebuy", "100");
        using var addOn = await Add(page, "add-on", "NewAddOn", "25");
        using var other = await Add(page, "rebuy", "NewRebuy", "60");
        var refused = await Browser.ReadAsync(other);
        using var again = await Add(refused, "rebuy", "NewRebuy", refused.QuerySelector("#NewRebuy")!.GetAttribute("value")!);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (rebuy.StatusCode, addOn.StatusCode));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("sent before", Text(refused.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var money = (await UseAsync<ILiveSessions, Session?>(l => l.FindAsync(Player, CancellationToken.None)))!.Money;
        Assert.Equal((2, 160m, 25m), (money.RebuyCount, money.Rebuys, money.AddOns));
    }

    [Fact]
    public async Task Discarding_asks_and_leaves_nothing()
    {
        await StartAsync();

        var question = await Browser.OpenAsync("/sessions/live/discard");
        using var discarded = await Browser.SubmitAsync("/sessions/live/discard");
        await Browser.OpenAsync("/sessions");

        Assert.Contains("$100.00", Text(question.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, discarded.StatusCode);
        Assert.Null(await ClockAsync("/accounts"));
        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task Without_a_running_session_its_forms_lead_to_the_start()
    {
        var token = ("__RequestVerificationToken", (await Browser.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        foreach (var action in new[] { "rebuy", "add-on", "note", "finish" })
        {
            using var answer = await Browser.PostAsync("/sessions/live/" + action, token, ("NewRebuy", "10"));
            Assert.Equal((HttpStatusCode.Redirect, "/sessions/live"), (answer.StatusCode, answer.Headers.Location!.ToString()));
            var told = Text((await Browser.OpenAsync("/sessions/live")).QuerySelector(".toast .grow"));
            Assert.StartsWith(action is "finish" ? "Nothing was saved" : "Nothing was added", told, StringComparison.Ordinal);
        }

        Assert.Contains("No session is running", Text((await Browser.OpenAsync("/sessions/live")).QuerySelector("h1")), StringComparison.Ordinal);
    }

    private async Task<string?> ClockAsync(string path) => (await Browser.OpenAsync(path)).QuerySelector(".topbar [role=timer]")?.TextContent.Trim();

    private Task<HttpResponseMessage> StartAsync(params (string Name, string Value)[] fields) =>
        Browser.SubmitAsync("/sessions/start", Merged(Usual(), fields));

    private Task<HttpResponseMessage> AddAsync(string what, (string Name, string Value) field) =>
        Browser.SubmitAsync("/sessions/live", "/sessions/live/" + what, field);

    private async Task<HttpResponseMessage> FinishAsync(params (string Name, string Value)[] fields)
    {
        var page = await Browser.OpenAsync("/sessions/live");
        var shown = page.QuerySelectorAll("form[action='/sessions/live/finish'] input[name]:not([type=checkbox])")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToArray();
        var typed = fields.GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => g.Last()).ToArray();
        return await Browser.PostAsync("/sessions/live/finish", Merged(shown, typed));
    }

    private (string Name, string Value)[] Usual() =>
        [("Format", "Cash"), ("AccountId", Stars.Value.ToString()), ("Game", "NLHE"), ("Stake", "0.50/1"), ("BuyIn", "100")];

    private static IEnumerable<(string Name, string Value)> Hidden(IDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[type=hidden][name]")
            .Where(i => i.GetAttribute("name") is not "Format").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
}
