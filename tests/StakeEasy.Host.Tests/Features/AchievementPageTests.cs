using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class AchievementPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Every_achievement_is_listed_with_its_progress_or_its_day()
    {
        await DepositAsync(100m);
        await ReviewAsync();

        var page = await Browser.OpenAsync("/achievements");

        var all = await UseAsync<IAchievements, IReadOnlyList<AchievementStanding>>(a => a.ListAsync(Player, default));
        Same(all.Select(a => a.Key).Order(StringComparer.Ordinal), page.QuerySelectorAll(".tiles .grow[id]").Select(t => t.Id!).Order(StringComparer.Ordinal));
        Assert.Contains("Reached on", Text(page.QuerySelector("#FIRST_ENTRY")), StringComparison.Ordinal);
        Assert.Contains("1 of 3", Text(page.QuerySelector("#STREAK_3_DAY")), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".tiles li"), tile => Assert.NotNull(tile.QuerySelector("progress") ?? tile.QuerySelector(".accent-tone")));
        Assert.All(page.QuerySelectorAll("main use"), use => Assert.NotNull(page.QuerySelector("symbol" + use.GetAttribute("href"))));
    }

    [Theory]
    [InlineData("?show=reached")]
    [InlineData("?show=open&about=study")]
    [InlineData("?show=nonsense&about=77")]
    public async Task The_list_is_filtered_by_the_address(string query)
    {
        await DepositAsync(100m);
        await ReviewAsync();

        var page = await Browser.OpenAsync("/achievements" + query);

        var shown = page.QuerySelectorAll(".tiles .grow[id]").Select(t => t.Id!).ToList();
        Assert.Equal(query.Contains("open", StringComparison.Ordinal), !shown.Contains("FIRST_ENTRY", StringComparer.Ordinal));
        Assert.Equal(query.Contains("reached", StringComparison.Ordinal), !shown.Contains("READ_10_ARTICLES", StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_to_report_makes_the_day_count_once()
    {
        using var said = await Browser.SubmitAsync("/achievements", "/achievements/nothing-to-report");

        var page = await Browser.OpenAsync("/achievements");
        Assert.Equal("1 day", Text(page.QuerySelector("#streak")));
        Assert.Null(page.QuerySelector("form[action='/achievements/nothing-to-report']"));
    }

    [Fact]
    public async Task A_new_achievement_is_told_by_the_bell_and_read_by_a_button_only()
    {
        await DepositAsync(100m);
        await ReviewAsync();

        var page = await Browser.OpenAsync("/notifications");
        Assert.Equal("1 unread", Text(page.QuerySelector("#notices .badge")));
        Assert.Contains("1 unread", Text((await Browser.OpenAsync("/dashboard")).QuerySelector("#notices")), StringComparison.Ordinal);
        var read = page.QuerySelector("form[action$='/read'][action^='/notifications/']:has([aria-label])")!.GetAttribute("action")!;
        using var look = await Browser.SubmitAsync("/notifications", read);

        Assert.Equal("/achievements", look.Headers.Location!.ToString());
        Assert.Null((await Browser.OpenAsync("/dashboard")).QuerySelector("#notices .badge"));
    }

    [Fact]
    public async Task The_bell_fetched_by_a_script_brings_what_is_new_with_it()
    {
        await DepositAsync(100m);
        await ReviewAsync();

        var news = await Browser.OpenAsync("/notifications/bell");
        var known = await Browser.OpenAsync("/notifications/bell");

        Assert.Contains("Achievement reached", Text(news.QuerySelector("#toasts .toast")), StringComparison.Ordinal);
        Assert.Null(known.QuerySelector(".toast"));
        Assert.Null(known.QuerySelector("#notices[hx-get]"));
    }

    [Fact]
    public async Task Just_after_a_save_the_bell_looks_again_until_something_has_come_or_it_was_four_times()
    {
        var second = await Browser.OpenAsync("/notifications/bell?look=1");
        var last = await Browser.OpenAsync("/notifications/bell?look=4");

        Assert.EndsWith("look=2", second.QuerySelector("#notices")!.GetAttribute("hx-get"), StringComparison.Ordinal);
        Assert.Null(last.QuerySelector("#notices[hx-get]"));
    }

    [Fact]
    public async Task Kinds_that_are_unticked_are_not_told()
    {
        using var saved = await Browser.SubmitAsync("/notifications", "/notifications/preferences", ("kinds", "Limit"));
        await DepositAsync(100m);
        await ReviewAsync();

        Assert.Null((await Browser.OpenAsync("/notifications")).QuerySelector("#notices .badge"));
    }

    [Fact]
    public async Task A_lesson_is_read_by_saying_so_and_not_by_opening_it()
    {
        _ = await Browser.OpenAsync("/learn/stop-loss");
        Assert.Null((await StandingAsync("READ_1_ARTICLE")).UnlockedOn);

        using var read = await Browser.SubmitAsync("/learn/stop-loss", "/learn/stop-loss/read");

        Assert.NotNull((await StandingAsync("READ_1_ARTICLE")).UnlockedOn);
        Assert.Contains("1 of 12 read", Text((await Browser.OpenAsync("/learn")).QuerySelector(".page-head")), StringComparison.Ordinal);
        using var missing = await Browser.GetAsync("/learn/nothing-of-the-kind");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Defect_29_all_ten_lessons_and_the_tools_can_really_be_used()
    {
        foreach (var lesson in (await Browser.OpenAsync("/learn")).QuerySelectorAll("main .rows a").Take(10).Select(a => a.GetAttribute("href")!).ToList())
        {
            using var read = await Browser.SubmitAsync(lesson, lesson + "/read");
        }

        foreach (var tool in new[] { "/tools/spr?Stack=94&Pot=13", "/tools/risk-of-ruin?Rate=5&Deviation=100&Bankroll=2000", "/tools/variance?Rate=5&Deviation=100&Played=10000&Bankroll=2000&Paths=1000&Seed=1" })
        {
            _ = await Browser.OpenAsync(tool);
        }

        foreach (var key in new[] { "READ_10_ARTICLES", "THE_TECHNICIAN", "ALL_TOOLS", "SIMULATOR", "RISK_OF_RUIN" })
        {
            Assert.True((await StandingAsync(key)).UnlockedOn is not null, key);
        }
    }

    [Fact]
    public async Task An_example_nobody_asked_for_counts_for_nothing()
    {
        _ = await Browser.OpenAsync("/tools/spr");

        Assert.Null((await StandingAsync("THE_TECHNICIAN")).UnlockedOn);
    }

    [Fact]
    public async Task A_backup_counts_and_the_next_is_the_same_all_the_same()
    {
        using var first = await Browser.GetAsync("/export/backup.json");
        using var second = await Browser.GetAsync("/export/backup.json");

        Assert.NotNull((await StandingAsync("FIRST_BACKUP")).UnlockedOn);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    private async Task<AchievementStanding> StandingAsync(string key) =>
        (await UseAsync<IAchievements, IReadOnlyList<AchievementStanding>>(a => a.ListAsync(Player, default))).Single(a => string.Equals(a.Key, key, StringComparison.Ordinal));

    private Task<Reviewed> ReviewAsync() => UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));
}
