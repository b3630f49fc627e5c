using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Security;

/// <summary>What is counted by the minute.</summary>
internal enum Attempt
{
    /// <summary>Counts what fails: whoever knows the password is not limited.</summary>
    SignIn,

    /// <summary>Counts what succeeds: a form sent back for a short password has made no account.</summary>
    SignUp,

    /// <summary>Counts what fails, for the signed-in player.</summary>
    Password,

    /// <summary>Counts what fails, by client address: the links name their players in a way only we can read.</summary>
    ResetPassword,
}

/// <summary>Limits an action by client address and by account; answers 429 and how long to wait when there were too many.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CountAttemptsAttribute(Attempt attempt) : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var attempts = http.RequestServices.GetRequiredService<IAttempts>();
        var options = http.RequestServices.GetRequiredService<IOptions<SecurityOptions>>().Value;
        var limit = attempt is Attempt.SignUp ? options.SignUpsPerMinute : options.SignInsPerMinute;

        // Counted before it runs and taken back after, so that attempts sent together do not slip through. The address comes
        // first: one that is used up cannot go on to use up other people's accounts.
        var counted = new List<string>();
        foreach (var key in Keys(http))
        {
            if (await attempts.CountAsync(key, limit, http.RequestAborted) is { } wait)
            {
                context.Result = new TooManyAttempts(wait);
                return;
            }

            counted.Add(key);
        }

        var executed = await next();

        // Success leads on; failure shows the form again.
        var succeeded = executed is { Exception: null, Result: not ViewResult };
        if (succeeded != (attempt is Attempt.SignUp))
        {
            foreach (var key in counted)
            {
                await attempts.ForgiveAsync(key, CancellationToken.None);
            }
        }
    }

    private IEnumerable<string> Keys(HttpContext http)
    {
        yield return $"{attempt} from {ClientAddress.Subscriber(http)}";
        if (Account(http) is { Length: > 0 } account)
        {
            yield return $"{attempt} of {account}";
        }
    }

    private string? Account(HttpContext http) =>
        attempt is Attempt.Password ? http.FindPlayer()?.Id.ToString() : http.Request.Form["Email"].ToString().Trim().ToUpperInvariant();
}
