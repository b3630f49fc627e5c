using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Notices;

/// <summary>What a page tells by itself, beside the bell.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ShownOnceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestPlayer _player = null!;
    private AccountId _account;

    public async Task InitializeAsync()
    {
        _player = await TestPlayer.OpenAsync(postgres);
        _account = await _player.AccountAsync();
    }

    public async Task DisposeAsync() => await _player.DisposeAsync();

    [Fact]
    public async Task Of_many_pages_that_ask_at_once_one_shows_a_notice()
    {
        await FirstEntryAsync();

        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ShowAsync()));

        Assert.Equal("Achievement reached: Books opened", Assert.Single(shown.SelectMany(s => s)).Text);
        Assert.Empty(await ShowAsync());
        Assert.Equal(new Bell(1, HasNew: false), await BellAsync());
    }

    [Fact]
    public async Task What_comes_later_is_shown_later()
    {
        await FirstEntryAsync();
        await ShowAsync();

        await _player.With(async (IActivities a) => await a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "tilt", default));

        Assert.Equal(new Bell(2, HasNew: true), await BellAsync());
        Assert.Equal("Achievement reached: Bookworm", Assert.Single(await ShowAsync()).Text);
    }

    [Fact]
    public async Task What_was_passed_over_or_read_already_is_not_shown_and_stays_in_the_list()
    {
        await FirstEntryAsync();
        await _player.With(async (INotices n) => { await n.PassOverAsync(TestPlayer.Id, default); return true; });
        Assert.Equal(new Bell(1, HasNew: false), await BellAsync());
        Assert.Empty(await ShowAsync());

        await _player.With(async (IActivities a) => await a.RecordAsync(TestPlayer.Id, ActivityKind.LessonRead, "tilt", default));
        await _player.With(async (INotices n) => { await n.MarkAllReadAsync(TestPlayer.Id, default); return true; });
        Assert.Empty(await ShowAsync());
        Assert.Equal(2, (await _player.With((INotices n) => n.ListAsync(TestPlayer.Id, default))).Count);
    }

    [Fact]
    public async Task Somebody_else_is_shown_nothing_and_takes_nothing_away()
    {
        await FirstEntryAsync();
        await _player.With(async (INotices n) => { await n.PassOverAsync(TestPlayer.Stranger, default); return true; });

        Assert.Empty(await _player.With((INotices n) => n.ShowAsync(TestPlayer.Stranger, default)));
        Assert.Single(await ShowAsync());
    }

    private async Task FirstEntryAsync()
    {
        await _player.DepositAsync(_account, 5m);
        await _player.ReviewAsync();
    }

    private Task<IReadOnlyList<Notice>> ShowAsync() => _player.With((INotices n) => n.ShowAsync(TestPlayer.Id, default));

    private Task<Bell> BellAsync() => _player.With((INotices n) => n.BellAsync(TestPlayer.Id, default));
}
