using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace StakeEasy.Host.Frontend;

/// <summary>
/// A request's form without NUL characters, which no text in the database can hold, and the names of the fields that had some. The
/// framework refuses such a form as a whole, before any field could be told what is wrong with it.
/// </summary>
internal sealed class FormWithoutNul(HttpRequest request) : IFormFeature
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    private readonly FormFeature _framework = new(request);
    private readonly List<string> _mended = [];

    public IReadOnlyList<string> Mended => _mended;

    public bool HasFormContentType => _framework.HasFormContentType;

    public IFormCollection? Form { get; set; }

    public IFormCollection ReadForm() => ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Form ??= await ReadAsync(cancellationToken);

    private async Task<IFormCollection> ReadAsync(CancellationToken ct)
    {
        // What a form with files brings is mended the same way, but split by the framework.
        if (!IsUrlEncoded)
        {
            var form = await _framework.ReadFormAsync(ct);
            return new FormCollection(form.ToDictionary(f => f.Key, Mend, StringComparer.OrdinalIgnoreCase), form.Files);
        }

        using var reader = new FormReader(request.Body, Encoding.UTF8);
        var fields = await reader.ReadFormAsync(ct);
        return new FormCollection(fields.ToDictionary(f => f.Key, Mend, StringComparer.OrdinalIgnoreCase));
    }

    private bool IsUrlEncoded =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(UrlEncoded, StringComparison.OrdinalIgnoreCase);

    private StringValues Mend(KeyValuePair<string, StringValues> field)
    {
        if (!field.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) is true))
        {
            return field.Value;
        }

        _mended.Add(field.Key);
        return field.Value.Select(v => v?.Replace("\0", "", StringComparison.Ordinal)).ToArray();
    }
}
