using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Recurring;

/// <inheritdoc/>
internal sealed class HeldDeposits(BankrollDbContext db, EntryRecorder recorder, IRecurringEntries entries, IEventBus events) : IHeldDeposits
{
    public async Task<Result<Done>> MakeAsync(UserId owner, RecurrenceId id, DateOnly day, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var row = await FindAsync(owner, id, ct);
        if (Check(row, day, zone) is { } refused)
        {
            return refused;
        }

        var made = await recorder.RecordAsync(owner, row!.Kind, RecurrenceRules.EntryOf(row, day, today, zone), ct, origin: row.Id);
        return made.Succeeded || made.Error == EntryErrors.OtherContent ? await GoOnAsync(owner, row, day, today, zone) : made.Error;
    }

    public async Task<Result<Done>> SkipAsync(UserId owner, RecurrenceId id, DateOnly day, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var row = await FindAsync(owner, id, ct);
        return Check(row, day, zone) is { } refused ? refused : await GoOnAsync(owner, row!, day, today, zone);
    }

    private static Error? Check(RecurrenceRow? row, DateOnly day, TimeZoneInfo zone) =>
        row is null ? RecurrenceErrors.Gone with { IsMissing = true }
        : row is { Kind: EntryKind.Deposit, PausedAt: { } at } && row.NextDay == day && Recurrence.WasDue(day, at, zone) ? null
        : RecurrenceErrors.NotHeld;

    private Task<RecurrenceRow?> FindAsync(UserId owner, RecurrenceId id, CancellationToken ct) =>
        db.Recurrences.AsNoTracking().SingleOrDefaultAsync(r => r.OwnerId == owner.Value && r.Id == id.Value, ct);

    /// <summary>From here on a closed browser tab stops nothing.</summary>
    private async Task<Result<Done>> GoOnAsync(UserId owner, RecurrenceRow row, DateOnly day, DateOnly today, TimeZoneInfo zone)
    {
        var next = RecurrenceRules.NextFrom(RecurrenceRules.RhythmOf(row), today > day ? today : day.AddDays(1));
        await db.Recurrences.Where(r => r.OwnerId == owner.Value && r.Id == row.Id && r.NextDay == day && r.PausedAt != null).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.PausedAt, (DateTimeOffset?)null).SetProperty(x => x.NextDay, next), CancellationToken.None);
        await entries.MakeDueAsync(owner, today, zone, CancellationToken.None);
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
        return default(Done);
    }
}
