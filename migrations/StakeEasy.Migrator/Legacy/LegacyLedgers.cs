namespace StakeEasy.Migrator.Legacy;

/// <summary>What a later verification found of the imported users' ledgers, which they use meanwhile.</summary>
/// <param name="Users">Whose ledgers were compared.</param>
/// <param name="Entries">How many entries were imported for them; each was held against the row it came from.</param>
/// <param name="Since">What the users have done with them since; none of it counts as a difference.</param>
/// <param name="Sums">Of all users, by currency.</param>
public sealed record LegacyLedgers(long Users, long Entries, LegacySince Since, IReadOnlyList<LegacyLedgerSum> Sums)
{
    /// <summary>Imported entries that are not what was imported, though nobody changed them in StakeEasy; the first of them.</summary>
    public required IReadOnlyList<LegacyNote> Faults { get; init; }

    /// <summary>Figures of a user in a currency that are neither what the older application shows nor explained by its faults; the first of them.</summary>
    public required IReadOnlyList<LegacyLedgerFigure> Unexplained { get; init; }

    /// <summary>Figures of a user in a currency that were imported as they should be, and have become others since; the first of them.</summary>
    public required IReadOnlyList<LegacyLedgerFigure> ChangedSince { get; init; }

    /// <summary>How many ledgers the ledger's own verification has looked at: those of other players, too.</summary>
    public long LedgersVerified { get; init; }

    /// <summary>What it found wrong; empty if nothing.</summary>
    public IReadOnlyList<string> LedgerDifferences { get; init; } = [];

    public bool IsClean => Faults.Count == 0 && Unexplained.Count == 0 && LedgerDifferences.Count == 0;
}

/// <param name="Corrected">Imported entries that say something else now.</param>
/// <param name="Deleted">Imported entries that were deleted.</param>
/// <param name="Added">Entries that imported users have added.</param>
/// <param name="UsersLeft">Imported users who deleted their account, and with it everything.</param>
public sealed record LegacySince(long Corrected, long Deleted, long Added, long UsersLeft);

/// <param name="What">balance, deposited, withdrawn or profit.</param>
/// <param name="Source">As the older application shows it, by its own formulas.</param>
/// <param name="Explained">What its known faults come to.</param>
/// <param name="Imported">Of the entries as they were imported.</param>
/// <param name="Now">With everything that was entered since.</param>
public sealed record LegacyLedgerSum(string Currency, string What, decimal Source, decimal Explained, decimal Imported, decimal Now);

/// <param name="User">The number in the older application; the rest as in <see cref="LegacyLedgerSum"/>.</param>
public sealed record LegacyLedgerFigure(long User, string Currency, string What, decimal Source, decimal Explained, decimal Imported, decimal Now);
