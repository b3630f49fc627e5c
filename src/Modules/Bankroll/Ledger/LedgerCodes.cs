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

    public static bool IsWorthAnotherTry(PostgresException e) => e.SqlState
        is ValuedOtherwise or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>In the player's words; null for what is no refusal.</summary>
    public static Error? Refusal(PostgresException e, IReadOnlyList<LedgerAccount> accounts) => e.SqlState switch
    {
        "SE002" => EntryErrors.BelowZero(accounts.FirstOrDefault(a => string.Equals(a.Id.ToString(), e.Hint, StringComparison.Ordinal))?.Name ?? accounts[0].Name),
        "SE003" => EntryErrors.Changed,
        "SE004" or PostgresErrorCodes.ForeignKeyViolation => EntryErrors.NoAccount,
        "SE005" => EntryErrors.Gone,
        PostgresErrorCodes.NumericValueOutOfRange => EntryErrors.Overflow,
        PostgresErrorCodes.UniqueViolation when string.Equals(e.ConstraintName, EntriesKey, StringComparison.Ordinal) => EntryErrors.StandsAlready,
        _ => null,
    };
}
