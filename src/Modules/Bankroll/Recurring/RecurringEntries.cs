using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Recurring;

/// <inheritdoc/>
internal sealed class RecurringEntries(
    BankrollDbContext db, EntryRecorder recorder, AskedLimits limits, IEventBus events, TimeProvider clock) : IRecurringEntries
{
    public async Task<IReadOnlyList<UserId>> OwnersDueAsync(DateOnly day, CancellationToken ct)
    {
        var owners = await db.Recurrences.Where(r => r.NextDay <= day && r.PausedAt == null).Select(r => r.OwnerId).Distinct().ToListAsync(ct);
        return owners.ConvertAll(o => new UserId(o));
    }

    public async Task<int> MakeDueAsync(UserId owner, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var due = await db.Recurrences.AsNoTracking()
            .Where(r => r.OwnerId == owner.Value && r.NextDay <= today && r.PausedAt == null).OrderBy(r => r.NextDay).ToListAsync(ct);
        var made = 0;
        foreach (var rule in due)
        {
            made += await MakeDueAsync(owner, rule, today, zone, ct);
        }

        return made;
    }

    private async Task<int> MakeDueAsync(UserId owner, RecurrenceRow rule, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var made = 0;
        foreach (var day in RecurrenceRules.RhythmOf(rule).DaysFrom(rule.NextDay!.Value).TakeWhile(d => d <= today))
        {
            var entry = RecurrenceRules.EntryOf(rule, day, today, zone);
            if (!await AllowAsync(owner, rule, entry, ct))
            {
                await PauseAsync(rule, day);
                break;
            }

            var result = await recorder.RecordAsync(owner, rule.Kind, entry, ct, origin: rule.Id);
            if (result.Error == EntryErrors.Busy)
            {
                break;
            }

            // The same day with other content: it was made before the rule was changed.
            var stands = result.Succeeded || result.Error == EntryErrors.OtherContent;
            made += result.Succeeded && !result.Value.Replayed ? 1 : 0;
            if (!await (stands ? AdvanceAsync(rule, day) : PauseAsync(rule, day)) || !stands)
            {
                break;
            }
        }

        return made;
    }

    /// <summary>What is written already is no question any more.</summary>
    private async Task<bool> AllowAsync(UserId owner, RecurrenceRow rule, RecordEntry entry, CancellationToken ct)
    {
        if (rule.Kind is not EntryKind.Deposit || await CurrencyOfAsync(rule, ct) is not { } currency)
        {
            return true;
        }

        return await limits.AllowAsync(owner, new(rule.Amount, currency), entry.Day, ct)
            || await db.Requests.AnyAsync(r => r.OwnerId == owner.Value && r.Id == entry.Key, ct);
    }

    private async Task<CurrencyCode?> CurrencyOfAsync(RecurrenceRow rule, CancellationToken ct) =>
        await db.Accounts.Where(a => a.OwnerId == rule.OwnerId && a.Id == rule.AccountId && a.ArchivedAt == null).Select(a => a.Currency).SingleOrDefaultAsync(ct) is { } code
            ? CurrencyCode.Of(code)
            : null;

    /// <summary>The entry stands. False if somebody else has gone on from that day, or changed the rule: then theirs counts.</summary>
    private async Task<bool> AdvanceAsync(RecurrenceRow rule, DateOnly day)
    {
        var next = RecurrenceRules.NextFrom(RecurrenceRules.RhythmOf(rule), day.AddDays(1));
        return await At(rule, day).ExecuteUpdateAsync(r => r.SetProperty(x => x.NextDay, next), CancellationToken.None) > 0;
    }

    private async Task<bool> PauseAsync(RecurrenceRow rule, DateOnly day)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var paused = await At(rule, day).ExecuteUpdateAsync(r => r.SetProperty(x => x.PausedAt, now), CancellationToken.None) > 0;
        await events.PublishAsync(new LedgerChanged(new(rule.OwnerId)), CancellationToken.None);
        return paused;
    }

    private IQueryable<RecurrenceRow> At(RecurrenceRow rule, DateOnly day) =>
        db.Recurrences.Where(r => r.OwnerId == rule.OwnerId && r.Id == rule.Id && r.NextDay == day && r.PausedAt == null);
}
