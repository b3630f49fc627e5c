using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Currencies;

/// <summary>Exchange rates as files, with the digits the pages show.</summary>
internal static class CurrencyTables
{
    /// <summary>All currencies of the page: with a rate, without one, and those no longer in use.</summary>
    public static CsvTable Of(CurrenciesPage page) => new(
        "stakeeasy-currencies",
        ["currency", "name", "in_use_until", "for_one", "rate", "day", "source"],
        page.Rates.Concat(page.Unknown.Concat(page.Ended).Select(c => new RateRow(c, Rate: null))).Select(r => (IReadOnlyList<object?>)
        [
            r.Info.Code.Value, r.Info.Name, r.Info.EndedOn?.AddDays(-1), page.Reporting.Value, r.Rate is { } rate ? RateText.Rounded(rate.Rate) : null, r.Rate?.Day,
            r.Rate?.Source,
        ]));

    /// <summary>Every publication of the period, also those that the chart has no room for.</summary>
    public static CsvTable Of(CurrencyPage page) => new(
        "stakeeasy-rates-" + page.Info.Code.Value,
        ["day", "currency", "for_one", "rate", "source"],
        page.All.Select(r => (IReadOnlyList<object?>)[r.Day, page.Info.Code.Value, page.Against.Value, RateText.Rounded(r.Rate), r.Source]));
}
