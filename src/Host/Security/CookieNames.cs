using Microsoft.AspNetCore.Authentication.Cookies;

namespace StakeEasy.Host.Security;

/// <summary>
/// The <c>__Host-</c> prefix makes browsers refuse a cookie that was not set over HTTPS by this very host. Over plain HTTP they
/// would refuse ours too, so there the name goes without.
/// </summary>
internal static class CookieNames
{
    public const string Session = "stakeeasy";
    public const string Form = "stakeeasy-form";
    public const string Notice = "stakeeasy-notice";
    public const string Period = "stakeeasy-period";

    public static string For(HttpContext? context, string name) => context?.Request.IsHttps is true ? "__Host-" + name : name;
}

/// <summary>Names the session cookie anew for every request.</summary>
internal sealed class PerSchemeCookieManager : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, CookieNames.For(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, CookieNames.For(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _inner.DeleteCookie(context, CookieNames.For(context, key), options);
}

/// <summary>The same for cookies whose owners take a builder rather than a manager.</summary>
internal sealed class PerSchemeCookie : CookieBuilder
{
    private readonly IHttpContextAccessor _http;
    private readonly string _name;

    public PerSchemeCookie(IHttpContextAccessor http, string name)
    {
        _http = http;
        _name = name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Cannot be set: the framework proposes a name of its own only where there is none.</summary>
    public override string? Name
    {
        get => CookieNames.For(_http.HttpContext, _name);
        set => throw new NotSupportedException("The name depends on the request.");
    }
}
