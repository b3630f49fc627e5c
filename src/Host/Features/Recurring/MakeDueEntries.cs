using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Makes every player's due entries, on each one's own calendar day. Safe to run twice, and on two nodes at once.</summary>
internal sealed class MakeDueEntries(IRecurringEntries entries, IPlayers players, TimeProvider clock, ILogger<MakeDueEntries> log)
{
    /// <summary>The earliest place on earth to see a new day.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromHours(14);

    /// <summary>Whose entries could not be made is logged and left to the next run; nobody else waits for it.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var made = 0;
        foreach (var owner in await entries.OwnersDueAsync(DateOnly.FromDateTime((now + FurthestAhead).UtcDateTime), ct))
        {
            if (await players.FindAsync(owner, ct) is not { } player)
            {
                continue;
            }

            try
            {
                made += await entries.MakeDueAsync(owner, player.DayOf(now), player.TimeZone, ct);
            }
            catch (NpgsqlException e)
            {
                log.LogError(e, "Could not make the recurring entries of {Owner}", owner.Value);
            }
        }

        return made;
    }
}
