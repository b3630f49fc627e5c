using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// A ledger as text for other programs, as of one moment and streamed: a million entries need no more memory than one. Lines end with a
/// line feed, text is UTF-8, figures are in no culture.
/// </summary>
public interface IExports
{
    /// <summary>
    /// A journal for hledger that anybody can check the figures with: balance updates are balance assertions, transfers between
    /// currencies have a price, and of every day needed it holds the exchange rate to <paramref name="reporting"/>.
    /// </summary>
    /// <param name="owner">Whose ledger.</param>
    /// <param name="reporting">The currency that market prices lead to.</param>
    /// <param name="today">The owner's calendar day: the last market prices are of it.</param>
    /// <param name="target">Written to, and left open.</param>
    /// <param name="progress">Told the number of entries written.</param>
    /// <param name="ct">Stops it; half a journal is written then.</param>
    Task WriteJournalAsync(UserId owner, CurrencyCode reporting, DateOnly today, Stream target, IProgress<long>? progress, CancellationToken ct);

    /// <summary>
    /// The entries of a filter as a table that the import reads again, newest first: its columns, and its rows as they are asked for. Cells are
    /// text, amounts, days or null.
    /// </summary>
    (IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows) ReadEntries(UserId owner, EntryFilter filter, CancellationToken ct);
}
