using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace StakeEasy.Host.Frontend;

/// <summary>
/// Sends the .br or .gz that the front-end build wrote beside each asset to browsers that take it. Names in /assets carry a hash of
/// their content, so they may be kept for ever.
/// </summary>
internal sealed class PrecompressedAssets(RequestDelegate next, IWebHostEnvironment env)
{
    /// <summary>The usual types, and .br, which Describe replaces by the type of what is compressed.</summary>
    public static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".br"] = "application/octet-stream" } };

    private static readonly (string Encoding, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/assets", StringComparison.Ordinal) && Compressed(context.Request) is { } compressed)
        {
            context.Request.Path = path + compressed;
        }

        return next(context);
    }

    /// <summary>Headers of a file about to be sent.</summary>
    public static void Describe(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        var path = file.Context.Request.Path.Value!;
        if (!path.StartsWith("/assets/", StringComparison.Ordinal))
        {
            headers[HeaderNames.CacheControl] = "public, max-age=86400";
            return;
        }

        headers[HeaderNames.CacheControl] = "public, max-age=31536000, immutable";
        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        foreach (var (encoding, suffix) in Encodings)
        {
            if (path.EndsWith(suffix, StringComparison.Ordinal) && Types.TryGetContentType(path[..^suffix.Length], out var type))
            {
                headers[HeaderNames.ContentEncoding] = encoding;
                headers[HeaderNames.ContentType] = type;
            }
        }
    }

    private string? Compressed(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Encodings)
        {
            var taken = accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is null or > 0);
            if (taken && env.WebRootFileProvider.GetFileInfo(request.Path.Value + suffix).Exists)
            {
                return suffix;
            }
        }

        return null;
    }
}
