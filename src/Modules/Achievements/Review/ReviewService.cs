using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Habits;
using StakeEasy.Achievements.Notices;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Review;

/// <inheritdoc/>
internal sealed class ReviewService(
    IServiceScopeFactory scopes, IHabitats habitats, IStakeRule stakeRule, IPlayerFacts facts, IExchangeRates rates, ReviewTurns turns, HybridCache cache,
    TimeProvider clock, ILogger<ReviewService> log)
    : IReconciliation
{
    public async Task<Reviewed> ReviewAsync(UserId owner, CancellationToken ct)
    {
        bool changed;
        using (await turns.TakeAsync(ct))
        {
            // A context of its own: whoever asks may hold older rows of the same player.
            await using var scope = scopes.CreateAsyncScope();
            changed = await ReviewAsync(scope.ServiceProvider.GetRequiredService<AchievementsDbContext>(), owner, ct);
        }

        if (changed)
        {
            await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
            await cache.RemoveByTagAsync(CacheTags.Actions(owner), CancellationToken.None);
        }

        return new(owner, changed);
    }

    public async Task<(int Players, int Changed)> ReviewAllAsync(IProgress<(int Done, int Of)>? progress, CancellationToken ct)
    {
        var owners = await facts.OwnersAsync(ct);
        var (done, changed) = (0, 0);
        foreach (var owner in owners)
        {
            try
            {
                changed += (await ReviewAsync(owner, ct)).Changed ? 1 : 0;
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException || e.InnerException is NpgsqlException)
            {
                log.LogError(e, "Could not review {Owner}", owner);
            }

            progress?.Report((++done, owners.Count));
        }

        return (owners.Count, changed);
    }

    /// <summary>The habits of a player as they are now; for whoever needs them before a row of theirs is written.</summary>
    public async Task<Func<GoalDays, PlayerHabits>> HabitsAsync(
        UserId owner, Habitat home, TimeOnly dayStart, IEnumerable<ActivityRow> activities, CancellationToken ct)
    {
        var ledger = await facts.ReadAsync(owner, home.TimeZone, dayStart, ct);
        var known = await rates.LatestAsync(ct);
        var stakes = new StakeRequirement(
            await stakeRule.BuyInsAsync(owner, SessionFormat.Cash, ct), await stakeRule.BuyInsAsync(owner, SessionFormat.Tournament, ct));
        var deeds = activities.Select(a => new Activity(a.Kind, a.Key, a.Day)).ToList();
        return goals => new PlayerHabits(ledger, known, home, deeds, stakes) { GoalsSet = goals.Set, GoalsReached = goals.Reached };
    }

    private async Task<bool> ReviewAsync(AchievementsDbContext db, UserId owner, CancellationToken ct)
    {
        if (await habitats.FindAsync(owner, ct) is not { } home)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await OwnerLock.TakeAsync(db, owner, ct);
        var rows = await OwnerRows.ReadAsync(db, owner, ct);
        var habitsWith = await HabitsAsync(owner, home, rows.DayStart, rows.Activities, ct);
        if (rows.SayNothing && habitsWith(new([], [])).Days.Count == 0)
        {
            // Somebody who has nothing any more, or is being erased: nothing is kept of them, and nothing begun.
            db.RemoveRange(rows.Unlocks);
            db.RemoveRange(new[] { rows.Standing }.OfType<StandingRow>());
            var removed = await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return removed > 0;
        }

        var now = clock.GetUtcNow();
        var today = OwnerRows.DayAt(now, home.TimeZone, TimeOnly.MinValue);
        var judgement = Judgement.Of(habitsWith, rows.Goals, today);
        var unlocked = Write(db, owner, rows, judgement);
        var held = await facts.HeldDepositsAsync(owner, home.TimeZone, ct);
        var notices = NewNotices.Of(rows, judgement, unlocked, habitsWith(new([], [])).Days, held, await rates.LatestAsync(ct), today, now);
        var told = await NewNotices.AddAsync(db, owner, notices, rows.Settings?.Unwanted ?? [], now, ct);
        var written = await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return written + told > 0;
    }

    /// <summary>Brings the rows to what was judged; the achievements that are new are the answer.</summary>
    private static List<string> Write(AchievementsDbContext db, UserId owner, OwnerRows rows, Judgement judgement)
    {
        var standing = rows.Standing ?? db.Standings.Add(new() { OwnerId = owner.Value }).Entity;
        standing.StreakLength = judgement.Streak.Length;
        standing.StreakLast = judgement.Streak.Last;
        standing.StreakLongest = judgement.Streak.Longest;
        standing.StreakFirst = judgement.Streak.First;
        var recent = judgement.Streak.Recent.ToArray();
        standing.Recent = standing.Recent.AsSpan().SequenceEqual(recent) ? standing.Recent : recent;

        // The database writes JSON its own way: only another content is another value.
        var before = JsonSerializer.Deserialize<SortedDictionary<string, int>>(standing.Progress)!;
        standing.Progress = before.OrderBy(p => p.Key, StringComparer.Ordinal).SequenceEqual(judgement.Progress) ? standing.Progress : JsonSerializer.Serialize(judgement.Progress);

        foreach (var goal in rows.Goals)
        {
            var (course, chance) = judgement.Goals[goal.Id];
            (goal.Value, goal.CompletedOn, goal.Chance) = (course.Value, course.CompletedOn, chance);
        }

        var (kept, fresh) = (rows.Unlocks.ToDictionary(u => u.Key, StringComparer.Ordinal), new List<string>());
        db.Unlocks.RemoveRange(rows.Unlocks.Where(u => !judgement.Unlocked.ContainsKey(u.Key)));
        foreach (var (key, day) in judgement.Unlocked)
        {
            if (kept.TryGetValue(key, out var row))
            {
                row.Day = day;
                continue;
            }

            db.Unlocks.Add(new() { OwnerId = owner.Value, Key = key, Day = day });
            fresh.Add(key);
        }

        return fresh;
    }
}
