using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Security;

/// <summary>
/// Looks at every request whether its session still holds. The cookie alone says who somebody was; the user's record, cached,
/// says who they are, and forgets the session in the moment the password changes.
/// </summary>
internal sealed class PlayerSessions(ISignIn signIn, TimeProvider clock) : CookieAuthenticationEvents
{
    private const string StampClaim = "stamp";

    /// <summary>What goes into the cookie: no name, no address.</summary>
    public static ClaimsPrincipal Principal(Session session) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, session.User.ToString()), new Claim(StampClaim, session.Stamp)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page about a failure must not ask again what may just have failed. It knows whoever was recognised before, or nobody.
            if (context.HttpContext.FindPlayer() is null)
            {
                context.RejectPrincipal();
            }

            return;
        }

        if (Read(context.Principal) is { } session && await signIn.ResumeAsync(session, context.HttpContext.RequestAborted) is { } player)
        {
            context.HttpContext.Features.Set(new PlayerOnRequest(player, clock.GetUtcNow()));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>A part of a page cannot be replaced by the sign-in page: htmx is told to go there as a whole.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.Request.Headers.ContainsKey("HX-Request"))
        {
            // Only a page can be returned to; what a form wanted to send is not there any more.
            context.Response.Redirect(HttpMethods.IsGet(context.Request.Method) ? context.RedirectUri : context.Options.LoginPath);
            return Task.CompletedTask;
        }

        // Not even the error page: it would be put where the part belongs.
        if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers["HX-Redirect"] = context.Options.LoginPath.Value;
        return Task.CompletedTask;
    }

    private static Session? Read(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && principal.FindFirstValue(StampClaim) is { } stamp
            ? new Session(new UserId(id), stamp)
            : null;
}
