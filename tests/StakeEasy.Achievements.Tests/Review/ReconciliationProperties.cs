using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Achievements.Tests.Review;

/// <summary>Whatever becomes of the events, the nightly reconciliation and the live state come to the same.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ReconciliationProperties(PostgresFixture postgres)
{
    private const int Histories = 12;

    [Fact]
    public void After_lost_doubled_and_reordered_events_a_reconciliation_finds_what_following_each_would_have() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories),
        Prop.ForAll(Step.Histories, steps => AgreeAsync(steps).GetAwaiter().GetResult()));

    private async Task<bool> AgreeAsync(Step[] steps)
    {
        await using var player = await TestPlayer.OpenAsync(postgres);
        var account = await player.AccountAsync();
        var entries = new List<EntryId>();
        foreach (var step in steps)
        {
            await step.TakeAsync(player, account, entries);

            // Heard at once by two nodes, or not at all: then a later one stands in for it.
            await Task.WhenAll(Enumerable.Range(0, step.Heard).Select(_ => player.ReviewAsync()));
        }

        await player.ReviewAsync();
        var live = await player.StateAsync();
        Assert.False((await player.ReviewAsync()).Changed);

        // From nothing, as if no event had ever been heard.
        await ForgetAsync(player);
        await player.ReviewAsync();
        Assert.Equal(live, await player.StateAsync());
        return true;
    }

    private static async Task ForgetAsync(TestPlayer player)
    {
        await using var forget = player.Database.CreateCommand(
            "delete from achievements.standings; delete from achievements.unlocks; update achievements.goals set value = 0, completed_on = null, chance = null");
        await forget.ExecuteNonQueryAsync();
    }
}
