using System.Globalization;
using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class SessionPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task A_recorded_session_shows_its_sum_and_can_be_taken_back_from_the_toast()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));

        using var saved = await RecordSessionAsync(("CashOut", "260.50"), ("RebuyCount", "1"), ("Rebuys", "100"), ("Tags", "home, deep"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var page = await Browser.OpenAsync(saved.Headers.Location!.ToString());
        Assert.Equal("+$60.50", Text(page.QuerySelector(".money.hero")));
        Assert.Equal("NLHE 0.50/1", Text(page.QuerySelector("h1")));
        Assert.Contains("+$30.25 an hour, in 2 h", Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.Equal(1_060.5m, (await AccountAsync(Stars)).Balance.Amount);
        var undo = page.QuerySelector(".toast form")!.GetAttribute("action")!;
        using var undone = await Browser.PostAsync(undo, ("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(1_000m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Theory]
    [InlineData("BuyIn", "", "abc", "NaN", "1e12", "-1", "1.999", "9999999999999999")]
    [InlineData("CashOut", "", "∞", "-5")]
    [InlineData("Rebuys", "x", "-1")]
    [InlineData("RebuyCount", "1.5", "-1", "99999999999", "1001", "one")]
    [InlineData("Expenses", "0.001")]
    [InlineData("Hands", "-1", "1,5", "12345678901234567890")]
    [InlineData("StartedAt", "", "x", "0001-01-01T00:00", "9999-12-31T23:59", "2026-02-30T10:00")]
    [InlineData("EndedAt", "", "2999-01-01T10:00", "1971-01-01T10:00")]
    [InlineData("Game", "", "  ", "012345678901234567890123456789012345678901234567890")]
    [InlineData("Stake", "", "2/1", "0/0", "-1/2")]
    [InlineData("Venue", "012345678901234567890123456789012345678901234567890")]
    [InlineData("Tags", "0123456789012345678901234567890", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u")]
    [InlineData("AccountId", "", "x", "00000000-0000-0000-0000-000000000000")]
    public async Task A_mistake_is_answered_beside_its_field_and_nothing_is_saved(string field, params string[] values)
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        foreach (var value in values)
        {
            using var answer = await RecordSessionAsync((field, value));
            Assert.NotEmpty(await RefusalAsync(answer, field));
        }

        Assert.Equal(1_000m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Theory]
    [InlineData("$0,50/$1")]
    [InlineData("$0.50/$1")]
    [InlineData(" 0,50 € / 1,00 € ")]
    public async Task A_stake_typed_with_currency_signs_has_its_blinds_and_its_one_name(string typed)
    {
        using var saved = await RecordSessionAsync(("Stake", typed));

        Assert.Equal("NLHE 0.50/1", Text((await Browser.OpenAsync(saved.Headers.Location!.ToString())).QuerySelector("h1")));
        Assert.Contains("0.50/1", (await Browser.OpenAsync("/sessions")).QuerySelectorAll("select[name=Stake] option").Select(o => o.GetAttribute("value")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_number_of_rebuys_without_what_they_cost_is_refused()
    {
        using var answer = await RecordSessionAsync(("RebuyCount", "3"), ("Rebuys", "0"));

        Assert.Contains("cost together", await RefusalAsync(answer, "Rebuys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tournament_is_called_by_its_buy_in_and_currency_in_every_list()
    {
        var player = await App.CreatePlayerAsync("lena@example.org", Preferences.Default with { CultureName = "de-DE" });
        var stars = await OpenAccountAsync(player, AccountKind.Site, "PokerStars", "EUR");
        using var browser = await App.OpenSignedInAsync("lena@example.org");
        await UseAsync<ISessions, bool>(async sessions => (await sessions.RecordAsync(player, new(
            Guid.NewGuid(), stars, new(SessionFormat.Tournament, "PLO", "", Venue: null), App.Clock.GetUtcNow().AddHours(-3), App.Clock.GetUtcNow().AddHours(-1),
            new(10.5m, 0, 0m, 0m, 0m, 50m), new(Place: null, FieldSize: null, Hands: null), Tags: null, Note: null, TimeZoneInfo.Utc), default)).Succeeded);

        var sessions = await browser.OpenAsync("/sessions");
        var entries = await browser.OpenAsync("/entries");

        Assert.Equal("PLO tournament, 10,50 EUR", Text(sessions.QuerySelector("td a[href^='/sessions/']")));
        Assert.Equal("Tournament, PLO 10,50 EUR", Text(entries.QuerySelector("td a[href^='/sessions/']")));
    }

    [Fact]
    public async Task The_sessions_of_an_account_that_is_none_of_the_players_are_refused()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await SessionPathAsync();
        var other = await OpenAccountAsync(await App.CreatePlayerAsync("nils@example.org"), AccountKind.Site, "GGPoker", "USD");
        foreach (var account in new[] { "x", $"{Guid.NewGuid()}", $"{other.Value}" })
        {
            using var answer = await Browser.GetAsync($"/sessions?Account={account}");
            using var file = await Browser.GetAsync($"/export/sessions.csv?Account={account}");

            Assert.Contains("none of yours", await RefusalWithoutTitleAsync(answer, "Account"), StringComparison.Ordinal);
            Assert.Equal((HttpStatusCode.Redirect, $"/sessions?Account={account}"), (file.StatusCode, file.Headers.Location!.ToString()));
        }
    }

    [Fact]
    public async Task A_place_beyond_the_field_is_refused_in_a_tournament()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));

        using var wrong = await RecordSessionAsync(("Format", "Tournament"), ("Place", "11"), ("FieldSize", "10"));
        using var right = await RecordSessionAsync(("Format", "Tournament"), ("Place", "3"), ("FieldSize", "10"), ("CashOut", "0"));

        Assert.Contains("beyond", await RefusalAsync(wrong, "Place"), StringComparison.Ordinal);
        Assert.Contains("3 of 10", Text((await Browser.OpenAsync(right.Headers.Location!.ToString())).QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Losing_more_than_there_is_asks_first_and_is_saved_once_confirmed()
    {
        using var asked = await RecordSessionAsync(("CashOut", "0"));
        using var saved = await RecordSessionAsync(("CashOut", "0"), ("Confirmed", "true"));

        var page = await Browser.ReadAsync(asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.NotNull(page.QuerySelector("input[name=Confirmed]"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(-100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task An_edit_of_something_older_shows_the_newer_values_and_the_history_names_what_changed()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        var path = await SessionPathAsync();
        var old = await Browser.OpenAsync(path + "/edit");
        using var first = await Browser.SubmitAsync(path + "/edit", Merged(Usual(), [("CashOut", "300"), ("Note", "Counted again")]));

        using var second = await Browser.PostAsync(path + "/edit", [.. Merged(Usual(), [("CashOut", "90")]), .. Hidden(old, path + "/edit")]);

        var conflict = await Browser.ReadAsync(second);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("+$200.00", Text(conflict.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("90", conflict.QuerySelector("#CashOut")!.GetAttribute("value"));
        Assert.Equal(1_200m, (await AccountAsync(Stars)).Balance.Amount);
        var history = Text((await Browser.OpenAsync(path)).QuerySelector("[aria-labelledby=h-history]"));
        Assert.Contains("Cash-out: $150.00 before, $300.00 after", history, StringComparison.Ordinal);
        Assert.Contains("Note: – before, Counted again after", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_asks_and_can_be_taken_back()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        var path = await SessionPathAsync();

        using var deleted = await Browser.SubmitAsync(path + "/delete");
        var list = await Browser.OpenAsync("/sessions");
        var gone = await Browser.OpenAsync(path);
        using var restored = await Browser.SubmitAsync(path, path + "/restore");

        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(path + "/restore", list.QuerySelector(".toast form")!.GetAttribute("action"));
        Assert.Contains("Deleted session", Text(gone.QuerySelector("h1")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(1_050m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task The_list_adds_up_what_it_shows_and_finds_nothing_in_nonsense()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        await SessionPathAsync();
        await SessionPathAsync(("Game", "PLO"), ("CashOut", "80"));

        var all = Text((await Browser.OpenAsync("/sessions")).QuerySelector("main"));
        var omaha = await Browser.OpenAsync("/sessions?Game=PLO");
        var nothing = await Browser.OpenAsync("/sessions?Game=%00x&Stake=' or 1=1&Format=99&Cursor=o_-1_x&Tag=%F0");
        using var wrong = await Browser.GetAsync("/sessions?From=tomorrow");

        Assert.Contains("2 sessions, 1 won", all, StringComparison.Ordinal);
        Assert.Contains("+$30.00", all, StringComparison.Ordinal);
        Assert.Contains("−$20.00", Text(omaha.QuerySelector(".totals")), StringComparison.Ordinal);
        Assert.Contains("Nothing in this selection", Text(nothing.QuerySelector("main")), StringComparison.Ordinal);
        Assert.NotEmpty(await RefusalWithoutTitleAsync(wrong, "From"));
    }

    [Fact]
    public async Task Sessions_of_somebody_else_look_like_what_does_not_exist()
    {
        await DepositAsync(1_000m, Day.AddDays(-2));
        var path = await SessionPathAsync();
        using var stranger = await App.OpenSignedInAsync("nils@example.org");
        var token = (await stranger.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var page in new[] { path, path + "/edit", path + "/delete" })
        {
            using var foreign = await stranger.GetAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        foreach (var action in new[] { path + "/edit", path + "/delete", path + "/undo", path + "/restore" })
        {
            using var foreign = await stranger.PostAsync(action, ("__RequestVerificationToken", token), ("Version", "1"));
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        }

        Assert.Equal(1_050m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task A_deposit_is_not_deleted_by_the_page_of_a_session()
    {
        var deposit = await DepositAsync(100m);

        using var page = await Browser.GetAsync($"/sessions/{deposit.Value}");
        using var deleted = await Browser.PostAsync($"/sessions/{deposit.Value}/delete", ("__RequestVerificationToken", await TokenAsync()));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, deleted.StatusCode));
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    private async Task<string> TokenAsync() => (await Browser.OpenAsync("/accounts")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<string> SessionPathAsync(params (string Name, string Value)[] fields)
    {
        using var saved = await RecordSessionAsync(fields);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return saved.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> RecordSessionAsync(params (string Name, string Value)[] fields) =>
        Browser.SubmitAsync("/sessions/new", Merged(Usual(), fields));

    private (string Name, string Value)[] Usual()
    {
        string At(int hoursAgo) => App.Clock.GetUtcNow().AddHours(-hoursAgo).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        return
        [
            ("Format", "Cash"), ("AccountId", Stars.Value.ToString()), ("Game", "NLHE"), ("Stake", "0.5/1"), ("BuyIn", "100"), ("CashOut", "150"),
            ("StartedAt", At(3)), ("EndedAt", At(1)),
        ];
    }

    private static async Task<string> RefusalWithoutTitleAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return Text((await Browser.ReadAsync(answer)).QuerySelector($"[id='{field}-error']"));
    }

    private static IEnumerable<(string Name, string Value)> Hidden(AngleSharp.Dom.IDocument page, string action) =>
        page.QuerySelectorAll($"form[action='{action}'] input[type=hidden][name]")
            .Where(i => i.GetAttribute("name") is not "Format").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
}
