using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>Money that moved from one account of the owner to another: nothing was put in, nothing taken out.</summary>
/// <param name="Sent">The entry on the account it left; its amount is negative.</param>
/// <param name="Received">The entry on the account where it arrived.</param>
/// <param name="Fee">What it cost, on the account it left, on top of what was sent; null for none. Its amount is negative.</param>
public sealed record Transfer(TransferId Id, Entry Sent, Entry Received, Entry? Fee)
{
    public DateOnly Day => Sent.Day;

    public string? Note => Sent.Note;

    /// <summary>Handed back on edit and deletion; the sides change together, so one stands for all.</summary>
    public uint Version => Sent.Version;
}

/// <summary>What a transfer says, new or edited.</summary>
/// <param name="Key">Made by the form. The same key writes once: a repeat answers with the first result, another content is refused.</param>
/// <param name="From">In use, when the money did not leave it before.</param>
/// <param name="To">In use likewise, and another one.</param>
/// <param name="Sent">Above zero, in the currency of <paramref name="From"/>.</param>
/// <param name="Received">Above zero, in the currency of <paramref name="To"/>. May be null in one currency, where it equals what was sent.</param>
/// <param name="Fee">In the currency of <paramref name="From"/>, on top of what was sent; null or zero for none.</param>
/// <param name="Day">The owner's calendar day, from 1970 to today.</param>
/// <param name="Note">At most 500 characters.</param>
/// <param name="Today">The owner's calendar day now.</param>
/// <param name="TimeZone">Of the owner; places the transfer within its day.</param>
/// <param name="Confirmed">The player accepts a balance below zero.</param>
public sealed record MoveMoney(
    Guid Key, AccountId From, AccountId To, decimal Sent, decimal? Received, decimal? Fee, DateOnly Day, string? Note, DateOnly Today,
    TimeZoneInfo TimeZone, bool Confirmed = false);

/// <summary>What a write of a transfer came to.</summary>
/// <param name="Balance">Of the account the money left, now.</param>
/// <param name="Replayed">True if this was a repeat and nothing was written.</param>
public sealed record TransferRecorded(TransferId Transfer, Money Balance, bool Replayed)
{
    /// <inheritdoc cref="Recorded.Version"/>
    public uint? Version { get; init; }
}

/// <summary>One change of a transfer, newest first in lists. After is null for a deletion, Before for a restoration.</summary>
public sealed record TransferRevision(DateTimeOffset At, TransferState? Before, TransferState? After);

/// <summary>What a transfer said at some time; amounts as a person says them, above zero.</summary>
public sealed record TransferState(string From, Money Sent, string To, Money Received, Money? Fee, DateOnly Day, string? Note);

/// <summary>
/// Money between the owner's accounts, in one currency or two. Written, edited and deleted as one, the deletion through
/// <see cref="IEntries.DeleteAsync"/> of either side. Fields in errors: FromAccountId, ToAccountId, Amount, Received, Fee, Date, Note.
/// </summary>
public interface ITransfers
{
    Task<Result<TransferRecorded>> RecordAsync(UserId owner, MoveMoney request, CancellationToken ct);

    /// <summary>Null if there is none, or it is somebody else's, or it was deleted.</summary>
    Task<Transfer?> FindAsync(UserId owner, TransferId id, CancellationToken ct);

    /// <summary>A version other than the newest is refused as a conflict, see <see cref="Error.IsConflict"/>.</summary>
    Task<Result<TransferRecorded>> AmendAsync(UserId owner, TransferId id, uint version, MoveMoney request, CancellationToken ct);

    /// <summary>Every change, newest first, of a transfer that stands or was deleted; empty if there was none.</summary>
    Task<IReadOnlyList<TransferRevision>> HistoryAsync(UserId owner, TransferId id, CancellationToken ct);
}
