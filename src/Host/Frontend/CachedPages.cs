using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Hybrid;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Host.Frontend;

/// <summary>Answers from what was kept of pages marked <see cref="CachedPageAttribute"/>, in front of everything that would make them.</summary>
internal sealed class CachedPages(RequestDelegate next, HybridCache cache)
{
    private const int LongestQuery = 300;
    private const string Html = "text/html; charset=utf-8";
    /// <summary>Pages of another build may look different, and may still lie in Redis.</summary>
    private static readonly string Build = typeof(CachedPages).Module.ModuleVersionId.ToString("N");

    private static readonly HybridCacheEntryOptions Expiration = new() { Expiration = TimeSpan.FromMinutes(5) };

    private static readonly object ThisMoment = new();

    /// <summary>What is being made tells the time: it is answered, but not kept.</summary>
    public static void ShowsThisMoment(HttpContext context) => context.Items[ThisMoment] = true;

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not null
            && context.FindPlayer() is { } player
            && !Toast.Waits(context)
            && !IsFile(context.Request)
            && context.Request.QueryString.Value is not { Length: > LongestQuery }
            ? AnswerAsync(context, player)
            : next(context);

    /// <summary>The table of a page as a file is written as it is read, and kept nowhere.</summary>
    private static bool IsFile(HttpRequest request) => request.Query.ContainsKey("format");

    private async Task AnswerAsync(HttpContext context, Player player)
    {
        try
        {
            var page = await cache.GetOrCreateAsync(
                Key(context, player),
                (Pages: this, context),
                static (state, _) => state.Pages.RenderAsync(state.context),
                Expiration,
                [CacheTags.Ledger(player.Id), CacheTags.User(player.Id), CacheTags.Progress(player.Id), CacheTags.Rates],
                context.RequestAborted);
            context.Response.ContentType = Html;
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        }
        catch (PageOfOneRequestException)
        {
            // Already sent, and for nobody else.
        }
    }

    /// <summary>Everything a page depends on beyond its tags. It holds a form token, which is bound to the browser's form cookie.</summary>
    private static string Key(HttpContext context, Player player)
    {
        var request = context.Request;
        var form = request.Cookies[CookieNames.For(context, CookieNames.Form)] ?? "";
        var browser = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(form)), 0, 16);
        var today = context.RequestServices.GetRequiredService<ICurrentPlayer>().Today;
        var part = request.Headers.ContainsKey("HX-Request") ? "part" : "page";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Build}|{part}|{player.Id}|{player.ReportingCurrency}|{request.Path}{request.QueryString}|{today:yyyyMMdd}|{CultureInfo.CurrentCulture.Name}|{browser}");
    }

    private async ValueTask<byte[]> RenderAsync(HttpContext context)
    {
        var response = context.Response;
        var destination = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = destination;
        }

        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && !context.Items.ContainsKey(ThisMoment))
        {
            return buffer.ToArray();
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(destination, context.RequestAborted);
        throw new PageOfOneRequestException();
    }

    /// <summary>A cancellation to the cache: whoever waits for this page makes their own.</summary>
    private sealed class PageOfOneRequestException : OperationCanceledException;
}
