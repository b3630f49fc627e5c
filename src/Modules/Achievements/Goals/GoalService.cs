using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Habits;
using StakeEasy.Achievements.Review;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Goals;

/// <inheritdoc/>
internal sealed class GoalService(
    AchievementsDbContext db, OwnerBasics basics, HybridCache cache, IHabitats habitats, ReviewService reviews, ICurrencies currencies, TimeProvider clock) : IGoals
{
    public async Task<IReadOnlyList<Goal>> ListAsync(UserId owner, CancellationToken ct)
    {
        var today = (await HereAsync(owner, ct)).Today;
        var rows = await db.Goals.AsNoTracking().Where(g => g.OwnerId == owner.Value).ToListAsync(ct);
        return [.. rows.Select(r => ShownGoal.Of(r, today)).OrderBy(g => g.IsArchived).ThenBy(g => g.State is not GoalState.Active).ThenBy(g => g.LastDay).ThenBy(g => g.Id.Value)];
    }

    public async Task<IReadOnlyList<Goal>> ActiveAsync(UserId owner, DateOnly today, CancellationToken ct) =>
        [.. (await basics.OfAsync(owner, GoalsUnderWay.Part, ct) ?? []).Select(r => ShownGoal.Of(r, today)).Where(g => g.State is GoalState.Active)];

    public async Task<Goal?> FindAsync(UserId owner, GoalId id, CancellationToken ct)
    {
        var row = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.OwnerId == owner.Value && g.Id == id.Value, ct);
        return row is null ? null : ShownGoal.Of(row, (await HereAsync(owner, ct)).Today);
    }

    public async Task<Result<GoalId>> SetAsync(UserId owner, Guid key, SetGoal request, CancellationToken ct)
    {
        var (home, today) = await HereAsync(owner, ct);
        var name = (request.Name ?? "").Trim();
        if (GoalErrors.Check(request, name, today) is { } error)
        {
            return error;
        }

        var habits = await HabitsAsync(owner, home, ct);
        var start = GoalCourse.StartOf(request.Kind, home.Currency, request.FirstDay, habits);
        if (GoalErrors.CheckTarget(request.Kind, request.Target, start, home.Scale) is { } wrong)
        {
            return wrong;
        }

        var row = new GoalRow
        {
            OwnerId = owner.Value,
            Id = key,
            Kind = request.Kind,
            Name = name,
            Currency = GoalErrors.IsMoney(request.Kind) ? home.Currency.Value : null,
            Start = start,
            Value = start,
            Target = request.Target,
            FirstDay = request.FirstDay,
            LastDay = request.LastDay,
            CreatedAt = clock.GetUtcNow(),
        };
        if (await SetAsync(owner, row, habits, ct) is { } refused)
        {
            return refused;
        }

        await FollowAsync(owner);
        return new GoalId(key);
    }

    public async Task<Result<Done>> ChangeAsync(UserId owner, GoalId id, uint version, string name, decimal target, DateOnly lastDay, CancellationToken ct)
    {
        var (home, today) = await HereAsync(owner, ct);
        var habits = await HabitsAsync(owner, home, ct);
        await using var transaction = await BeginAsync(owner, ct);
        if (await FindRowAsync(owner, id, ct) is not { } row)
        {
            return GoalErrors.Gone;
        }

        if (Judgement.StateOf(row, row.CompletedOn, today) is GoalState.Completed or GoalState.Abandoned)
        {
            return GoalErrors.Over;
        }

        var trimmed = (name ?? "").Trim();
        if ((GoalErrors.CheckName(trimmed) ?? GoalErrors.CheckTarget(row.Kind, target, row.Start, ScaleOf(row)) ?? GoalErrors.CheckLast(lastDay, today)) is { } error)
        {
            return error;
        }

        var isSaved = (row.Name, row.Target, row.LastDay) == (trimmed, target, lastDay);
        if (!isSaved && ShownGoal.VersionOf(row) != version)
        {
            return GoalErrors.Changed;
        }

        // Whoever lowers the target to what there is would complete it by hand.
        var isLower = target < row.Target;
        (row.Name, row.Target, row.LastDay) = (trimmed, target, lastDay);
        if (isLower && GoalCourse.Of(row, habits).CompletedOn is not null)
        {
            return GoalErrors.Reached;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        await FollowAsync(owner);
        return new Done();
    }

    public Task<bool> AbandonAsync(UserId owner, GoalId id, CancellationToken ct) =>
        MoveAsync(owner, id, state => state is GoalState.Active or GoalState.Abandoned, (row, now) => row.AbandonedAt ??= now, ct);

    public Task<bool> ReopenAsync(UserId owner, GoalId id, CancellationToken ct) => MoveAsync(
        owner, id, _ => true,
        (row, _) =>
        {
            row.AbandonedAt = null;
            row.ArchivedAt = null;
        },
        ct);

    public Task<bool> ArchiveAsync(UserId owner, GoalId id, CancellationToken ct) =>
        MoveAsync(owner, id, state => state is not GoalState.Active, (row, now) => row.ArchivedAt ??= now, ct);

    private int ScaleOf(GoalRow row) => row.Currency is null ? 0 : currencies.Find(CurrencyCode.Of(row.Currency))?.Scale ?? 2;

    /// <summary>Null once it is set; the second click of the same form finds it set.</summary>
    private async Task<Error?> SetAsync(UserId owner, GoalRow row, PlayerHabits habits, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(owner, ct);
        if (await db.Goals.AnyAsync(g => g.OwnerId == owner.Value && g.Id == row.Id, ct))
        {
            return null;
        }

        if (GoalCourse.Of(row, habits).CompletedOn is not null)
        {
            return GoalErrors.Reached;
        }

        if (await db.Goals.CountAsync(g => g.OwnerId == owner.Value && g.ArchivedAt == null && g.AbandonedAt == null, ct) >= GoalErrors.Most)
        {
            return GoalErrors.TooMany;
        }

        db.Goals.Add(row);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        return null;
    }

    private async Task<bool> MoveAsync(UserId owner, GoalId id, Func<GoalState, bool> may, Action<GoalRow, DateTimeOffset> move, CancellationToken ct)
    {
        var (_, today) = await HereAsync(owner, ct);
        await using (var transaction = await BeginAsync(owner, ct))
        {
            if (await FindRowAsync(owner, id, ct) is not { } row || !may(Judgement.StateOf(row, row.CompletedOn, today)))
            {
                return false;
            }

            move(row, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await FollowAsync(owner);
        return true;
    }

    /// <summary>A goal is committed: what was remembered of it goes in any case, not only if the review finds something to write.</summary>
    private async Task FollowAsync(UserId owner)
    {
        await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
        await cache.RemoveByTagAsync(CacheTags.Actions(owner), CancellationToken.None);
        await reviews.ReviewAsync(owner, CancellationToken.None);
    }

    /// <summary>Neither a review nor another tab writes meanwhile.</summary>
    private async Task<IDbContextTransaction> BeginAsync(UserId owner, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await OwnerLock.TakeAsync(db, owner, ct);
        return transaction;
    }

    private async Task<PlayerHabits> HabitsAsync(UserId owner, Habitat home, CancellationToken ct)
    {
        var activities = await db.Activities.AsNoTracking().Where(a => a.OwnerId == owner.Value).ToListAsync(ct);
        return (await reviews.HabitsAsync(owner, home, TimeOnly.MinValue, activities, ct))(new([], []));
    }

    private Task<GoalRow?> FindRowAsync(UserId owner, GoalId id, CancellationToken ct) =>
        db.Goals.SingleOrDefaultAsync(g => g.OwnerId == owner.Value && g.Id == id.Value, ct);

    private async Task<(Habitat Home, DateOnly Today)> HereAsync(UserId owner, CancellationToken ct)
    {
        var home = await habitats.FindAsync(owner, ct) ?? throw new InvalidOperationException($"There is no player {owner}.");
        return (home, OwnerRows.DayAt(clock.GetUtcNow(), home.TimeZone, TimeOnly.MinValue));
    }
}
