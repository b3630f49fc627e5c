using StakeEasy.Currency.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>An account that rows go to: there already, or to be opened.</summary>
/// <param name="IsChosen">The player said by hand that a name means this account.</param>
internal sealed record ImportTarget(Guid Id, string Name, CurrencyInfo Currency, bool IsArchived, bool IsNew, bool IsChosen);
