using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>What the ledger has to know of an account before it writes to it.</summary>
internal sealed record LedgerAccount(Guid Id, string Name, CurrencyInfo Currency, bool IsArchived, Valuing.Valuation Valuation);

/// <summary>An entry that goes; version 0 is whichever stands.</summary>
internal sealed record GoneEntry(Guid Id, uint Version);

/// <summary>
/// What one write does to the ledger, all of it or nothing: entries go, entries come. An id that goes and comes is an edit; what goes is kept
/// as a revision.
/// </summary>
/// <param name="Key">The same key writes once; null for what cannot be sent twice.</param>
/// <param name="Fingerprint">Of what was asked for: the same key with another content is refused.</param>
/// <param name="Result">The entry the write is remembered by; on the first of the accounts it is written to.</param>
internal sealed record LedgerChange(Guid? Key, long Fingerprint, Guid Result)
{
    public IReadOnlyList<GoneEntry> Gone { get; init; } = [];

    /// <summary>Entries as JSON (<see cref="EntryDraft.ToJson"/>, or a revision's), in the order in which they are to be written.</summary>
    public IReadOnlyList<string> Put { get; init; } = [];

    /// <summary>Currencies and days that will be valued, as far as known: each day missing here costs the database another try.</summary>
    public IReadOnlyCollection<(CurrencyCode Currency, DateOnly Day)> Days { get; init; } = [];

    /// <summary>What is undone together shares it.</summary>
    public Guid? Batch { get; init; }

    /// <summary>Accounts may fall below zero.</summary>
    public bool Confirmed { get; init; }

    /// <summary>What comes anew is kept as a revision too: what is restored, and the fee that an edit adds to its transfer.</summary>
    public bool Revises { get; init; }
}
