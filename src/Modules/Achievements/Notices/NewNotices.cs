using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Limits;
using StakeEasy.Achievements.Review;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Notices;

/// <param name="Key">Nobody is told of the same thing twice.</param>
internal sealed record NewNotice(NoticeKind Kind, string Key, string Text, string Path);

/// <summary>What a player is to be told of. Without amounts: who hides them hides them here, too.</summary>
internal static class NewNotices
{
    /// <summary>More at once come of an import, or of a first look at an old ledger: those are told of together.</summary>
    private const int MostApart = 3;

    private const int DueWithin = 7;
    private const string Achievements = "/achievements";
    private const string Goals = "/goals";
    private const string Limits = "/settings/play";
    private const string Recurring = "/recurring";

    public static IEnumerable<NewNotice> Of(
        OwnerRows rows, Judgement judgement, IReadOnlyList<string> unlocked, IReadOnlyList<DayFacts> days, IReadOnlyList<HeldDeposit> held, ExchangeRates rates,
        DateOnly today, DateTimeOffset now) =>
        OfUnlocks(unlocked).Concat(OfGoals(rows, judgement, today)).Concat(OfLimits(rows, days, rates, today, now)).Concat(OfHeld(held));

    /// <returns>How many of them were new.</returns>
    public static async Task<int> AddAsync(
        AchievementsDbContext db, UserId owner, IEnumerable<NewNotice> notices, IReadOnlyCollection<short> unwanted, DateTimeOffset now, CancellationToken ct)
    {
        var added = 0;
        foreach (var notice in notices.Where(n => !unwanted.Contains((short)n.Kind)))
        {
            added += await db.Database.ExecuteSqlAsync(
                $"""
                insert into achievements.notices (owner_id, id, kind, key, text, path, at)
                values ({owner.Value}, {Guid.CreateVersion7(now)}, {(short)notice.Kind}, {notice.Key}, {notice.Text}, {notice.Path}, {now})
                on conflict (owner_id, kind, key) do nothing
                """,
                ct);
        }

        return added;
    }

    private static IEnumerable<NewNotice> OfUnlocks(IReadOnlyList<string> unlocked)
    {
        if (unlocked.Count > MostApart)
        {
            return [new(NoticeKind.Achievement, "many:" + unlocked[0], string.Create(CultureInfo.InvariantCulture, $"{unlocked.Count} achievements reached"), Achievements)];
        }

        return AchievementCatalogue.All.Where(a => unlocked.Contains(a.Key, StringComparer.Ordinal))
            .Select(a => new NewNotice(NoticeKind.Achievement, a.Key, "Achievement reached: " + a.Name, Achievements));
    }

    private static IEnumerable<NewNotice> OfGoals(OwnerRows rows, Judgement judgement, DateOnly today)
    {
        foreach (var goal in rows.Goals.Where(g => g.ArchivedAt is null))
        {
            var state = Judgement.StateOf(goal, judgement.Goals[goal.Id].Course.CompletedOn, today);
            if (state is GoalState.Completed)
            {
                yield return new(NoticeKind.GoalReached, goal.Id.ToString(), "Goal reached: " + goal.Name, Goals);
            }
            else if (state is GoalState.Active && goal.LastDay.DayNumber - today.DayNumber <= DueWithin)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{goal.Id}:{goal.LastDay:yyyy-MM-dd}");
                yield return new(NoticeKind.GoalDue, key, $"A week or less to go: {goal.Name}", Goals);
            }
        }
    }

    private static IEnumerable<NewNotice> OfLimits(OwnerRows rows, IReadOnlyList<DayFacts> days, ExchangeRates rates, DateOnly today, DateTimeOffset now)
    {
        foreach (var limit in rows.Limits.Select(l => LimitPeriods.At(l, now)).OfType<PlayLimit>().Where(l => l.Currency is not null))
        {
            var use = LimitPeriods.UseOf(limit, today, days, rates);
            if (use.IsNear)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{limit.Kind}:{use.FirstDay:yyyy-MM-dd}:{(use.IsExceeded ? "exceeded" : use.IsReached ? "reached" : "near")}");
                yield return new(NoticeKind.Limit, key, Words(use), Limits);
            }
        }
    }

    private static IEnumerable<NewNotice> OfHeld(IReadOnlyList<HeldDeposit> held) => held.Select(h => new NewNotice(
        NoticeKind.HeldDeposit, string.Create(CultureInfo.InvariantCulture, $"{h.Recurrence.Value}:{h.Day:yyyy-MM-dd}"),
        "A recurring deposit waits for your word", Recurring));

    private static string Words(LimitUse use)
    {
        var what = LimitPeriods.OfDeposits.Contains(use.Kind) ? "deposit" : "loss";
        var period = use.Kind switch
        {
            LimitKind.DepositDay or LimitKind.LossDay => "today",
            LimitKind.DepositWeek or LimitKind.LossWeek => "this week",
            _ => "this month",
        };
        return use.IsExceeded ? $"Your own {what} limit for {period} is exceeded"
            : use.IsReached ? $"Your own {what} limit for {period} is reached"
            : $"Four fifths of your own {what} limit for {period} are used";
    }
}
