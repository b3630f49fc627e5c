using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What some entries add up to, in one currency.</summary>
/// <param name="Withdrawn">Positive for money taken out.</param>
/// <param name="Transferred">What arrived less what left.</param>
/// <param name="Won">Balance updates, sessions, bonuses and corrections less expenses and fees.</param>
public sealed record EntrySums(CurrencyCode Currency, decimal Deposited, decimal Withdrawn, decimal Transferred, decimal Won)
{
    public bool IsZero => Deposited == 0m && Withdrawn == 0m && Transferred == 0m && Won == 0m;
}

/// <summary>What all entries of a filter add up to, whatever page is looked at.</summary>
/// <param name="Entries">How many there are.</param>
/// <param name="AtLeast">There may be more of them: counting stopped at 20,000. The sums are exact all the same, unless they are of the newest only.</param>
/// <param name="ByCurrency">By code; without those that have no entry.</param>
/// <param name="Converted">In the reporting currency, each entry at its own day's rate, rounded.</param>
/// <param name="NotConverted">What had no rate on its day, and is in <paramref name="ByCurrency"/> only.</param>
/// <param name="NewestOnly">Sums and count are of the newest 20,000 entries only.</param>
public sealed record EntryTotals(
    long Entries, bool AtLeast, IReadOnlyList<EntrySums> ByCurrency, EntrySums Converted, IReadOnlyList<EntrySums> NotConverted, bool NewestOnly);

/// <summary>Totals of what a list is filtered by.</summary>
public interface IEntryTotals
{
    /// <param name="owner">Whose.</param>
    /// <param name="filter">Its cursor and size do not matter.</param>
    /// <param name="currency">To report in.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<EntryTotals> OfAsync(UserId owner, EntryFilter filter, CurrencyCode currency, CancellationToken ct);

    /// <summary>The categories the owner has used, by name; at most 200.</summary>
    Task<IReadOnlyList<string>> CategoriesAsync(UserId owner, CancellationToken ct);
}
