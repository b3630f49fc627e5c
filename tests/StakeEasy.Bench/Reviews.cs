using System.Diagnostics;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <param name="First">All players, of whom nothing is known yet.</param>
/// <param name="Again">All players again, and nothing has changed.</param>
/// <param name="Each">One player at a time, of the second run.</param>
internal sealed record ReviewFigures(int Players, long Entries, TimeSpan First, TimeSpan Again, Samples Each, int Statements);

/// <summary>The nightly reconciliation of streaks, achievements and goals.</summary>
internal static class Reviews
{
    public const int Players = 1_000;

    public static async Task<ReviewFigures> MeasureAsync(string data)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data);
        foreach (var table in new[] { "standings", "unlocks", "notices" })
        {
            await modules.ExecuteAsync("truncate achievements." + table);
        }

        var start = Stopwatch.GetTimestamp();
        var (players, _) = await modules.With((IReconciliation r) => r.ReviewAllAsync(progress: null, default));
        var first = Stopwatch.GetElapsedTime(start);

        var each = new Samples();
        var owners = await modules.Single<IPlayerFacts>().OwnersAsync(default);
        start = Stopwatch.GetTimestamp();
        foreach (var owner in owners)
        {
            var begun = Stopwatch.GetTimestamp();
            if ((await ReviewAsync(modules, owner)).Changed)
            {
                throw new InvalidOperationException($"The second review of {owner} changed something.");
            }

            each.Add(Stopwatch.GetElapsedTime(begun));
        }

        var again = Stopwatch.GetElapsedTime(start);
        await using var statements = await Statements.ListenAsync(modules, data);
        var sent = await statements.CountAsync(() => ReviewAsync(modules, owners[0]));
        return new(players, await modules.ScalarAsync<long>("select count(*) from bankroll.entries"), first, again, each, sent);
    }

    private static Task<Reviewed> ReviewAsync(ModulesOnServer modules, UserId owner) => modules.With((IReconciliation r) => r.ReviewAsync(owner, default));
}

/// <summary>The players of a bench have no sign-in: they live in UTC and reckon in euros.</summary>
internal sealed class Anywhere : IHabitats, IStakeRule
{
    private static readonly Habitat Home = new(TimeZoneInfo.Utc, CurrencyCode.Of("EUR"), 2);

    public Task<Habitat?> FindAsync(UserId owner, CancellationToken ct) => Task.FromResult<Habitat?>(Home);

    public Task<decimal> BuyInsAsync(UserId owner, SessionFormat format, CancellationToken ct) => Task.FromResult(50m);
}
