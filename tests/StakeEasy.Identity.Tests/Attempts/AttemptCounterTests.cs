using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.Attempts;

[Collection(PostgresFixture.Collection)]
public sealed class AttemptCounterTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    private const int Limit = 5;

    [Fact]
    public async Task The_sixth_attempt_of_a_minute_has_to_wait_for_the_next_one()
    {
        for (var i = 0; i < Limit; i++)
        {
            Assert.Null(await CountAsync("a"));
        }

        var wait = await CountAsync("a");
        Clock.Advance(wait!.Value);

        // The clock of these tests stands half a minute after the full one.
        Assert.Equal(TimeSpan.FromSeconds(30), wait);
        Assert.Null(await CountAsync("a"));
    }

    [Fact]
    public async Task Of_attempts_that_arrive_together_no_more_than_the_limit_pass()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CountAsync("a")));

        Assert.Equal(Limit, answers.Count(wait => wait is null));
    }

    [Fact]
    public async Task Keys_are_counted_apart_and_an_attempt_can_be_forgiven()
    {
        for (var i = 0; i < Limit; i++)
        {
            await CountAsync("a");
        }

        var other = await CountAsync("b");
        await Get<IAttempts>().ForgiveAsync("a", CancellationToken.None);
        var forgiven = await CountAsync("a");

        Assert.Null(other);
        Assert.Null(forgiven);
        Assert.NotNull(await CountAsync("a"));
    }

    [Fact]
    public async Task The_table_names_nobody_and_forgets_after_an_hour()
    {
        await CountAsync("SignIn of MARA@EXAMPLE.ORG");
        var first = await Database.Attempts.AsNoTracking().SingleAsync();
        Clock.Advance(TimeSpan.FromHours(2));
        await CountAsync("b");

        var left = await Database.Attempts.AsNoTracking().SingleAsync();

        Assert.DoesNotContain("MARA", first.Key, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(first.Key, left.Key, StringComparer.Ordinal);
    }

    private Task<TimeSpan?> CountAsync(string key) => AskAsync<IAttempts, TimeSpan?>(a => a.CountAsync(key, Limit, CancellationToken.None));
}
