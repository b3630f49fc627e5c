using Microsoft.EntityFrameworkCore;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Refresh;

/// <summary>Reads what the runs left behind.</summary>
internal sealed class RateStatusReader(CurrencyDbContext db, RefreshSchedule schedule, TimeProvider clock) : IRateStatus
{
    private const int MostHeld = 50;

    public async Task<RateStatus> ReadAsync(CancellationToken ct)
    {
        var last = await db.Runs.AsNoTracking().OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Select(r => new RateRun(r.Trigger, r.StartedAt, r.FinishedAt, r.Succeeded, r.Stored, r.Held, r.Problem))
            .FirstOrDefaultAsync(ct);
        var held = await db.HeldRates.AsNoTracking().Where(h => h.SettledAt == null)
            .OrderByDescending(h => h.Day).ThenBy(h => h.Quote).Take(MostHeld).ToListAsync(ct);
        return new RateStatus(
            last,
            schedule.NextAfter(clock.GetUtcNow()),
            [.. held.Select(h => new HeldRate(h.Source, CurrencyCode.Of(h.Base), CurrencyCode.Of(h.Quote), h.Day, h.Rate, h.Before, h.FetchedAt))]);
    }
}
