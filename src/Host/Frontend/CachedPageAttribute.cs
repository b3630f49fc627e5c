using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Host.Frontend;

/// <summary>
/// Keeps the finished page for its player until the ledger, the rates or the preferences change. For pages that show nothing else:
/// no form of their own, and no message that is shown once.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CachedPageAttribute : Attribute, IAsyncResourceFilter
{
    private const int LongestQuery = 100;
    private const string Html = "text/html; charset=utf-8";
    private static readonly HybridCacheEntryOptions Expiration = new() { Expiration = TimeSpan.FromMinutes(5) };

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.FindPlayer() is not { } player || Toast.Waits(http) || http.Request.QueryString.Value?.Length > LongestQuery)
        {
            await next();
            return;
        }

        var rendered = false;
        try
        {
            var page = await http.RequestServices.GetRequiredService<HybridCache>().GetOrCreateAsync(
                Key(http, context),
                async _ =>
                {
                    rendered = true;
                    return await RenderAsync(http.Response, next);
                },
                Expiration,
                [CacheTags.Ledger(player.Id), CacheTags.User(player.Id), CacheTags.Rates],
                http.RequestAborted);
            if (rendered)
            {
                http.Response.ContentLength = page.Length;
                await http.Response.Body.WriteAsync(page, http.RequestAborted);
            }
            else
            {
                context.Result = new FileContentResult(page, Html);
            }
        }
        catch (PageOfOneRequestException)
        {
            // Already sent, and for nobody else.
        }
    }

    /// <summary>Everything a page depends on beyond its tags. It holds a form token, which is bound to the browser's form cookie.</summary>
    private static string Key(HttpContext http, ResourceExecutingContext context)
    {
        var form = http.Request.Cookies[CookieNames.For(http, CookieNames.Form)] ?? "";
        var browser = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(form)), 0, 16);
        var today = context.HttpContext.RequestServices.GetRequiredService<ICurrentPlayer>().Today;
        var part = http.Request.Headers.ContainsKey("HX-Request") ? "part" : "page";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{part}|{http.FindPlayer()!.Id}|{http.Request.Path}{http.Request.QueryString}|{today:yyyyMMdd}|{CultureInfo.CurrentCulture.Name}|{browser}");
    }

    private static async Task<byte[]> RenderAsync(HttpResponse response, ResourceExecutionDelegate next)
    {
        var destination = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        ResourceExecutedContext executed;
        try
        {
            executed = await next();
        }
        finally
        {
            response.Body = destination;
        }

        if (executed.Exception is null && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0)
        {
            return buffer.ToArray();
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(destination);
        throw new PageOfOneRequestException();
    }

    /// <summary>A cancellation to the cache: whoever waits for this page makes their own.</summary>
    private sealed class PageOfOneRequestException : OperationCanceledException;
}
