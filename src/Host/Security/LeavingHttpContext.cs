using Microsoft.AspNetCore.Authentication;

namespace StakeEasy.Host.Security;

internal static class LeavingHttpContext
{
    /// <summary>Ends the session in this browser, and what pages have stored there.</summary>
    public static async Task LeaveAsync(this HttpContext context)
    {
        await context.SignOutAsync();

        // Not "cookies": browsers would clear those of every other site below the same domain too.
        context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
    }
}
