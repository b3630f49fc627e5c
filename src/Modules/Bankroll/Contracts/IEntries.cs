using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What an entry does. The numbers are stored.</summary>
public enum EntryKind
{
    /// <summary>Money from outside into the bankroll.</summary>
    Deposit = 1,

    /// <summary>Money out of the bankroll.</summary>
    Withdrawal = 2,

    /// <summary>One side of a transfer between two accounts: negative where it leaves, positive where it arrives.</summary>
    Transfer = 3,

    /// <summary>The player states a balance; the difference to what was known is result.</summary>
    BalanceUpdate = 4,

    /// <summary>The result of a finished session, won or lost.</summary>
    Session = 5,

    /// <summary>Bonus, rakeback and the like: a result that was not played.</summary>
    Bonus = 6,

    /// <summary>Money spent: coaching, travel, software. Its amount is negative.</summary>
    Expense = 7,

    /// <summary>Sets a mistake right, with a reason.</summary>
    Correction = 8,

    /// <summary>What a transfer cost, on the account it left. Its amount is negative.</summary>
    Fee = 9,
}

/// <summary>One dated fact about one account.</summary>
/// <param name="Amount">Signed, in the account's currency: what it adds to the balance.</param>
/// <param name="Stated">The balance that a balance update states; null for other kinds.</param>
/// <param name="Day">The owner's calendar day.</param>
/// <param name="BalanceAfter">The account's balance after this entry; only filled where one account is listed.</param>
/// <param name="Version">Changes with every edit; handed back on edit and deletion so that nobody's change is lost.</param>
public sealed record Entry(
    EntryId Id,
    AccountId Account,
    string AccountName,
    EntryKind Kind,
    DateOnly Day,
    DateTimeOffset OccurredAt,
    Money Amount,
    Money? Stated,
    string? Note,
    Money? BalanceAfter,
    uint Version)
{
    /// <summary>Of a bonus, expense or correction; null for other kinds.</summary>
    public string? Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The same for both sides of a transfer and its fee; null for other kinds.</summary>
    public Guid? Transfer { get; init; }

    /// <summary>Name of the account on the other side of a transfer; of a fee, of the one the money went to. Null for other kinds.</summary>
    public string? OtherAccount => OtherSide?.AccountName;

    /// <summary>The import or the recurrence that made it; null for what the player entered.</summary>
    public Guid? Origin { get; init; }

    /// <summary>What was played; of a session's entry only.</summary>
    public PlayedSession? Session { get; init; }

    /// <summary>The other side of a transfer; for its fee, the side where the money arrived. Null for other kinds.</summary>
    public OtherSide? OtherSide { get; init; }
}

/// <summary>What a list says of a session.</summary>
public sealed record PlayedSession(
    SessionFormat Format, string Game, string Stake, string? Venue, int Minutes, int? Hands, int? Place, int? FieldSize);

/// <param name="Amount">Signed, in that account's currency.</param>
public sealed record OtherSide(AccountId Account, string AccountName, Money Amount);

/// <summary>Which entries, newest first. Every condition given has to hold.</summary>
/// <param name="Kinds">Any of them; null or empty for all.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Cursor">From a page's Newer or Older; an unreadable one is taken as none.</param>
/// <param name="Size">1 to 200.</param>
public sealed record EntryFilter(
    IReadOnlyCollection<EntryKind>? Kinds = null, AccountId? Account = null, DateOnly? From = null, DateOnly? To = null, string? Cursor = null, int Size = 50)
{
    /// <summary>Of the account.</summary>
    public CurrencyCode? Currency { get; init; }

    /// <summary>Of accounts in any currency but this one: what exchange rates gain or lose on.</summary>
    public CurrencyCode? OtherThan { get; init; }

    /// <summary>Word for word; an empty text is those without a category.</summary>
    public string? Category { get; init; }

    /// <summary>Word for word.</summary>
    public string? Tag { get; init; }

    /// <summary>The least amount, in the entry's own currency.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest amount, likewise.</summary>
    public decimal? Max { get; init; }

    /// <summary>Whether <see cref="Min"/> and <see cref="Max"/> mean amounts with their sign; otherwise how large they are, in or out.</summary>
    public bool BySign { get; init; }

    /// <summary>Beginnings of words of the note, "phrases" and -words that must not occur; any text will do.</summary>
    public string? Text { get; init; }

    /// <summary>The import or the recurrence that made them.</summary>
    public Guid? Origin { get; init; }
}

/// <summary>What a write came to.</summary>
/// <param name="Entry">The entry written, or the one an earlier click with the same key wrote.</param>
/// <param name="Balance">The account's balance now.</param>
/// <param name="Replayed">True if this was a repeat and nothing was written.</param>
public sealed record Recorded(EntryId Entry, Money Balance, bool Replayed)
{
    /// <summary>Of the entry as it was written, to take it back with; after a repeat as it stands now, null if it is gone.</summary>
    public uint? Version { get; init; }
}

/// <summary>A change of an entry.</summary>
/// <param name="Key">Made by the form; a repeat changes nothing more.</param>
/// <param name="Version">The version that was edited; a newer one in the ledger refuses the change as a conflict.</param>
/// <param name="Amount">As when it was recorded: what was paid or spent is positive; for a balance update the balance stated.</param>
/// <param name="Today">The owner's calendar day; a later day is refused.</param>
/// <param name="TimeZone">Of the owner; places the entry within its day.</param>
/// <param name="Confirmed">The player accepts a balance below zero.</param>
public sealed record AmendEntry(
    Guid Key, EntryId Id, uint Version, decimal Amount, DateOnly Day, string? Note, DateOnly Today, TimeZoneInfo TimeZone, bool Confirmed)
{
    /// <inheritdoc cref="RecordEntry.Category"/>
    public string? Category { get; init; }

    /// <inheritdoc cref="RecordEntry.Tags"/>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>What was deleted together.</summary>
/// <param name="Batch">To restore it by.</param>
/// <param name="Count">How many entries, the other sides of transfers included.</param>
public sealed record DeletedBatch(Guid Batch, int Count);

/// <summary>What would be deleted together.</summary>
/// <param name="Count">How many entries, the other sides of transfers included.</param>
/// <param name="Sums">What their amounts add up to, by currency.</param>
public sealed record ToDelete(int Count, IReadOnlyList<Money> Sums);

/// <summary>One change of an entry, newest first in lists. After is null for a deletion, Before for a restoration.</summary>
public sealed record Revision(DateTimeOffset At, EntryState? Before, EntryState? After);

/// <summary>What an entry said at some time.</summary>
public sealed record EntryState(DateOnly Day, Money Amount, Money? Stated, string? Note)
{
    /// <summary>Where it stood then; a transfer may be moved to other accounts.</summary>
    public required string AccountName { get; init; }

    public Guid? Transfer { get; init; }

    public string? Category { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Of a session's entry.</summary>
    public PlayedSession? Session { get; init; }
}

/// <summary>What was deleted and can still be put back.</summary>
/// <param name="Last">What it said.</param>
public sealed record DeletedEntry(EntryId Id, EntryKind Kind, DateTimeOffset At, EntryState Last);

/// <summary>Reading and correcting what was entered.</summary>
public interface IEntries
{
    /// <summary>Null if there is none, or it is somebody else's, or it was deleted.</summary>
    Task<Entry?> FindAsync(UserId owner, EntryId id, CancellationToken ct);

    /// <summary>
    /// A page of entries in the order of the ledger, newest first. Where no index serves the filter the search stops after 20,000 entries: then
    /// the page is <see cref="Page{T}.Unfinished"/>.
    /// </summary>
    Task<Page<Entry>> ListAsync(UserId owner, EntryFilter filter, CancellationToken ct);

    /// <summary>Fields in errors: Amount, Day, Note; a conflict has <see cref="Error.IsConflict"/> set.</summary>
    Task<Result<Recorded>> AmendAsync(UserId owner, AmendEntry request, CancellationToken ct);

    /// <summary>
    /// Takes the entry out of the ledger; its history stays and it can be restored within 30 days. A side of a transfer takes the whole
    /// transfer with it, a session's entry its session.
    /// </summary>
    Task<Result<Recorded>> DeleteAsync(UserId owner, EntryId id, uint version, Guid key, CancellationToken ct);

    /// <summary>What <see cref="DeleteAllAsync"/> would delete: entries of the owner, other sides of transfers included.</summary>
    Task<ToDelete> LookAtAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct);

    /// <summary>Deletes all of them or none, in one go; those already gone are passed over. The batch answered undoes it.</summary>
    Task<Result<DeletedBatch>> DeleteAllAsync(UserId owner, IReadOnlyCollection<EntryId> ids, CancellationToken ct);

    /// <summary>Puts back what was deleted together; what stands already, or was deleted again since, is passed over.</summary>
    Task<Result<Done>> RestoreAllAsync(UserId owner, Guid batch, bool confirmed, CancellationToken ct);

    /// <summary>Puts a deleted entry back as it was, with its whole transfer or its session. Restoring one that stands is a success without effect.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="confirmed">The player accepts a balance below zero.</param>
    /// <param name="ct">Stops before anything is written.</param>
    Task<Result<Recorded>> RestoreAsync(UserId owner, EntryId id, bool confirmed, CancellationToken ct);

    /// <summary>What was deleted within the last 30 days and does not stand again, latest first, a transfer once; at most 200.</summary>
    Task<IReadOnlyList<DeletedEntry>> DeletedAsync(UserId owner, CancellationToken ct);

    /// <summary>Every change, newest first, of an entry that stands or was deleted; empty if there was none.</summary>
    Task<IReadOnlyList<Revision>> HistoryAsync(UserId owner, EntryId id, CancellationToken ct);
}
