namespace StakeEasy.Host.Features.Reports;

/// <summary>The periods every report offers.</summary>
internal enum ReportPeriod
{
    ThisMonth,
    LastMonth,
    ThisQuarter,
    LastQuarter,
    ThisYear,
    LastYear,
    Last12Months,
    All,
    Custom,
}

/// <summary>How periods are called, in words and in addresses, and which days they are. All but a custom one begin with a month.</summary>
internal static class ReportPeriods
{
    public const ReportPeriod Usual = ReportPeriod.ThisYear;

    /// <summary>No entry is older.</summary>
    public const int EarliestYear = 1970;

    public static readonly IReadOnlyList<(ReportPeriod Period, string Address, string Name)> All =
    [
        (ReportPeriod.ThisMonth, "this-month", "This month"), (ReportPeriod.LastMonth, "last-month", "Last month"),
        (ReportPeriod.ThisQuarter, "this-quarter", "This quarter"), (ReportPeriod.LastQuarter, "last-quarter", "Last quarter"),
        (ReportPeriod.ThisYear, "this-year", "This year"), (ReportPeriod.LastYear, "last-year", "Last year"),
        (ReportPeriod.Last12Months, "last-12-months", "Last 12 months"), (ReportPeriod.All, "all", "All time"),
        (ReportPeriod.Custom, "custom", "Custom days"),
    ];

    /// <summary>Anything unknown is the usual one.</summary>
    public static ReportPeriod Read(string? text) =>
        All.Where(p => string.Equals(p.Address, text, StringComparison.OrdinalIgnoreCase)).Select(p => (ReportPeriod?)p.Period).FirstOrDefault() ?? Usual;

    public static string InAddress(ReportPeriod period) => All.Single(p => p.Period == period).Address;

    /// <summary>From null: from the first entry on.</summary>
    public static (DateOnly? From, DateOnly To) Days(ReportPeriod period, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        var year = new DateOnly(today.Year, 1, 1);
        return period switch
        {
            ReportPeriod.ThisMonth => (month, today),
            ReportPeriod.LastMonth => (month.AddMonths(-1), month.AddDays(-1)),
            ReportPeriod.ThisQuarter => (quarter, today),
            ReportPeriod.LastQuarter => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            ReportPeriod.ThisYear => (year, today),
            ReportPeriod.LastYear => (year.AddYears(-1), year.AddDays(-1)),
            ReportPeriod.Last12Months => (month.AddMonths(-11), today),
            ReportPeriod.All => (null, today),
            _ => throw new ArgumentOutOfRangeException(nameof(period)),
        };
    }
}
