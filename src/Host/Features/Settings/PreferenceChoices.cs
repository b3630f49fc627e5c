using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Currency.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Settings;

/// <summary>The preferences as a form holds them, and what can be chosen.</summary>
internal sealed record PreferenceChoices(
    string? ReportingCurrency, string? TimeZoneId, string? CultureName, IReadOnlyList<CurrencyInfo> Currencies)
{
    /// <summary>Checks the currency, which only this side of the house knows; the rest is checked where it is kept.</summary>
    public Preferences? Read(Theme theme, ICurrencies currencies, ModelStateDictionary errors)
    {
        if (CurrencyCode.TryParse(ReportingCurrency, out var code) && currencies.Find(code) is { EndedOn: null })
        {
            return new Preferences(code, TimeZoneId ?? "", CultureName ?? "", theme);
        }

        errors.AddModelError(nameof(ReportingCurrency), "This is not a currency in use. Choose one of the list.");
        return null;
    }
}
