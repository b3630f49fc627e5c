using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Records new entries of the kinds that are one amount on one account.</summary>
internal sealed class EntryRecorder(LedgerWriter ledger, TimeProvider clock)
{
    /// <param name="origin">The recurrence that asks for it; null for a player.</param>
    public async Task<Result<Recorded>> RecordAsync(UserId owner, EntryKind kind, RecordEntry request, CancellationToken ct, Guid? origin = null)
    {
        if (await ledger.FindAsync(owner, request.Account.Value, ct) is not { } account)
        {
            return EntryErrors.NoAccount;
        }

        if (account.IsArchived)
        {
            return EntryErrors.Archived(account.Name);
        }

        var note = EntryRules.Note(request.Note);
        var category = EntryRules.Category(request.Category);
        var tags = EntryRules.Tags(request.Tags);
        if ((EntryRules.Check(kind, account.Name, request.Amount, request.Day, request.Today, note, request.Confirmed, account.Currency)
            ?? EntryRules.CheckCategory(kind, category) ?? EntryRules.CheckTags(tags)) is { } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var at = EntryRules.InstantOf(request.Day, request.Today, request.TimeZone, now);
        var draft = new EntryDraft(Guid.CreateVersion7(), account.Id, kind, EntryRules.Signed(kind, request.Amount), request.Day, at, now)
        {
            Stated = kind is EntryKind.BalanceUpdate ? request.Amount : null,
            Note = note,
            Category = category,
            Tags = tags,
            Origin = origin,
        };
        var fingerprint = EntryRules.Fingerprint(
            "entry", (int)kind, request.Account.Value, request.Amount.ToString("0.##########", CultureInfo.InvariantCulture), request.Day.DayNumber,
            note, category, tags is null ? null : string.Join('\n', tags));
        var change = new LedgerChange(request.Key, fingerprint, draft.Id)
        {
            Put = [draft.ToJson()],
            Days = [(account.Currency.Code, request.Day)],
            Confirmed = request.Confirmed,
        };
        return await ledger.ChangeAsync(owner, [account], change, ct);
    }
}

/// <inheritdoc/>
internal sealed class DepositService(EntryRecorder entries) : IDeposits
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Deposit, request, ct);
}

/// <inheritdoc/>
internal sealed class WithdrawalService(EntryRecorder entries) : IWithdrawals
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.Withdrawal, request, ct);
}

/// <inheritdoc/>
internal sealed class BalanceUpdateService(EntryRecorder entries) : IBalanceUpdates
{
    public Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct) =>
        entries.RecordAsync(owner, EntryKind.BalanceUpdate, request, ct);
}
