using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Reports;

/// <summary>How a report's rows and choices are called.</summary>
internal static class ReportWords
{
    public static readonly IReadOnlyList<(string Address, string Name)> Lengths = [("month", "Month"), ("quarter", "Quarter"), ("year", "Year")];

    public static readonly IReadOnlyList<(string Address, string Name)> SessionProperties =
    [
        ("game", "Game"), ("stake", "Stake"), ("venue", "Venue"), ("weekday", "Weekday"), ("format", "Format"), ("account", "Account"),
    ];

    /// <summary>Everything profit can be told apart by.</summary>
    public static readonly IReadOnlyList<(string Address, string Name)> Profit =
    [
        .. Lengths, ("account", "Account"), ("category", "Category"), ("game", "Game (sessions)"), ("stake", "Stake (sessions)"),
        ("venue", "Venue (sessions)"), ("weekday", "Weekday (sessions)"),
    ];

    /// <summary>The choice in the address, or the first one.</summary>
    public static string Read(string? by, IReadOnlyList<(string Address, string Name)> choices) =>
        choices.Select(c => c.Address).FirstOrDefault(a => string.Equals(a, by, StringComparison.OrdinalIgnoreCase)) ?? choices[0].Address;

    public static BucketLength? Length(string by) => by switch
    {
        "month" => BucketLength.Month,
        "quarter" => BucketLength.Quarter,
        "year" => BucketLength.Year,
        _ => null,
    };

    public static BreakdownBy Property(string by) => Enum.Parse<BreakdownBy>(by, ignoreCase: true);

    /// <summary>Nov 2026, or the days where a period cut it short.</summary>
    public static string Bucket(DateOnly from, DateOnly to, DateOnly today)
    {
        var end = from.AddMonths(1).AddDays(-1);
        var whole = from.Day == 1 && (to == end || to == today);
        return (from.Month == to.Month && from.Year == to.Year, whole) switch
        {
            (true, true) => DayText.Month(from),
            (true, false) => from == to ? DayText.Short(from) : DayText.WithoutYear(from) + " – " + DayText.Short(to),
            _ when from is { Month: 1, Day: 1 } && to is { Month: 12, Day: 31 } => from.Year.ToString(CultureInfo.InvariantCulture),
            _ => (from.Year == to.Year ? from.ToString("MMM", CultureInfo.InvariantCulture) : DayText.Month(from)) + " – " + DayText.Month(to),
        };
    }

    public static string Format(SessionFormat format) => format is SessionFormat.Cash ? "Cash games" : "Tournaments";

    /// <summary>The names of keys that are no names.</summary>
    public static IReadOnlyDictionary<string, string> Names(BreakdownBy by, IReadOnlyList<Account> accounts) => by switch
    {
        BreakdownBy.Account => accounts.ToDictionary(a => a.Id.Value.ToString(), a => a.Name, StringComparer.Ordinal),
        BreakdownBy.Format => Enum.GetValues<SessionFormat>().ToDictionary(f => ((int)f).ToString(CultureInfo.InvariantCulture), Format, StringComparer.Ordinal),
        BreakdownBy.Weekday => Enumerable.Range(1, 7).ToDictionary(
            d => d.ToString(CultureInfo.InvariantCulture),
            d => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(d % 7)),
            StringComparer.Ordinal),
        _ => new Dictionary<string, string>(StringComparer.Ordinal),
    };

    public static string Name(this IReadOnlyDictionary<string, string> names, BreakdownBy by, string key) =>
        names.TryGetValue(key, out var name) ? name
        : key.Length > 0 ? key
        : by is BreakdownBy.Category ? "No category" : "No " + by.ToString().ToLowerInvariant();

    public static string Group(AccountGroup group) =>
        group.Kind is AccountKind.Site ? "Poker sites" : group.AssetType is { } type ? AccountWords.Asset(type) : "Assets";
}
