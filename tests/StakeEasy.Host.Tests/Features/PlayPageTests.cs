using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class PlayPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task A_deposit_beyond_an_own_limit_is_saved_once_it_is_confirmed()
    {
        await LimitAsync("DepositMonth", "100");

        using var refused = await RecordAsync("/deposits/new", ("Amount", "500"));
        var page = await Browser.ReadAsync(refused);
        Assert.Contains("beyond your own limit", await RefusalAsync(refused, "Amount"), StringComparison.Ordinal);
        Assert.Contains("beyond my own limit", Text(page.QuerySelector("label:has([name=Confirmed])")), StringComparison.Ordinal);
        Assert.Empty((await EntriesAsync()).Items);

        using var saved = await RecordAsync("/deposits/new", ("Amount", "500"), ("Confirmed", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(500m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task The_limit_is_told_before_the_amount_is_typed()
    {
        await LimitAsync("DepositMonth", "100");
        await DepositAsync(100m);

        var page = await Browser.OpenAsync("/deposits/new");

        Assert.Contains("Your own limit leaves", Text(page.QuerySelector("main .note.warn-tone")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_on_a_deposit_that_used_the_limit_up_is_answered_as_saved()
    {
        await LimitAsync("DepositMonth", "1000");
        var key = Guid.NewGuid().ToString();

        using var first = await RecordAsync("/deposits/new", ("Amount", "700"), ("IdempotencyKey", key));
        using var again = await RecordAsync("/deposits/new", ("Amount", "700"), ("IdempotencyKey", key));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(700m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task Who_has_reached_an_own_loss_limit_confirms_before_a_session_starts()
    {
        await LimitAsync("LossDay", "10");
        await UseAsync<IBalanceUpdates, bool>(async b => (await b.RecordAsync(Player, new(Guid.NewGuid(), Stars, -50m, Day, null, Day, TimeZoneInfo.Utc, Confirmed: true), default)).Succeeded);
        (string, string)[] form = [("Format", "Cash"), ("AccountId", Stars.Value.ToString()), ("Game", "NLHE"), ("Stake", "0.5/1"), ("BuyIn", "100")];

        using var refused = await Browser.SubmitAsync("/sessions/start", form);
        Assert.Contains("loss limit is reached", await RefusalAsync(refused, "Confirmed"), StringComparison.Ordinal);
        using var started = await Browser.SubmitAsync("/sessions/start", [.. form, ("Confirmed", "true")]);

        Assert.Equal("/sessions/live", started.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_session_longer_than_meant_shows_on_every_page()
    {
        await LimitAsync("SessionMinutes", "2");
        using var started = await Browser.SubmitAsync(
            "/sessions/start", ("Format", "Cash"), ("AccountId", Stars.Value.ToString()), ("Game", "NLHE"), ("Stake", "0.5/1"), ("BuyIn", "100"));
        Assert.Null((await Browser.OpenAsync("/entries")).QuerySelector(".running.warn-tone"));

        App.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Contains("longer than you meant", Text((await Browser.OpenAsync("/entries")).QuerySelector(".running.warn-tone")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raised_limit_is_announced_for_tomorrow()
    {
        await LimitAsync("DepositDay", "10");
        await LimitAsync("DepositDay", "1000");

        var page = await Browser.OpenAsync("/settings/play");

        Assert.Equal("10.00", page.QuerySelector("#Amount-DepositDay")!.GetAttribute("value"));
        Assert.Contains("on:", Text(page.QuerySelector("#Amount-DepositDay-state")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DepositDay", "abc", "is no amount")]
    [InlineData("LossWeek", "-5", "more than zero")]
    [InlineData("SessionMinutes", "25", "Enter hours")]
    public async Task What_is_no_limit_is_said_beside_its_field(string kind, string typed, string said)
    {
        using var refused = await Browser.SubmitAsync("/settings/play", "/settings/play/limits", ("Kind", kind), ("Amount", typed));

        var page = await Browser.ReadAsync(refused);
        Assert.Contains(said, await RefusalAsync(refused, "Amount-" + kind), StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("#Amount-" + kind)!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("13")]
    [InlineData("99")]
    public async Task What_is_no_hour_does_not_become_midnight(string hour)
    {
        using var six = await Browser.SubmitAsync("/settings/play", "/settings/play/day-start", ("hour", "6"));
        using var refused = await Browser.SubmitAsync("/settings/play", "/settings/play/day-start", ("hour", hour));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(new TimeOnly(6, 0), (await UseAsync<IStreaks, StreakStanding>(s => s.OfAsync(Player, default))).DayStart);
    }

    [Fact]
    public async Task A_break_is_begun_and_help_is_named()
    {
        using var begun = await Browser.SubmitAsync("/settings/play", "/settings/play/break", ("days", "7"));

        var page = await Browser.OpenAsync("/settings/play");
        Assert.Contains("Your break lasts until", Text(page.QuerySelector("[aria-labelledby=h-break] .note")), StringComparison.Ordinal);
        Assert.True(page.QuerySelectorAll(".help a[href^='https://']").Length > 10);
        Assert.NotNull(await UseAsync<IPlayLimits, DateTimeOffset?>(l => l.CoolingOffUntilAsync(Player, default)));
    }

    private async Task LimitAsync(string kind, string amount)
    {
        using var saved = await Browser.SubmitAsync("/settings/play", "/settings/play/limits", ("Kind", kind), ("Amount", amount));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }
}
