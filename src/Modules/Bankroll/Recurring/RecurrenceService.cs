using Microsoft.EntityFrameworkCore;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Recurring;

/// <inheritdoc/>
internal sealed class RecurrenceService(
    BankrollDbContext db, LedgerWriter ledger, IRecurringEntries entries, AskedLimits limits, IEventBus events, TimeProvider clock) : IRecurrences
{
    public async Task<IReadOnlyList<Recurrence>> ListAsync(UserId owner, CancellationToken ct)
    {
        var rows = await Of(owner).AsNoTracking().OrderBy(r => r.NextDay).ThenBy(r => r.CreatedAt).ToListAsync(ct);
        return await ShownAsync(owner, rows, ct);
    }

    public async Task<Recurrence?> FindAsync(UserId owner, RecurrenceId id, CancellationToken ct)
    {
        var rows = await Of(owner).AsNoTracking().Where(r => r.Id == id.Value).ToListAsync(ct);
        return (await ShownAsync(owner, rows, ct)).SingleOrDefault();
    }

    public async Task<Error?> CheckAsync(UserId owner, RecurrenceId? id, PlanRecurrence request, CancellationToken ct)
    {
        DateOnly? kept = id is { Value: var value } ? await Of(owner).Where(r => r.Id == value).Select(r => r.FirstDay).FirstOrDefaultAsync(ct) : null;
        return await CheckAsync(owner, request, kept, ct);
    }

    public async Task<Result<RecurrenceId>> AddAsync(UserId owner, PlanRecurrence request, CancellationToken ct)
    {
        if (await CheckAsync(owner, request, kept: null, ct) is { } refused)
        {
            return refused;
        }

        if (await Of(owner).AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Key, ct) is { } saved)
        {
            return SaysTheSame(saved, request) ? new RecurrenceId(saved.Id) : RecurrenceErrors.OtherContent;
        }

        if (await Of(owner).CountAsync(ct) >= RecurrenceErrors.Most)
        {
            return RecurrenceErrors.TooMany;
        }

        var row = new RecurrenceRow { OwnerId = owner.Value, Id = request.Key, AccountId = request.Account.Value, CreatedAt = clock.GetUtcNow() };
        Fill(row, request, RecurrenceRules.NextFrom(request.Rhythm, request.Rhythm.First));
        db.Recurrences.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The other of two clicks was first; it makes the entries, too.
            return new RecurrenceId(request.Key);
        }

        // The rule is committed: from here a closed browser tab must not keep its entries from being made.
        await entries.MakeDueAsync(owner, request.Today, request.TimeZone, CancellationToken.None);
        return new RecurrenceId(row.Id);
    }

    public async Task<Result<Done>> ChangeAsync(UserId owner, RecurrenceId id, uint version, PlanRecurrence request, CancellationToken ct)
    {
        var row = await Of(owner).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id.Value, ct);
        if (row is null)
        {
            return RecurrenceErrors.Gone;
        }

        if (await CheckAsync(owner, request, row.FirstDay, ct) is { } refused)
        {
            return refused;
        }

        // What another rhythm would have made before today was not asked for; an unchanged one owes what it owes.
        var old = RecurrenceRules.RhythmOf(row);
        var isSame = (old.Unit, old.Every, old.First) == (request.Rhythm.Unit, request.Rhythm.Every, request.Rhythm.First);
        var made = row.NextDay is { } next ? next : row.LastDay?.AddDays(1) ?? request.Today;
        var from = isSame ? made : request.Rhythm.First > request.Today ? request.Rhythm.First : request.Today;
        var nextDay = RecurrenceRules.NextFrom(request.Rhythm, from);
        var (account, category, note) = (request.Account.Value, EntryRules.Category(request.Category), EntryRules.Note(request.Note));
        var changed = await Of(owner).Where(r => r.Id == id.Value && r.Version == version).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Kind, request.Kind).SetProperty(x => x.AccountId, account).SetProperty(x => x.Amount, request.Amount)
                .SetProperty(x => x.Category, category).SetProperty(x => x.Note, note).SetProperty(x => x.Unit, request.Rhythm.Unit)
                .SetProperty(x => x.Every, request.Rhythm.Every).SetProperty(x => x.FirstDay, request.Rhythm.First)
                .SetProperty(x => x.LastDay, request.Rhythm.Last).SetProperty(x => x.NextDay, nextDay),
            ct);
        if (changed == 0)
        {
            return RecurrenceErrors.Changed;
        }

        await entries.MakeDueAsync(owner, request.Today, request.TimeZone, CancellationToken.None);
        return await AnnouncedAsync(owner, default(Done));
    }

    public async Task<bool> PauseAsync(UserId owner, RecurrenceId id, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var paused = await Of(owner).Where(r => r.Id == id.Value).ExecuteUpdateAsync(r => r.SetProperty(x => x.PausedAt, x => x.PausedAt ?? now), ct);
        return await AnnouncedAsync(owner, paused > 0);
    }

    public async Task<bool> ResumeAsync(UserId owner, RecurrenceId id, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var row = await Of(owner).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id.Value, ct);
        if (row is null)
        {
            return false;
        }

        if (row.PausedAt is not null)
        {
            var next = row.NextDay is { } day ? RecurrenceRules.NextFrom(RecurrenceRules.RhythmOf(row), day > today ? day : today) : null;
            await Of(owner).Where(r => r.Id == id.Value && r.PausedAt != null).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.PausedAt, (DateTimeOffset?)null).SetProperty(x => x.NextDay, next), ct);
            await entries.MakeDueAsync(owner, today, zone, CancellationToken.None);
        }

        return await AnnouncedAsync(owner, done: true);
    }

    public async Task<bool> DeleteAsync(UserId owner, RecurrenceId id, CancellationToken ct) =>
        await AnnouncedAsync(owner, await Of(owner).Where(r => r.Id == id.Value).ExecuteDeleteAsync(ct) > 0);

    /// <summary>What came of a change that is committed, after everybody has heard of it.</summary>
    private async Task<T> AnnouncedAsync<T>(UserId owner, T done)
    {
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
        return done;
    }

    private IQueryable<RecurrenceRow> Of(UserId owner) => db.Recurrences.Where(r => r.OwnerId == owner.Value);

    private async Task<Error?> CheckAsync(UserId owner, PlanRecurrence request, DateOnly? kept, CancellationToken ct) =>
        await ledger.FindAsync(owner, request.Account.Value, ct) is not { } account ? EntryErrors.NoAccount
        : account.IsArchived ? EntryErrors.Archived(account.Name)
        : RecurrenceRules.Check(request, account, kept);

    private static void Fill(RecurrenceRow row, PlanRecurrence request, DateOnly? next)
    {
        row.Kind = request.Kind;
        row.Amount = request.Amount;
        row.Category = EntryRules.Category(request.Category);
        row.Note = EntryRules.Note(request.Note);
        row.Unit = request.Rhythm.Unit;
        row.Every = request.Rhythm.Every;
        row.FirstDay = request.Rhythm.First;
        row.LastDay = request.Rhythm.Last;
        row.NextDay = next;
    }

    private static bool SaysTheSame(RecurrenceRow row, PlanRecurrence request) =>
        (row.Kind, row.AccountId, row.Amount, row.Category, row.Note) == (request.Kind, request.Account.Value, request.Amount, EntryRules.Category(request.Category), EntryRules.Note(request.Note))
        && RecurrenceRules.RhythmOf(row) == request.Rhythm;

    private async Task<List<Recurrence>> ShownAsync(UserId owner, List<RecurrenceRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.AccountId);
        var accounts = await db.Accounts.Where(a => a.OwnerId == owner.Value && ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Name, a.Currency, a.Balance, a.ArchivedAt }).ToDictionaryAsync(a => a.Id, ct);
        var shown = new List<Recurrence>();
        foreach (var row in rows)
        {
            var account = accounts.GetValueOrDefault(row.AccountId);
            var currency = account is null ? (CurrencyCode?)null : CurrencyCode.Of(account.Currency);
            var obstacle = account is null ? RecurrenceObstacle.AccountGone
                : RecurrenceRules.ObstacleOf(row.Kind, row.Amount, account.ArchivedAt is not null, account.Balance);
            if (obstacle is RecurrenceObstacle.None && row is { Kind: EntryKind.Deposit, PausedAt: not null, NextDay: { } day } && !await limits.AllowAsync(owner, new(row.Amount, currency!.Value), day, ct))
            {
                obstacle = RecurrenceObstacle.BeyondLimit;
            }

            shown.Add(new(
                new(row.Id), row.Kind, new(row.AccountId), account?.Name, currency, row.Amount, row.Category, row.Note, RecurrenceRules.RhythmOf(row), row.NextDay,
                row.PausedAt, obstacle, row.Version));
        }

        return shown;
    }
}
