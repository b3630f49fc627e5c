using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A recurring deposit that an own limit holds back, until its player says what becomes of it.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class HeldDepositTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private RecurrenceId _rule;

    [Fact]
    public async Task A_deposit_beyond_an_own_limit_is_not_made_and_told_once()
    {
        await HoldAsync();
        await RunAsync();
        await ReviewAsync();
        await ReviewAsync();

        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);
        var notice = Assert.Single(await UseAsync<INotices, IReadOnlyList<Notice>>(n => n.ListAsync(Player, default)), n => n.Kind is NoticeKind.HeldDeposit);
        Assert.Equal("/recurring", notice.Path);
        var page = await Browser.OpenAsync("/recurring");
        Assert.Equal("waits for you", Text(page.QuerySelector(".recurring .badge")));
        Assert.Contains("is beyond your own limit", Text(page.QuerySelector(".recurring")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_players_word_it_is_made_once_and_the_rule_goes_on()
    {
        await HoldAsync();

        using var first = await SayAsync("make", Today);
        using var second = await SayAsync("make", Today);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.Equal(200m, (await AccountAsync(Stars)).Balance.Amount);
        var rule = await RuleAsync();
        Assert.Equal((null, Day.AddDays(7)), (rule.PausedAt, rule.NextDay));
        Assert.Single((await EntriesAsync(new() { Origin = _rule.Value })).Items);
    }

    [Fact]
    public async Task Skipped_it_is_never_made_and_the_next_one_is_asked_about_anew()
    {
        await HoldAsync();

        using var skipped = await SayAsync("skip", Today);
        Assert.Equal((null, Day.AddDays(7)), (await RuleAsync()) is var rule ? (rule.PausedAt, rule.NextDay) : default);
        App.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();

        Assert.NotNull((await RuleAsync()).PausedAt);
        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task One_that_fits_is_made_without_a_word_and_the_one_that_does_not_is_held()
    {
        await LimitAsync(250m);
        _rule = await PlanAsync(200m, Day.AddDays(-28));

        // Four weeks and a day hold two deposits of one month at least: the second is beyond it.
        Assert.NotNull((await RuleAsync()).PausedAt);
        var made = (await EntriesAsync(new() { Origin = _rule.Value })).Items;
        Assert.NotEmpty(made);
        Assert.Equal(made.Count, made.DistinctBy(e => e.Day.Month).Count());
    }

    [Fact]
    public async Task The_page_that_plans_one_says_that_it_waits()
    {
        await LimitAsync(100m);
        using var saved = await Browser.SubmitAsync(
            "/recurring/new", ("Kind", "Deposit"), ("AccountId", Stars.Value.ToString()), ("Amount", "200"), ("Every", "1"), ("Unit", "Week"), ("FirstDay", Today));

        Assert.Contains("is beyond your own limit", Text((await Browser.OpenAsync("/recurring")).QuerySelector("#toasts .toast")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_players_deposit_and_another_day_cannot_be_confirmed()
    {
        await HoldAsync();

        using var wrongDay = await SayAsync("make", "2026-01-01");
        var mine = _rule;
        _rule = new(Guid.NewGuid());
        using var nobodys = await SayAsync("make", Today);
        _rule = mine;
        Assert.Equal(HttpStatusCode.NotFound, nobodys.StatusCode);
        Assert.Equal(0m, (await AccountAsync(Stars)).Balance.Amount);
    }

    private async Task HoldAsync()
    {
        await LimitAsync(100m);
        _rule = await PlanAsync(200m, Day);
        Assert.Equal(RecurrenceObstacle.BeyondLimit, (await RuleAsync()).Obstacle);
    }

    private Task<object?> LimitAsync(decimal amount) => UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.DepositMonth, amount, default)).Value);

    private Task<RecurrenceId> PlanAsync(decimal amount, DateOnly first) => UseAsync<IRecurrences, RecurrenceId>(async r => (await r.AddAsync(
        Player, new(Guid.NewGuid(), EntryKind.Deposit, Stars, amount, null, null, new(RecurrenceUnit.Week, 1, first, null), Day, TimeZoneInfo.Utc), default)).Value);

    /// <summary>As an old page would send it, whatever the page says by now.</summary>
    private async Task<HttpResponseMessage> SayAsync(string what, string day)
    {
        var token = (await Browser.OpenAsync("/settings")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await Browser.PostAsync($"/recurring/{_rule.Value}/{what}", ("day", day), ("__RequestVerificationToken", token));
    }

    private async Task<Recurrence> RuleAsync() => (await UseAsync<IRecurrences, Recurrence?>(r => r.FindAsync(Player, _rule, default)))!;

    private Task<int> RunAsync() => UseAsync<IRecurringEntries, int>(r => r.MakeDueAsync(Player, Day, TimeZoneInfo.Utc, default));

    private Task<Reviewed> ReviewAsync() => UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));
}
