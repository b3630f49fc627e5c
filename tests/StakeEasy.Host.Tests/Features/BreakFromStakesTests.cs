using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A player who is advised to move down, and takes a break from stakes.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class BreakFromStakesTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected override WebApp Configure(WebApp app) => app.With(services => services.AddScoped<INextActions, MoveDownOnly>());

    [Fact]
    public async Task No_advice_on_stakes_is_shown_until_the_break_is_over()
    {
        var before = await PagesAsync();
        Assert.Contains("Play lower", before, StringComparison.Ordinal);
        Assert.Contains("Play lower still", before, StringComparison.Ordinal);
        Assert.Contains("Look at your downswing", before, StringComparison.Ordinal);
        Assert.Contains("Fill in your profile", before, StringComparison.Ordinal);
        using var begun = await Browser.SubmitAsync("/settings/play", "/settings/play/break", ("days", "7"));
        var during = await PagesAsync();
        Assert.DoesNotContain("stakes", during.Replace("Stakes", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Play lower", during, StringComparison.Ordinal);
        Assert.DoesNotContain("Look at your downswing", during, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_stakes_and_the_dashboard_show_none_until_it_is_over()
    {
        using var begun = await Browser.SubmitAsync("/settings/play", "/settings/play/break", ("days", "7"));

        foreach (var path in (string[])["/recommendations/stakes", "/dashboard/standing"])
        {
            var main = (await Browser.OpenAsync(path)).QuerySelector("main")!;
            Assert.Contains("taking a break from stakes until", Text(main.QuerySelector("#break")), StringComparison.Ordinal);
            Assert.Null(main.QuerySelector("[data-play], section.stakes, a[href='/recommendations/profile']"));
        }
    }

    private async Task<string> PagesAsync() =>
        Text((await Browser.OpenAsync("/recommendations")).QuerySelector("main")) + Text((await Browser.OpenAsync("/recommendations/best")).QuerySelector("main"));

    private sealed class MoveDownOnly : INextActions
    {
        public Task<NextActionList> ShowAsync(ActionsOf whose, CancellationToken ct)
        {
            var down = new Candidate(ActionKind.MoveDown, "", "fact", whose.Today, new(40, 20, 5), Wording.Of($"Play lower"), Wording.Of($"For a while."));
            var downswing = new Candidate(
                ActionKind.Downswing, "", "fact", whose.Today, new(40, 20, 5), Wording.Of($"Look at your downswing"), Wording.Of($"See whether your stakes still fit."));
            return Task.FromResult(new NextActionList(
                Guid.NewGuid(), DateTimeOffset.UnixEpoch, IsNew: false, [new(Guid.NewGuid(), down, 1m, 65m), new(Guid.NewGuid(), downswing, 1m, 60m)], 0,
                [new(new(Guid.NewGuid(), down with { Title = Wording.Of($"Play lower still") }, 1m, 65m), ActionAnswer.Dismissed, Until: null)]));
        }

        public Task<Answered?> SnoozeAsync(ActionsOf whose, Guid action, Snooze length, CancellationToken ct) => Task.FromResult<Answered?>(null);

        public Task<Answered?> DismissAsync(ActionsOf whose, Guid action, CancellationToken ct) => Task.FromResult<Answered?>(null);

        public Task<Answered?> MarkDoneAsync(ActionsOf whose, Guid action, CancellationToken ct) => Task.FromResult<Answered?>(null);

        public Task<bool> UndoAsync(ActionsOf whose, Guid action, CancellationToken ct) => Task.FromResult(false);
    }
}
