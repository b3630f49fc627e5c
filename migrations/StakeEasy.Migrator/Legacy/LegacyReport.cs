namespace StakeEasy.Migrator.Legacy;

/// <summary>What an import did, and how its figures compare with those the older application shows.</summary>
/// <param name="Users">How many came over.</param>
/// <param name="Notes">What did not come over as it stands, by kind.</param>
/// <param name="Figures">Null if the run stopped before it wrote anything.</param>
public sealed record LegacyReport(long Users, IReadOnlyList<LegacyNotes> Notes, LegacyFigures? Figures)
{
    /// <summary>Why it must not go on; empty if it may.</summary>
    public required IReadOnlyList<LegacyNotes> Stops { get; init; }

    public long Accounts { get; init; }

    public long Entries { get; init; }

    /// <summary>Days of which exchange rates were stored.</summary>
    public IReadOnlyList<DateOnly> RateDays { get; init; } = [];

    /// <summary>What the ledger's own verification found wrong; empty if nothing.</summary>
    public IReadOnlyList<string> LedgerDifferences { get; init; } = [];

    /// <summary>Whether what was written may stay.</summary>
    public bool IsClean => Stops.Count == 0 && LedgerDifferences.Count == 0 && Figures is { Unexplained.Count: 0 };
}

/// <param name="Examples">The first of them.</param>
public sealed record LegacyNotes(LegacyNoteKind Kind, long Rows, IReadOnlyList<LegacyNote> Examples);

/// <param name="Table">Of the older application.</param>
/// <param name="Id">Its key there.</param>
/// <param name="User">The number of the user it belongs to; null for what belongs to all.</param>
public sealed record LegacyNote(string Table, long Id, long? User, string What);

/// <summary>Balances, deposits, withdrawals and profit of every user, in US dollars at the older application's rates, to the cent.</summary>
/// <param name="UsersCompared">Each with four figures.</param>
/// <param name="UsersEqual">All four equal.</param>
/// <param name="Sums">Of all users.</param>
/// <param name="Differences">Every row behind a figure that is not equal, with the fault of the older application that explains it.</param>
/// <param name="Unexplained">Figures whose difference is not what <paramref name="Differences"/> come to: these must not be.</param>
public sealed record LegacyFigures(
    long UsersCompared, long UsersEqual, IReadOnlyList<LegacySum> Sums, IReadOnlyList<LegacyDifference> Differences, IReadOnlyList<LegacyFigure> Unexplained);

/// <param name="What">balance, deposited, withdrawn or profit.</param>
public sealed record LegacySum(string What, decimal Before, decimal After);

public sealed record LegacyFigure(long User, string What, decimal Before, decimal After, decimal Explained);

/// <param name="Kind">Short: tie, foreign-history, renamed-currency, odd-amount.</param>
/// <param name="Usd">What it adds to the figure.</param>
public sealed record LegacyDifference(long User, string What, string Kind, string Table, long Id, decimal Usd, string Why);
