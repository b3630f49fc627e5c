using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace StakeEasy.Host.Maintenance;

/// <summary>
/// While maintenance is on, answers everything but health checks and files with 503 and when to come back: a page for people, a problem
/// (RFC 9457) for programs. Who asks is not looked up: that would need what is being worked on.
/// </summary>
internal sealed class MaintenanceGate(RequestDelegate next, MaintenanceWatch watch)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (watch.Notice is not { } notice || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = ((long)Math.Ceiling(notice.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        if (IsProgram(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            var problem = new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = "Maintenance", Detail = notice.Message };
            return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
        }

        // The page about failures says it.
        context.Features.Set(notice);
        context.Request.Headers.Remove("Cookie");
        context.Request.Path = "/error/503";
        context.Request.QueryString = QueryString.Empty;
        return next(context);
    }

    private static bool IsProgram(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || (accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("html", StringComparison.OrdinalIgnoreCase));
    }
}
