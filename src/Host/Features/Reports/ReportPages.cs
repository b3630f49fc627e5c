using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Reports;

/// <summary>The head of every report: which it is, its period and its choices.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="By">By what its rows are told apart, as in the address; null where there is no such choice.</param>
/// <param name="Choices">For <paramref name="By"/>.</param>
/// <param name="Frame">What the figures are about.</param>
internal sealed record ReportHead(
    string Path, string Title, ReportQuery Query, ReportPeriod Period, string? By, IReadOnlyList<(string Address, string Name)> Choices, ReportFrame Frame)
{
    public static readonly IReadOnlyList<(string Path, string Name)> Pages =
    [
        ("/reports", "Profit and loss"), ("/reports/sessions", "Sessions"), ("/reports/cash-flow", "Cash flow"), ("/reports/net-worth", "Net worth"),
        ("/reports/balances", "Balances"), ("/reports/currencies", "Currencies"), ("/reports/tax", "Tax year"),
    ];

    public string CsvAddress => Address(Path, Changed("format", "csv"));

    /// <summary>Another report of the same period and valuation.</summary>
    public string AddressOf(string path) => Address(path, Kept());

    /// <summary>This page, with one parameter changed.</summary>
    public string With(string name, string value) => Address(Path, Changed(name, value));

    /// <summary>Everything a page was asked for beyond what its own form asks, as hidden fields.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Kept() => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["period"] = ReportPeriods.InAddress(Period),
        ["from"] = Period is ReportPeriod.Custom ? Query.From : null,
        ["to"] = Period is ReportPeriod.Custom ? Query.To : null,
        ["value"] = Query.ValuedAt is ValuedAt.Today ? "today" : null,
    }.Where(p => p.Value is not null);

    private IEnumerable<KeyValuePair<string, string?>> Changed(string name, string value)
    {
        var own = new Dictionary<string, string?>(Kept(), StringComparer.Ordinal)
        {
            ["by"] = By,
            ["of"] = Query.Of,
            ["year"] = Query.Year?.ToString(CultureInfo.InvariantCulture),
            ["start"] = Query.Start?.ToString(CultureInfo.InvariantCulture),
            [name] = value,
        };
        return own.Where(p => !string.IsNullOrEmpty(p.Value));
    }

    private static string Address(string path, IEnumerable<KeyValuePair<string, string?>> query) => QueryHelpers.AddQueryString(path, query);
}

/// <summary>A report with its head.</summary>
/// <param name="Drawing">Its chart; null where there is nothing to draw.</param>
internal sealed record ReportPage<TReport, TDrawing>(ReportHead Head, TReport Report, TDrawing? Drawing)
    where TDrawing : class;

/// <summary>The statistics of a choice of formats.</summary>
internal sealed record StatisticsPage(ReportHead Head, SessionReport Report, SessionFormat? Format, IReadOnlyDictionary<string, string> Names);

/// <summary>Results by a property of sessions, or by category.</summary>
/// <param name="Names">Of the rows, by their keys.</param>
internal sealed record BreakdownPage(ReportHead Head, BreakdownBy By, BreakdownReport Report, IReadOnlyDictionary<string, string> Names);

/// <param name="Years">To choose from, newest first: in which a tax year may begin.</param>
internal sealed record TaxPage(ReportHead Head, TaxReport Report, int Year, int Start, IReadOnlyList<int> Years);
