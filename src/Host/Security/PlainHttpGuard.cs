using Microsoft.Extensions.Options;

namespace StakeEasy.Host.Security;

/// <summary>
/// Refuses to serve other machines without encryption: passwords and figures would cross the network readable. Health checks
/// tell nothing and come from machines that rarely speak HTTPS.
/// </summary>
internal sealed class PlainHttpGuard(RequestDelegate next, IOptions<SecurityOptions> options)
{
    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Not over plain HTTP · StakeEasy</title></head>
        <body>
        <main>
        <h1>This connection is not encrypted</h1>
        <p>StakeEasy does not show or take anything over plain HTTP from another machine, because others on the network could read along.</p>
        <p>Open the address that begins with https://. If you run this server: put a proxy with a certificate in front of it and list the
        proxy in Security:KnownProxies, or set Security:AllowPlainHttp to true if you trust the network.</p>
        </main>
        </body>
        </html>

        """;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsHttps || options.Value.AllowPlainHttp || ClientAddress.IsLocal(context) || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page);
    }
}
