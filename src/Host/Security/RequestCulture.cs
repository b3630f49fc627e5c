using System.Globalization;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Security;

/// <summary>Figures and days as the player prefers them; for visitors, as their browser asks.</summary>
internal sealed class RequestCulture(RequestDelegate next)
{
    private const int LanguagesLookedAt = 10;

    /// <summary>The best culture the browser asks for that a player could choose.</summary>
    public static CultureInfo OfBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1).Take(LanguagesLookedAt)
            .Select(l => CultureChoices.Find(l.Value.Value)).FirstOrDefault(c => c is not null)
        ?? CultureInfo.GetCultureInfo(CultureChoices.Default);

    public Task InvokeAsync(HttpContext context)
    {
        // Holds for whatever this request calls from here on, and for no other.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = context.FindPlayer()?.Culture ?? OfBrowser(context.Request);
        return next(context);
    }
}
