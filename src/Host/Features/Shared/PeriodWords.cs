using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Shared;

/// <summary>The periods a chart can show, and how they are called.</summary>
internal static class PeriodWords
{
    public static readonly IReadOnlyList<(Period Period, string Label)> OfCharts =
        [(Period.Month, "1 m"), (Period.Quarter, "3 m"), (Period.Year, "1 y"), (Period.All, "All")];

    /// <summary>As it stands in an address; anything else is the usual one.</summary>
    public static Period Read(string? text, Period usual) =>
        OfCharts.Where(p => string.Equals(p.Period.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(p => (Period?)p.Period).FirstOrDefault() ?? usual;

    public static string InAddress(Period period) => period.ToString().ToLowerInvariant();

    /// <summary>As in "over the last year".</summary>
    public static string Over(Period period) => period switch
    {
        Period.Day => "since yesterday",
        Period.Week => "over 7 days",
        Period.Month => "over a month",
        Period.Quarter => "over three months",
        Period.Year => "over a year",
        _ => "since the beginning",
    };
}
