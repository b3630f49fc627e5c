using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Imports;

/// <summary>A row that was understood: an entry to be.</summary>
/// <param name="Amount">As the ledger keeps it: negative for a withdrawal. Zero for a balance update, whose amount the ledger finds.</param>
/// <param name="At">Null where the file names no time: then it stands at the end of its day.</param>
internal sealed record ImportedRow(ImportTarget Account, EntryKind Kind, DateOnly Day, DateTimeOffset? At, decimal Amount)
{
    public decimal? Stated { get; init; }

    /// <summary>What a balance update found, as our own CSV tells. The ledger finds out itself, and need not write the row again where this is right.</summary>
    public decimal? Found { get; init; }

    public string? Category { get; init; }

    public string[]? Tags { get; init; }

    public string? Note { get; init; }

    /// <summary>As the file names it.</summary>
    public string? Transfer { get; init; }

    public SessionRow? Session { get; init; }

    /// <summary>As our own CSV gives it.</summary>
    public Guid? Id { get; init; }
}
