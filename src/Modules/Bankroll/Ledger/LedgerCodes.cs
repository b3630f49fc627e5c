using System.Globalization;
using Npgsql;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>What the functions of the schema say when they refuse.</summary>
internal static class LedgerCodes
{
    /// <summary>Its hint names a currency and a day whose rate the write has to bring along.</summary>
    public const string RateNeeded = "SE006";

    private const string ValuedOtherwise = "SE001";
    private const string EntriesKey = "pk_entries";
    private const string RowsKey = "entries_row";

    public static bool IsWorthAnotherTry(PostgresException e) => e.SqlState
        is ValuedOtherwise or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>In the player's words; null for what is no refusal.</summary>
    public static Error? Refusal(PostgresException e, IReadOnlyList<LedgerAccount> accounts) => e.SqlState switch
    {
        "SE002" => BelowZero(e.Hint!.Split(' '), accounts),
        "SE003" => EntryErrors.Changed,
        "SE004" or PostgresErrorCodes.ForeignKeyViolation => EntryErrors.NoAccount,
        "SE005" => EntryErrors.Gone,
        PostgresErrorCodes.NumericValueOutOfRange => EntryErrors.Overflow,
        PostgresErrorCodes.UniqueViolation when string.Equals(e.ConstraintName, EntriesKey, StringComparison.Ordinal) => EntryErrors.StandsAlready,
        PostgresErrorCodes.UniqueViolation when string.Equals(e.ConstraintName, RowsKey, StringComparison.Ordinal) => EntryErrors.ImportedAgain,
        _ => null,
    };

    /// <param name="hint">The account, and the day where only that is below zero.</param>
    private static Error BelowZero(string[] hint, IReadOnlyList<LedgerAccount> accounts)
    {
        var account = accounts.First(a => string.Equals(a.Id.ToString(), hint[0], StringComparison.Ordinal)).Name;
        return hint.Length == 1
            ? EntryErrors.BelowZero(account)
            : EntryErrors.BelowZeroOn(DateOnly.ParseExact(hint[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), account);
    }
}
