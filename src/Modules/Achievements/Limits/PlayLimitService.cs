using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Limits;

/// <inheritdoc/>
internal sealed class PlayLimitService(
    AchievementsDbContext db, OwnerBasics basics, IHabitats habitats, IActivities activities, IReconciliation reviews, IPlayerFacts facts, IExchangeRates rates, ICurrencies currencies,
    HybridCache cache, TimeProvider clock) : IPlayLimits
{
    /// <summary>A limit is not lifted in the heat of a session.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    public async Task<IReadOnlyList<PlayLimit>> ListAsync(UserId owner, CancellationToken ct) => await ActingAsync(owner, Enum.GetValues<LimitKind>(), ct);

    public async Task<Result<PlayLimit?>> ChangeAsync(UserId owner, LimitKind kind, decimal? amount, CancellationToken ct)
    {
        var home = await habitats.FindAsync(owner, ct) ?? throw new InvalidOperationException($"There is no player {owner}.");
        if (amount is { } asked && LimitErrors.Check(kind, asked, home.Scale) is { } error)
        {
            return error;
        }

        // One word after the other: of two clicks at once the second finds what the first has said.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await OwnerLock.TakeAsync(db, owner, ct);
        var now = clock.GetUtcNow();
        var currency = kind is LimitKind.SessionMinutes ? null : home.Currency.Value;
        var row = await db.Limits.SingleOrDefaultAsync(l => l.OwnerId == owner.Value && l.Kind == kind, ct);
        var acting = row is null ? null : LimitPeriods.At(row, now);
        if (acting is null)
        {
            await BeginAsync(owner, kind, amount, currency, row, ct);
        }
        else if (amount is { } next && await IsLowerAsync(acting, next, currency, ct))
        {
            (row!.Amount, row.Currency, row.NextAmount, row.NextFrom) = (next, currency, null, null);
        }
        else if (amount == acting.Amount && string.Equals(currency, row!.Currency, StringComparison.Ordinal))
        {
            // As it is: also the way to take a raise back before it acts.
            (row.Amount, row.NextAmount, row.NextFrom) = (acting.Amount, null, null);
        }
        else if (acting.NextFrom is null || acting.NextAmount != amount)
        {
            (row!.Amount, row.NextAmount, row.NextFrom) = (acting.Amount, amount, now + Patience);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
        if (amount is not null && !await activities.RecordAsync(owner, ActivityKind.LimitSet, kind.ToString(), CancellationToken.None))
        {
            // A lower one may be used up already, which is told at once. The first one is reviewed as the deed it is.
            await reviews.ReviewAsync(owner, CancellationToken.None);
        }

        return (await ActingAsync(owner, [kind], ct)).FirstOrDefault();
    }

    public Task<IReadOnlyList<LimitUse>> DepositsAsync(UserId owner, DateOnly day, CancellationToken ct) => UsesAsync(owner, LimitPeriods.OfDeposits, day, ct);

    public Task<IReadOnlyList<LimitUse>> LossesAsync(UserId owner, DateOnly day, CancellationToken ct) => UsesAsync(owner, LimitPeriods.OfLosses, day, ct);

    public async Task<Error?> CheckDepositAsync(UserId owner, Money deposit, DateOnly day, DatedDeposit? replaces, CancellationToken ct)
    {
        var uses = await DepositsAsync(owner, day, ct);
        var known = uses.Count == 0 ? null : await rates.LatestAsync(ct);
        foreach (var use in uses)
        {
            var counted = known!.Convert(deposit.Amount, deposit.Currency, use.Currency, day) ?? 0m;
            var before = replaces is { Amount: var old } && replaces.Day >= use.FirstDay && replaces.Day <= use.LastDay
                ? known.Convert(old.Amount, old.Currency, use.Currency, replaces.Day) ?? 0m
                : 0m;
            if (counted > before && use.Used - before + counted > use.Limit)
            {
                return LimitErrors.Beyond(use with { Used = use.Used - before }, deposit, counted, Text);
            }
        }

        return null;
    }

    public async Task<DateTimeOffset?> CoolingOffUntilAsync(UserId owner, CancellationToken ct) =>
        (await WordsAsync(owner, ct)).CoolingOffUntil is { } until && until > clock.GetUtcNow() ? until : null;

    public async Task<Result<DateTimeOffset>> CoolOffAsync(UserId owner, int days, CancellationToken ct)
    {
        if (!LimitErrors.IsBreak(days))
        {
            return LimitErrors.NoBreak;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await OwnerLock.TakeAsync(db, owner, ct);
        var settings = await db.SettingsOfAsync(owner, ct);
        var until = clock.GetUtcNow().AddDays(days);
        settings.CoolingOffUntil = settings.CoolingOffUntil > until ? settings.CoolingOffUntil : until;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await cache.RemoveByTagAsync(CacheTags.Progress(owner), CancellationToken.None);
        await activities.RecordAsync(owner, ActivityKind.CoolOff, until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None);
        return settings.CoolingOffUntil.Value;
    }

    public async Task<int?> SessionMinutesAsync(UserId owner, CancellationToken ct) =>
        (int?)(await ActingAsync(owner, [LimitKind.SessionMinutes], ct)).FirstOrDefault()?.Amount;

    private async Task BeginAsync(UserId owner, LimitKind kind, decimal? amount, string? currency, LimitRow? over, CancellationToken ct)
    {
        if (over is not null)
        {
            db.Limits.Remove(over);
            await db.SaveChangesAsync(ct);
        }

        if (amount is { } first)
        {
            db.Limits.Add(new() { OwnerId = owner.Value, Kind = kind, Amount = first, Currency = currency });
        }
    }

    /// <summary>In another currency than before: by today's rate, and without one it is taken for higher.</summary>
    private async Task<bool> IsLowerAsync(PlayLimit acting, decimal next, string? currency, CancellationToken ct)
    {
        if (acting.Currency is not { } before || currency is null)
        {
            return next < acting.Amount;
        }

        var known = await rates.LatestAsync(ct);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return known.Convert(next, CurrencyCode.Of(currency), before, day) < acting.Amount;
    }

    private async Task<List<PlayLimit>> ActingAsync(UserId owner, IReadOnlyList<LimitKind> kinds, CancellationToken ct) =>
        [.. (await WordsAsync(owner, ct)).Limits.Where(l => kinds.Contains(l.Kind)).Select(l => LimitPeriods.At(l, clock.GetUtcNow())).OfType<PlayLimit>()];

    private async Task<PlayWords> WordsAsync(UserId owner, CancellationToken ct) => (await basics.OfAsync(owner, PlayWords.Part, ct))!;

    private async Task<IReadOnlyList<LimitUse>> UsesAsync(UserId owner, IReadOnlyList<LimitKind> kinds, DateOnly day, CancellationToken ct)
    {
        var acting = await ActingAsync(owner, kinds, ct);
        if (acting.Count == 0)
        {
            return [];
        }

        var periods = acting.ConvertAll(l => LimitPeriods.Of(l.Kind, day));
        var days = await facts.DaysAsync(owner, periods.Min(p => p.First), periods.Max(p => p.Last), ct);
        var known = await rates.LatestAsync(ct);
        return acting.ConvertAll(l => LimitPeriods.UseOf(l, day, days, known));
    }

    private string Text(Money money) => MoneyWords.Of(currencies, money);
}
