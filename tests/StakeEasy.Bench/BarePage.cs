using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace StakeEasy.Bench;

/// <summary>The least a page of this size can cost: Kestrel, one middleware, bytes that are ready.</summary>
internal static class BarePage
{
    public static async Task<int> ServeAsync(string url, int bytes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var page = new byte[bytes];
        Array.Fill(page, (byte)'x');
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            await context.Response.Body.WriteAsync(page);
        });
        await app.RunAsync();
        return 0;
    }
}
