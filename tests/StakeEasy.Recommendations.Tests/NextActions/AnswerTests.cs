using StakeEasy.Recommendations.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Recommendations.Tests.NextActions;

[Collection(PostgresFixture.Collection)]
public sealed class AnswerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestActions _actions = null!;

    public async Task InitializeAsync()
    {
        _actions = await TestActions.OpenAsync(postgres);
        _actions.Found.Add(Scene.Candidate(subject: "first", urgency: 40));
        _actions.Found.Add(Scene.Candidate(subject: "second", urgency: 30));
    }

    public async Task DisposeAsync() => await _actions.DisposeAsync();

    [Theory]
    [InlineData(Snooze.UntilTomorrow, "2026-11-21")]
    [InlineData(Snooze.AWeek, "2026-11-27")]
    [InlineData(Snooze.AMonth, "2026-12-20")]
    public async Task What_is_snoozed_is_gone_at_once_and_back_on_its_day(Snooze length, string day)
    {
        var until = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var first = (await _actions.ShowAsync()).Items[0];

        var answer = await _actions.SnoozeAsync(first.Id, length);
        var list = await _actions.ShowAsync();

        Assert.Equal(new Answered(ActionAnswer.Snoozed, until), answer);
        Assert.Equal("second", Assert.Single(list.Items).What.Subject);
        Assert.Equal((first.Id, until), Assert.Single(list.Aside.Select(a => (a.Action.Id, a.Until!.Value))));
        Assert.Single((await OnAsync(until.AddDays(-1))).Items);
        Assert.Equal(2, (await OnAsync(until)).Items.Count);
    }

    [Fact]
    public async Task What_is_snoozed_stays_away_though_it_gets_worse()
    {
        await _actions.SnoozeAsync(await FirstAsync(), Snooze.AWeek);
        _actions.Found[0] = Scene.Candidate(subject: "first", urgency: 50, fact: "b", level: 5);

        Assert.Single((await OnAsync(Scene.Today.AddDays(6))).Items);
    }

    [Fact]
    public async Task What_is_dismissed_comes_back_with_another_fact_and_when_it_gets_worse()
    {
        await _actions.DismissAsync(await FirstAsync());

        Assert.Single((await OnAsync(Scene.Today.AddYears(2))).Items);
        _actions.Found[0] = Scene.Candidate(subject: "first", urgency: 40, level: 1);
        Assert.Equal(2, (await OnAsync(Scene.Today)).Items.Count);
        await _actions.DismissAsync(await FirstAsync());
        Assert.Single((await OnAsync(Scene.Today)).Items);
        _actions.Found[0] = Scene.Candidate(subject: "first", urgency: 40, fact: "another");
        Assert.Equal(2, (await OnAsync(Scene.Today)).Items.Count);
    }

    [Fact]
    public async Task What_is_done_comes_back_after_a_week_if_the_figures_say_so_still()
    {
        await _actions.MarkDoneAsync(await FirstAsync());

        Assert.Single((await OnAsync(Scene.Today.AddDays(6))).Items);
        Assert.Equal(2, (await OnAsync(Scene.Today.AddDays(7))).Items.Count);
    }

    [Fact]
    public async Task Each_answer_can_be_taken_back()
    {
        var first = await FirstAsync();
        foreach (var answer in new Func<Task>[] { () => _actions.SnoozeAsync(first, Snooze.AMonth), () => _actions.DismissAsync(first), () => _actions.MarkDoneAsync(first) })
        {
            await answer();
            Assert.Single((await _actions.ShowAsync()).Items);

            Assert.True(await _actions.UndoAsync(first));
            Assert.True(await _actions.UndoAsync(first));

            var list = await _actions.ShowAsync();
            Assert.Equal((2, 0), (list.Items.Count, list.Aside.Count));
            Assert.Equal(1m, list.Items[0].Preference);
        }
    }

    [Fact]
    public async Task Two_clicks_count_once()
    {
        var first = await FirstAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _actions.MarkDoneAsync(first)));

        Assert.Equal(1, await _actions.ScalarAsync<int>("select done_times from recommendations.answers"));
        Assert.Equal(1.02m, (await _actions.ShowAsync()).Items[0].Preference);
    }

    [Fact]
    public async Task The_second_click_is_no_mistake_when_the_action_has_settled_itself_meanwhile()
    {
        var first = await FirstAsync();
        await _actions.MarkDoneAsync(first);
        _actions.Found.RemoveAt(0);

        Assert.NotNull(await _actions.MarkDoneAsync(first));
        Assert.True(await _actions.UndoAsync(first));
    }

    [Fact]
    public async Task Dismissing_one_lowers_the_others_of_its_kind_and_no_other_kind()
    {
        _actions.Found.Add(Scene.Candidate(ActionKind.BackupOverdue));

        await _actions.DismissAsync(await FirstAsync());

        Assert.Equal([0.98m, 1m], (await _actions.ShowAsync()).Items.Select(i => i.Preference));
    }

    [Fact]
    public async Task A_missing_action_and_somebody_elses_look_alike()
    {
        var first = await FirstAsync();
        await _actions.DismissAsync(first);

        foreach (var (id, owner) in new[] { (Guid.NewGuid(), Scene.Player), (first, Scene.Stranger) })
        {
            Assert.Null(await _actions.SnoozeAsync(id, Snooze.AWeek, owner));
            Assert.Null(await _actions.DismissAsync(id, owner));
            Assert.Null(await _actions.MarkDoneAsync(id, owner));
            Assert.False(await _actions.UndoAsync(id, owner));
        }

        Assert.Single((await _actions.ShowAsync()).Aside);
        Assert.Empty((await _actions.ShowAsync(Scene.Stranger)).Aside);
    }

    private async Task<Guid> FirstAsync() => (await _actions.ShowAsync()).Items[0].Id;

    private Task<NextActionList> OnAsync(DateOnly day)
    {
        _actions.Now = new(day, new(18, 0), TimeSpan.Zero);
        return _actions.ForgetAndAsync(() => _actions.ShowAsync());
    }
}
