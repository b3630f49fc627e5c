using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace StakeEasy.Host.Security;

/// <summary>What protects players and their figures on the web; docs/security.md tells the whole.</summary>
internal static class WebSecurity
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromDays(14);

    public static IServiceCollection AddWebSecurity(this IServiceCollection services)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<SecurityOptions>>(BelieveListedProxies);

        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentPlayer, CurrentPlayer>();
        services.AddScoped<PlayerSessions>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(KeepSession);
        services.AddAuthorizationBuilder().SetFallbackPolicy(SignedIn());

        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((form, http) =>
        {
            form.Cookie = new PerSchemeCookie(http, CookieNames.Form);
            form.HeaderName = "X-CSRF-TOKEN";
            form.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHttpContextAccessor>(
            (notice, http) => notice.Cookie = new PerSchemeCookie(http, CookieNames.Notice));
        return services;
    }

    /// <summary>First of all: who is really asking, over what, and the headers of every answer.</summary>
    public static IApplicationBuilder UseWebSecurity(this IApplicationBuilder app)
    {
        // With an empty list the framework's middleware would believe everybody.
        if (app.ApplicationServices.GetRequiredService<IOptions<SecurityOptions>>().Value.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        return app.UseMiddleware<SecurityHeaders>().UseMiddleware<PlainHttpGuard>();
    }

    /// <summary>After error pages, static files and routing: who is signed in, in their culture, and whether they may.</summary>
    public static IApplicationBuilder UsePlayers(this IApplicationBuilder app) =>
        app.UseAuthentication().UseMiddleware<RequestCulture>().UseAuthorization();

    private static void BelieveListedProxies(ForwardedHeadersOptions forwarded, IOptions<SecurityOptions> security)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        // Any number of hops: the walk ends at the first address that is not listed.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in security.Value.KnownProxies)
        {
            forwarded.KnownIPNetworks.Add(ProxyNetwork.Parse(proxy)!.Value);
        }
    }

    private static void KeepSession(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieNames.Session;
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.CookieManager = new PerSchemeCookieManager();
        cookie.EventsType = typeof(PlayerSessions);
        cookie.ExpireTimeSpan = SessionLength;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.ReturnUrlParameter = "returnUrl";
    }

    /// <summary>Every endpoint that does not say otherwise. An address without an endpoint is simply not found.</summary>
    private static AuthorizationPolicy SignedIn() => new AuthorizationPolicyBuilder()
        .RequireAssertion(context => context.User.Identity?.IsAuthenticated is true || (context.Resource as HttpContext)?.GetEndpoint() is null)
        .Build();
}
