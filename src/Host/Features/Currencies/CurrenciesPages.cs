using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Currencies;

/// <summary>What somebody asks the converter, as it stands in the address.</summary>
internal sealed class ConverterForm
{
    public string? Amount { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Day { get; set; }

    public bool IsAsked => Amount is not null || From is not null || To is not null || Day is not null;
}

/// <summary>The converter's answer.</summary>
/// <param name="Result">Null if there is no rate.</param>
/// <param name="Quote">The rate it used.</param>
internal sealed record Conversion(Money Amount, Money? Result, CurrencyCode To, DateOnly Day, QuotedRate? Quote);

/// <summary>One currency and what one unit of the reporting currency costs in it.</summary>
internal sealed record RateRow(CurrencyInfo Info, QuotedRate? Rate);

/// <param name="Rates">Of the currencies in use that have one.</param>
/// <param name="Unknown">Those in use without any.</param>
/// <param name="Ended">Those no longer in use.</param>
/// <param name="Choices">For the converter.</param>
internal sealed record CurrenciesPage(
    CurrencyCode Reporting, IReadOnlyList<RateRow> Rates, IReadOnlyList<CurrencyInfo> Unknown, IReadOnlyList<CurrencyInfo> Ended,
    DateOnly? Day, int Age, DateOnly Today, TimeZoneInfo Zone, RateStatus Status,
    ConverterForm Form, IReadOnlyList<CurrencyInfo> Choices, Conversion? Conversion)
{
    public string FormFrom => Form.From ?? (string.Equals(FormTo, "USD", StringComparison.Ordinal) ? "EUR" : "USD");

    public string FormTo => Form.To ?? Reporting.Value;

    public bool NamesExchangeRateApi => Rates.Any(r => r.Rate!.Source.Contains(RateSources.ExchangeRateApi, StringComparison.Ordinal));
}

/// <summary>One currency over time.</summary>
/// <param name="Against">One unit of it costs the rates' units of the currency.</param>
/// <param name="All">Every publication of the period.</param>
/// <param name="Points">As many of them as a chart can show.</param>
internal sealed record CurrencyPage(
    CurrencyInfo Info, CurrencyCode Against, Period Period, DateOnly Today, IReadOnlyList<QuotedRate> All, IReadOnlyList<QuotedRate> Points)
{
    public decimal Average => All.Average(r => r.Rate);

    /// <summary>The rate around its average: neither line has anything to do with zero, so the axis need not start there.</summary>
    public LineChart Drawing => LineChart.Of(
        [.. Points.Select(p => new ChartPoint(p.Day, p.Rate))],
        [new ChartPoint(Points[0].Day, Average), new ChartPoint(Points[^1].Day, Average)],
        steps: false);
}
