using Microsoft.Extensions.Primitives;

namespace StakeEasy.Host.Security;

/// <summary>
/// The headers of the OWASP secure headers list, on every answer. They are set last, when the answer starts: the error handler
/// clears whatever was set before it.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private static readonly KeyValuePair<string, StringValues>[] Everywhere =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "same-origin"),
        new("Permissions-Policy", "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("X-Permitted-Cross-Domain-Policies", "none"),
        new("X-DNS-Prefetch-Control", "off"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Add((HttpContext)state), context);
        return next(context);
    }

    private static Task Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in Everywhere)
        {
            headers[name] = value;
        }

        var embeddable = context.GetEndpoint()?.Metadata.GetMetadata<EmbeddableAttribute>() is not null;
        headers.ContentSecurityPolicy = ContentPolicy + (embeddable ? "'self'" : "'none'");
        headers.XFrameOptions = embeddable ? "SAMEORIGIN" : "DENY";

        // A browser remembers this for the host name whatever the port: on localhost it would break its owner's other programs.
        if (context.Request.IsHttps && !IsLocalName(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (context.FindPlayer() is not null && !headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal))
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsLocalName(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
