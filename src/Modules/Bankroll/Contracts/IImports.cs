using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>A folder for files on their way into the ledger; made when first needed, nothing in it outlives its import or a day.</summary>
public sealed record ImportFolder(string Path);

/// <summary>A kind of file we know.</summary>
/// <param name="Key">Names its data file.</param>
/// <param name="HasColumns">Whether the player can say what its columns mean; the older application's files say it themselves.</param>
public sealed record ImportPreset(string Key, string Name, string Description, bool HasColumns);

/// <summary>Where the day stands in 03/04/2026.</summary>
public enum DateOrder
{
    DayFirst = 1,
    MonthFirst = 2,
    YearFirst = 3,
}

/// <summary>An account that the import is to open.</summary>
public sealed record NewAccount(AccountKind Kind, AssetType? AssetType, string Name, CurrencyCode Currency);

/// <summary>What a name in the file stands for.</summary>
/// <param name="Id">An account of the owner; of a new one the id it will have.</param>
/// <param name="Opens">Null for an account that is there.</param>
public sealed record ImportAccount(AccountId Id, NewAccount? Opens);

/// <summary>How a file is to be read.</summary>
public sealed record ImportChoices
{
    /// <summary>Key of an <see cref="ImportPreset"/>.</summary>
    public required string Preset { get; init; }

    /// <summary>utf-8, utf-16, utf-16BE or windows-1252.</summary>
    public required string Encoding { get; init; }

    public char Delimiter { get; init; } = ',';

    /// <summary>Which row names the columns, from 1; rows above it are passed over. 0 if none does.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Null where the file does not tell and the player has not said: then 1.234 can be read both ways, and is refused.</summary>
    public bool? DecimalComma { get; init; }

    /// <summary>Null where the file does not tell and the player has not said.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>What rows are that do not say; null: deposits above zero, withdrawals below.</summary>
    public EntryKind? Kind { get; init; }

    /// <summary>For each column of the file what it says; null to leave it out.</summary>
    public required IReadOnlyList<ImportField?> Columns { get; init; }

    /// <summary>Where rows go that name no account.</summary>
    public AccountId? Account { get; init; }

    /// <summary>What names mean that are none of the owner's accounts. Case does not count.</summary>
    public IReadOnlyDictionary<string, ImportAccount> Accounts { get; init; } = new Dictionary<string, ImportAccount>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a name that means nothing yet is an account to be opened, in the currency of the first row that names it. The check adds what it
    /// found so to <see cref="Accounts"/>.
    /// </summary>
    public bool OpensUnknown { get; init; }

    /// <summary>Names that are not to be opened all the same; their rows are refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}

/// <summary>The owner's calendar day and time zone.</summary>
public sealed record ImportMoment(DateOnly Today, TimeZoneInfo TimeZone);

/// <summary>How one of the first rows reads.</summary>
/// <param name="Place">Such as "Line 12".</param>
/// <param name="Kind">Null if the row cannot be read, or is left out.</param>
/// <param name="Amount">What it adds to the balance; of a balance update the balance.</param>
/// <param name="Details">Account, game or note.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
public sealed record ImportPreviewRow(string Place, EntryKind? Kind, DateOnly? Day, Money? Amount, string Details, string? Problem);

/// <summary>A file that was received and not yet imported.</summary>
/// <param name="Columns">Their names, in order.</param>
/// <param name="Samples">The first value of each column that is not empty.</param>
/// <param name="Rows">The first rows as they read with these choices.</param>
/// <param name="Questions">What has to be chosen before the rows can be checked.</param>
/// <param name="Check">What the last check found with these choices; null if there was none.</param>
public sealed record ImportDraft(
    Guid Id,
    string FileName,
    ImportChoices Choices,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Samples,
    IReadOnlyList<ImportPreviewRow> Rows,
    IReadOnlyList<Error> Questions,
    ImportCheck? Check);

/// <summary>A row that cannot be imported.</summary>
/// <param name="Column">Its name in the file; empty if it is about the whole row.</param>
public sealed record BadRow(string Place, string Column, string Reason);

/// <summary>A name that is none of the owner's accounts.</summary>
/// <param name="Suggested">What could be opened for it; null if its currency is not known.</param>
public sealed record UnknownAccount(string Name, int Rows, NewAccount? Suggested);

/// <summary>What an account would gain.</summary>
/// <param name="Moved">Deposits less withdrawals, and transfers.</param>
/// <param name="Won">Results of sessions, bonuses and corrections less expenses and fees; what balance updates find is not known before.</param>
public sealed record ImportSum(string Account, bool IsNew, int Entries, DateOnly First, DateOnly Last, Money Moved, Money Won);

/// <summary>What an import would do.</summary>
/// <param name="New">Rows of the file that become entries; of the older application's some become two.</param>
/// <param name="Known">Rows that were imported before, or are entries already: skipped.</param>
/// <param name="FirstBad">The first 200 of the bad ones.</param>
public sealed record ImportCheck(
    int New, int Known, int Bad, IReadOnlyList<BadRow> FirstBad, IReadOnlyList<UnknownAccount> UnknownAccounts, IReadOnlyList<ImportSum> Sums)
{
    public int Rows => New + Known + Bad;
}

/// <summary>A file that was received and waits for the player to go on with it.</summary>
public sealed record WaitingImport(Guid Id, string FileName, DateTimeOffset At);

/// <summary>One import of the owner.</summary>
public sealed record ImportSummary(Guid Id, string FileName, string Preset, DateTimeOffset At, int Imported, int Skipped, DateTimeOffset? UndoneAt);

/// <summary>What undoing an import would take away.</summary>
/// <param name="Standing">Entries of it that still stand.</param>
/// <param name="Edited">Those among them that were edited since, at most 50.</param>
/// <param name="EditedCount">How many those are in all. They can be put back like entries that were deleted one by one.</param>
public sealed record ImportUndo(ImportSummary Import, long Standing, IReadOnlyList<Entry> Edited, long EditedCount);

/// <summary>
/// Brings files into the ledger: received, read as chosen, every row checked, then imported whole or not at all. An import never changes
/// or deletes an entry, never touches rates, and sees no account but the owner's own.
/// </summary>
public interface IImports
{
    /// <summary>Of a file that comes from elsewhere, in bytes.</summary>
    const long LargestUpload = 100L * 1024 * 1024;

    IReadOnlyList<ImportPreset> Presets { get; }

    /// <summary>Keeps the file until it is imported, discarded or a day old. Field in errors: File.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="fileName">What the player calls it.</param>
    /// <param name="content">The file.</param>
    /// <param name="largest">How many bytes it may have: <see cref="LargestUpload"/>, or as many as are wanted where the file is on this machine already.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The id that the import will have.</returns>
    Task<Result<Guid>> ReceiveAsync(UserId owner, string fileName, Stream content, long largest, CancellationToken ct);

    /// <summary>The file with what was chosen for it. Null if it is gone, or was never the owner's.</summary>
    Task<ImportDraft?> OpenAsync(UserId owner, Guid id, ImportMoment moment, CancellationToken ct);

    /// <summary>Keeps the choices; another preset than before brings its own. False if the file is gone.</summary>
    Task<bool> ChooseAsync(UserId owner, Guid id, ImportChoices choices, CancellationToken ct);

    /// <summary>Reads every row. Progress from 0 to 1.</summary>
    Task<Result<ImportCheck>> CheckAsync(UserId owner, Guid id, ImportMoment moment, IProgress<double>? progress, CancellationToken ct);

    /// <summary>Imports what the last check called new, all of it or nothing; then the file is deleted. Asked twice it imports once.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">Which file.</param>
    /// <param name="moment">The owner's day.</param>
    /// <param name="skipBad">Leave out the bad rows; otherwise one of them refuses the import.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <param name="ct">Stops it; nothing is imported then.</param>
    Task<Result<ImportSummary>> CommitAsync(UserId owner, Guid id, ImportMoment moment, bool skipBad, IProgress<double>? progress, CancellationToken ct);

    /// <summary>All bad rows of the last check as CSV: row, column, reason. Null if there are none.</summary>
    Stream? OpenBadRows(UserId owner, Guid id);

    /// <summary>Deletes the file. Nothing is there to be imported any more.</summary>
    void Discard(UserId owner, Guid id);

    /// <summary>Deletes the files of every owner that lay here for more than a day.</summary>
    void DeleteExpired();

    /// <summary>Files that are neither imported nor discarded, on this machine, newest first.</summary>
    IReadOnlyList<WaitingImport> Waiting(UserId owner);

    /// <summary>Newest first, undone ones too.</summary>
    Task<IReadOnlyList<ImportSummary>> ListAsync(UserId owner, CancellationToken ct);

    /// <summary>Null if there is no such import of the owner, or it is undone.</summary>
    Task<ImportUndo?> DescribeUndoAsync(UserId owner, Guid id, CancellationToken ct);

    /// <summary>Takes every entry of the import out of the ledger, all or none; the same rows can be imported again. Undoing twice is undoing.</summary>
    Task<Result<ImportSummary>> UndoAsync(UserId owner, Guid id, CancellationToken ct);
}

/// <summary>What a piece of work on a file is at.</summary>
public enum ImportWork
{
    Checking = 1,
    Importing = 2,
}

/// <summary>Work on a file, done or under way in this process.</summary>
/// <param name="Done">From 0 to 1.</param>
/// <param name="Error">Why it failed; null if it did not.</param>
public sealed record ImportProgress(ImportWork Work, bool IsRunning, double Done, Error? Error);

/// <summary>Checks and imports big files beside the requests of a browser.</summary>
public interface IImportJobs
{
    /// <summary>Begins, unless work on this file is under way; waits for it a moment, so that small files are done at once.</summary>
    Task<ImportProgress> CheckAsync(UserId owner, Guid id, ImportMoment moment);

    /// <inheritdoc cref="CheckAsync"/>
    Task<ImportProgress> CommitAsync(UserId owner, Guid id, ImportMoment moment, bool skipBad);

    /// <summary>Null if this process has done nothing with the file.</summary>
    ImportProgress? Find(UserId owner, Guid id);
}
