using System.Globalization;
using System.Text.Json;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;
using StakeEasy.Testing;

namespace StakeEasy.Recommendations.Tests.NextActions;

/// <summary>What is kept of lists, for how long, and for whom.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ShownListTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestActions _actions = null!;

    public async Task InitializeAsync()
    {
        _actions = await TestActions.OpenAsync(postgres);
        _actions.Found.Add(Scene.Candidate(subject: "first", urgency: 40, since: Scene.Today.AddDays(-3)));
        _actions.Found.Add(Scene.Candidate(ActionKind.Downswing));
    }

    public async Task DisposeAsync() => await _actions.DisposeAsync();

    [Fact]
    public async Task A_list_is_kept_until_something_it_follows_from_changes()
    {
        var first = await _actions.ShowAsync();
        var kept = await _actions.ShowAsync();
        var later = await _actions.ForgetAndAsync(() => _actions.ShowAsync());

        Assert.Equal(first.Id, kept.Id);
        Assert.NotEqual(first.Id, later.Id);
        Assert.Equal(2, _actions.Readings);
        Assert.Equal(2L, await _actions.ScalarAsync<long>("select count(*) from recommendations.shown_lists"));
    }

    [Fact]
    public async Task A_logged_list_can_be_worked_out_again_from_its_inputs()
    {
        await _actions.DismissAsync((await _actions.ShowAsync()).Items[0].Id);
        var list = await _actions.ShowAsync();

        var (inputs, outputs) = (await LoggedAsync<LoggedInputs>("inputs", list.Id), await LoggedAsync<LoggedOutputs>("outputs", list.Id));
        var (shown, aside) = Ranking.Of(Scene.Player, inputs.Candidates, inputs.Answers, inputs.Today);

        Assert.Equal(_actions.Found, inputs.Candidates);
        Assert.Equal((100m, Scene.Eur), (inputs.Bankroll, inputs.Currency));
        Assert.Equal(LoggedOutputs.Of(shown, aside).Shown, outputs.Shown);
        Assert.Equal(LoggedOutputs.Of(shown, aside).Aside, outputs.Aside);
        Assert.Equal(list.Items.Select(LoggedAction.Of), outputs.Shown);
        Assert.Equal(Ranking.RuleVersion, await _actions.ScalarAsync<int>("select max(rule_version) from recommendations.shown_lists"));
    }

    [Fact]
    public async Task Lists_are_forgotten_after_ninety_days_and_not_before()
    {
        await _actions.ShowAsync();
        _actions.Now = Scene.Now.AddDays(IShownLists.DaysKept);
        Assert.Equal(0, await ForgetAsync());

        _actions.Now = _actions.Now.AddSeconds(1);
        await _actions.ShowAsync();
        Assert.Equal(1, await ForgetAsync());

        Assert.Equal(1L, await _actions.ScalarAsync<long>("select count(*) from recommendations.shown_lists"));
    }

    [Fact]
    public async Task More_than_one_portion_is_forgotten_in_one_night()
    {
        await _actions.ScalarAsync<string>("""
            with written as (insert into recommendations.shown_lists select gen_random_uuid(), gen_random_uuid(), '2020-01-01', 1, '{}', '{}' from generate_series(1, 12001))
            select ''
            """);

        Assert.Equal(12_001, await ForgetAsync());
    }

    [Fact]
    public async Task Two_nodes_never_forget_at_once()
    {
        const long Lock = 0x53_74_61_6B_65_07;
        await _actions.ShowAsync();
        _actions.Now = Scene.Now.AddYears(1);

        await using (await AdvisoryLock.TryTakeAsync(_actions.Database, Lock, default))
        {
            Assert.Null(await ForgetAsync());
        }

        Assert.Equal(1, await ForgetAsync());
    }

    [Fact]
    public async Task An_owner_is_erased_with_answers_and_log_and_nobody_else_is()
    {
        await _actions.DismissAsync((await _actions.ShowAsync()).Items[0].Id);
        await _actions.DismissAsync((await _actions.ShowAsync(Scene.Stranger)).Items[0].Id, Scene.Stranger);
        await RememberAsync(Scene.Player, Scene.Now);
        await RememberAsync(Scene.Stranger, Scene.Now);
        var before = await RowsAsync(Scene.Stranger);

        await _actions.With(async (IEnumerable<IOwnedData> owned) =>
        {
            foreach (var part in owned)
            {
                await part.EraseAsync(Scene.Player, default);
            }

            return true;
        });

        Assert.Equal(0, await RowsAsync(Scene.Player));
        Assert.Equal(before, await RowsAsync(Scene.Stranger));
        Assert.Empty((await _actions.ShowAsync()).Aside);
    }

    [Fact]
    public async Task A_backup_is_remembered_and_asked_for_no_more_at_once()
    {
        var bankroll = Scene.With((Scene.Account(entries: 100), 100m));
        _actions.Bankroll = bankroll with { FirstDay = Scene.Today.AddDays(-60) };
        Assert.Contains((await _actions.ShowAsync()).Items, i => i.What.Kind is ActionKind.BackupOverdue);

        await _actions.With(async (IBackups backups) =>
        {
            await backups.WriteAsync(Scene.Player, Stream.Null, progress: null, default);
            return true;
        });

        Assert.DoesNotContain((await _actions.ShowAsync()).Items, i => i.What.Kind is ActionKind.BackupOverdue);
        Assert.Contains((await _actions.ShowAsync(Scene.Stranger)).Items, i => i.What.Kind is ActionKind.BackupOverdue);
    }

    [Fact]
    public async Task An_older_backup_that_ends_later_does_not_hide_a_newer_one()
    {
        await RememberAsync(Scene.Player, Scene.Now);
        await RememberAsync(Scene.Player, Scene.Now.AddDays(-1));

        Assert.Equal(Scene.Now.UtcDateTime, await _actions.ScalarAsync<DateTime>("select taken_at from recommendations.backups"));
    }

    private Task<int?> ForgetAsync() => _actions.With((IShownLists lists) => lists.ForgetOldAsync(default));

    private Task<bool> RememberAsync(UserId owner, DateTimeOffset at) => _actions.With(async (IEventBus events) =>
    {
        await events.PublishAsync(new BackupTaken(owner, at), default);
        return true;
    });

    private async Task<long> RowsAsync(UserId owner)
    {
        var rows = 0L;
        foreach (var table in new[] { "answers", "shown_lists", "backups" })
        {
            rows += await _actions.ScalarAsync<long>($"select count(*) from recommendations.{table} where owner_id = '{owner}'");
        }

        return rows;
    }

    private async Task<T> LoggedAsync<T>(string column, Guid list) => JsonSerializer.Deserialize<T>(
        await _actions.ScalarAsync<string>(string.Create(CultureInfo.InvariantCulture, $"select {column}::text from recommendations.shown_lists where id = '{list}'")), ActionLog.Json)!;
}
