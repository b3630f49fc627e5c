using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>Other people's entries around those of the measured players: ledgers without a sign-in, so that no password is hashed ten thousand times.</summary>
internal static class Crowd
{
    public const int Owners = 10_000;
    public const int EntriesEach = 1_000;

    private const int AtOnce = 2;

    public static async Task SeedAsync(ModulesOnServer modules, Action<int> seeded)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Owners), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, ct) =>
        {
            var result = await modules.With((IDemoLedger d) => d.SeedAsync(new UserId(Guid.CreateVersion7()), EntriesEach, seed: i, today, progress: null, ct));
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.Error.Message);
            }

            seeded(Interlocked.Increment(ref done));
        });
    }
}
