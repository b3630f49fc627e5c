using AngleSharp.Dom;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What pages tell by themselves of what was reached beside the requests: once, without scripts too.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class NewsTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private const string FirstEntry = "Achievement reached: Books opened";

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/recommendations/stakes")]
    [InlineData("/goals/new")]
    public async Task What_was_reached_is_told_by_the_first_page_after_it_and_by_no_other(string path)
    {
        _ = await Browser.OpenAsync(path);
        await ReachAsync();

        var first = await Browser.OpenAsync(path);
        var again = await Browser.OpenAsync(path);

        Assert.Contains(FirstEntry, Told(first), StringComparison.Ordinal);
        Assert.Equal("", Told(again));
        Assert.Contains("1 unread", Text(again.QuerySelector("#notices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_tabs_that_open_at_once_one_tells()
    {
        await ReachAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Browser.OpenAsync(i % 2 == 0 ? "/dashboard" : "/notifications/bell")));

        Assert.Single(pages, page => Told(page).Contains(FirstEntry, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_bell_has_brought_is_not_told_by_the_next_page()
    {
        await ReachAsync();

        Assert.Contains(FirstEntry, Told(await Browser.OpenAsync("/notifications/bell")), StringComparison.Ordinal);
        Assert.Equal("", Told(await Browser.OpenAsync("/dashboard")));
    }

    [Fact]
    public async Task Who_signs_in_finds_in_the_bell_what_came_before()
    {
        await ReachAsync();
        using var another = await App.OpenSignedInAsync();

        var page = await another.OpenAsync("/dashboard");

        Assert.Equal("", Told(page));
        Assert.Equal("1 unread", Text(page.QuerySelector("#notices .badge")));
    }

    [Fact]
    public async Task A_page_of_which_a_script_takes_only_a_part_leaves_the_news_to_the_next()
    {
        await ReachAsync();
        Browser.Headers.Add("HX-Request", "true");
        _ = await Browser.OpenAsync("/tools/spr");
        Browser.Headers.Remove("HX-Request");

        Assert.Contains(FirstEntry, Told(await Browser.OpenAsync("/dashboard")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_the_first_few_are_told_and_the_rest_is_counted()
    {
        await ReachAsync();
        foreach (var (kind, key) in new[] { (ActivityKind.LessonRead, "tilt"), (ActivityKind.ToolUsed, "variance"), (ActivityKind.LedgerExported, "all") })
        {
            await UseAsync<IActivities, bool>(a => a.RecordAsync(Player, kind, key, default));
        }

        var page = await Browser.OpenAsync("/dashboard");

        Assert.Equal(4, page.QuerySelectorAll("#toasts .toast").Length);
        Assert.Contains("2 more notifications", Told(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_grows_too_long_is_told_by_the_bell_that_its_clock_asks_for()
    {
        await UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.SessionMinutes, 60m, default)).Value);
        await UseAsync<ILiveSessions, Result<SessionId>>(l => l.StartAsync(
            Player, new(Guid.NewGuid(), Stars, new(SessionFormat.Cash, "NLHE", "0.05/0.10", null), 10m, StartedAt: null, TimeZoneInfo.Utc), default));
        var clock = (await Browser.OpenAsync("/dashboard")).QuerySelector(".running")!;
        Assert.Equal(("/notifications/bell", "load delay:3601s"), (clock.GetAttribute("hx-get"), clock.GetAttribute("hx-trigger")));
        App.Clock.Advance(TimeSpan.FromMinutes(61));

        var first = await Browser.OpenAsync("/notifications/bell");
        var second = await Browser.OpenAsync("/notifications/bell");

        Assert.Contains("longer than you meant to play", Told(first), StringComparison.Ordinal);
        Assert.Equal("", Told(second));
        Assert.Null((await Browser.OpenAsync("/dashboard")).QuerySelector(".running[hx-get]"));
    }

    private static string Told(IDocument page) => string.Join(' ', page.QuerySelectorAll("#toasts .toast").Select(Text));

    private async Task ReachAsync()
    {
        await DepositAsync(100m);
        await UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));
    }
}
