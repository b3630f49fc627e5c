using StakeEasy.Achievements.Review;

namespace StakeEasy.Achievements.Tests.Review;

public sealed class ReviewQueueTests
{
    private readonly HandClock _clock = new();
    private readonly ReviewQueue _queue;

    public ReviewQueueTests() => _queue = new(_clock) { IsServed = true };

    [Fact]
    public async Task Many_events_of_one_player_wait_as_one()
    {
        foreach (var owner in new[] { TestPlayer.Id, TestPlayer.Id, TestPlayer.Stranger, TestPlayer.Id })
        {
            _queue.Add(owner);
        }

        Assert.Equal([TestPlayer.Id, TestPlayer.Stranger], [await _queue.TakeAsync(default), await _queue.TakeAsync(default)]);
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task What_changes_during_a_review_or_the_rest_after_it_is_reviewed_once_more_when_the_rest_is_over()
    {
        _queue.Add(TestPlayer.Id);
        await _queue.TakeAsync(default);
        _queue.Add(TestPlayer.Id);
        var rest = _queue.RestAsync(TestPlayer.Id, default);
        _queue.Add(TestPlayer.Id);
        await AssertEmptyAsync();

        _clock.Elapse();
        await rest;

        Assert.Equal(TestPlayer.Id, await _queue.TakeAsync(default));
        await AssertEmptyAsync();
    }

    [Fact]
    public async Task Whoever_has_rested_is_reviewed_at_once()
    {
        _queue.Add(TestPlayer.Id);
        await _queue.TakeAsync(default);
        var rest = _queue.RestAsync(TestPlayer.Id, default);
        _clock.Elapse();
        await rest;
        await AssertEmptyAsync();

        _queue.Add(TestPlayer.Id);

        Assert.Equal(TestPlayer.Id, await _queue.TakeAsync(default));
    }

    [Fact]
    public async Task One_who_rests_does_not_keep_another_waiting()
    {
        _queue.Add(TestPlayer.Id);
        await _queue.TakeAsync(default);
        _ = _queue.RestAsync(TestPlayer.Id, default);

        _queue.Add(TestPlayer.Stranger);

        Assert.Equal(TestPlayer.Stranger, await _queue.TakeAsync(default));
    }

    private async Task AssertEmptyAsync()
    {
        using var soon = new CancellationTokenSource();
        var next = _queue.TakeAsync(soon.Token);
        Assert.False(next.IsCompleted);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    /// <summary>Its timers go off when the test says so.</summary>
    private sealed class HandClock : TimeProvider
    {
        private Action _due = () => { };

        public void Elapse() => _due();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _due = () => callback(state);
            return new Due();
        }

        private sealed class Due : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
