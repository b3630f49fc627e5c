namespace StakeEasy.Currency.Data;

/// <summary>The rates of one day as a source tells them, before anybody has checked them.</summary>
/// <param name="Base">One unit of this costs the rate's units of the quote.</param>
internal sealed record PublishedRates(DateOnly Day, string Base, IReadOnlyDictionary<string, decimal> Rates);
