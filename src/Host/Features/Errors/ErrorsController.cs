using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using StakeEasy.Host.Maintenance;

namespace StakeEasy.Host.Features.Errors;

/// <summary>What went wrong, in plain words.</summary>
/// <param name="RequestId">Finds the request in the logs.</param>
internal sealed record ErrorPage(int Code, string Title, string Text, string RequestId);

/// <summary>Every failure ends here, whatever the method of the request: the pipeline runs the request again with this address.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("error/{code:int}")]
internal sealed class ErrorsController : Controller
{
    private const string RetryAfterSeconds = "5";

    public IActionResult Show([FromRoute] int code)
    {
        // Asked for directly, an address that names no failure is simply not a page.
        var failure = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error && IsDatabaseGone(error))
        {
            failure = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        var (title, text) = HttpContext.Features.Get<MaintenanceNotice>() is { } notice ? ("Closed for maintenance", notice.Message) : Words(failure);
        Response.StatusCode = failure;
        Response.Headers.CacheControl = "no-store";
        return View(new ErrorPage(failure, title, text, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier));
    }

    /// <summary>It could not be reached, or ended while we asked: what a PostgreSQL that still answers refuses is a fault of ours.</summary>
    private static bool IsDatabaseGone(Exception error) => error switch
    {
        PostgresException refusal => refusal.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException => true,
        _ => error.InnerException is { } inner && IsDatabaseGone(inner),
    };

    private static (string Title, string Text) Words(int code) => code switch
    {
        StatusCodes.Status400BadRequest => (
            "That did not arrive as it should", "Nothing is saved. Go back, load the page again and repeat what you did."),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => (
            "This is not open to you", "Sign in with the account it belongs to."),
        StatusCodes.Status404NotFound => (
            "There is nothing here", "The page has moved, was deleted, or was never yours."),
        StatusCodes.Status405MethodNotAllowed => (
            "That cannot be done here", "Nothing is saved. Go back and use the buttons of the page."),
        StatusCodes.Status413PayloadTooLarge => (
            "That was too much at once", "Nothing is saved. Send less."),
        StatusCodes.Status429TooManyRequests => (
            "That was too often", "Nothing is lost. Wait a minute, then try again."),
        StatusCodes.Status503ServiceUnavailable => (
            "The database does not answer just now", "What was saved before is safe. Wait some seconds, then load the page again; if you were saving, look whether it is there, and save it again if not: it is never saved twice."),
        >= 500 => (
            "Something went wrong on our side", "What was saved before is safe. Go back and look whether your last change is there; if it is not, save it again: it is never saved twice."),
        _ => (
            "That did not work", "Nothing is saved. Go back and try again."),
    };
}
