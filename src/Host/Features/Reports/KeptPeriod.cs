using System.Globalization;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Reports;

/// <summary>
/// The period chosen last stays chosen, whichever way the player comes back to the reports: a cookie of this browser keeps its name, and
/// the days of a custom one. Stands in front of the kept pages, which are told apart by their addresses.
/// </summary>
internal sealed class KeptPeriod(RequestDelegate next)
{
    private const string Period = "period";
    private const string From = "from";
    private const string To = "to";
    private const string DayFormat = "yyyy-MM-dd";
    private const char Separator = '_';
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/reports", StringComparison.OrdinalIgnoreCase) && context.FindPlayer() is not null)
        {
            Follow(context);
        }

        return next(context);
    }

    private static void Follow(HttpContext context)
    {
        var request = context.Request;
        var name = CookieNames.For(context, CookieNames.Period);
        var before = request.Cookies[name] ?? "";
        var parts = before.Split(Separator);
        if (request.Query.TryGetValue(Period, out var period))
        {
            if (Chosen([period.ToString(), request.Query[From].ToString(), request.Query[To].ToString()]) is { } chosen && !string.Equals(chosen, before, StringComparison.Ordinal))
            {
                context.Response.Cookies.Append(name, chosen, new CookieOptions
                {
                    Path = "/",
                    HttpOnly = true,
                    IsEssential = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = request.IsHttps,
                    MaxAge = Kept,
                });
            }
        }
        else if (before.Length > 0 && string.Equals(Chosen(parts), before, StringComparison.Ordinal))
        {
            request.QueryString = request.QueryString.Add(Period, parts[0]);
            request.QueryString = parts is [_, var from, var to] ? request.QueryString.Add(From, from).Add(To, to) : request.QueryString;
        }
    }

    /// <summary>As it is kept; null for what is no period, or has no such days.</summary>
    private static string? Chosen(string[] said)
    {
        if (!ReportPeriods.All.Any(p => string.Equals(p.Address, said[0], StringComparison.Ordinal)))
        {
            return null;
        }

        if (!string.Equals(said[0], ReportPeriods.InAddress(ReportPeriod.Custom), StringComparison.Ordinal))
        {
            return said[0];
        }

        return said is [_, var from, var to] && Day(from) is { } first && Day(to) is { } last && first <= last ? string.Join(Separator, said) : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
