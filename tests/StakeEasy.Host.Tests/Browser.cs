using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StakeEasy.Host.Tests;

/// <summary>What a person with a browser can do, without scripts: open pages and send their forms.</summary>
internal sealed class Browser(HttpClient client) : IDisposable
{
    public HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<IDocument> OpenAsync(string path)
    {
        using var answer = await GetAsync(path);
        return answer.IsSuccessStatusCode ? await ReadAsync(answer) : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    /// <summary>Opens the page, fills in the form that is sent to the page's own path, and sends it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields) => SubmitAsync(path, path, fields);

    /// <summary>Opens the page, fills in its form that is sent to <paramref name="action"/>, and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, string action, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(path);
        var form = page.QuerySelectorAll("form").FirstOrDefault(f => string.Equals(f.GetAttribute("action"), action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{path} has no form for {action}.");
        var content = Hidden(form).Where(h => fields.All(f => !string.Equals(f.Name, h.Name, StringComparison.Ordinal))).Concat(fields);
        return await PostAsync(action, [.. content]);
    }

    /// <summary>Opens the page, fills in its form for files, with this one in the field File, and sends it to the same path.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, string fileName, byte[] file, params (string Name, string Value)[] fields) =>
        await UploadAsync(await OpenAsync(path), path, fileName, file, fields);

    /// <summary>The same from a page that was opened before.</summary>
    public async Task<HttpResponseMessage> UploadAsync(IDocument page, string path, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "File", fileName } };
        foreach (var (name, value) in Hidden(page.QuerySelector($"form[action='{path}'][enctype]")!).Concat(fields))
        {
            content.Add(new StringContent(value), name);
        }

        return await SendAsync(path, content);
    }

    /// <summary>Sends these fields and nothing else: no token either.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await SendAsync(path, content);
    }

    public Task<HttpResponseMessage> SendAsync(string path, HttpContent content) => client.PostAsync(new Uri(path, UriKind.Relative), content);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) =>
        client.SendAsync(new HttpRequestMessage(method, new Uri(path, UriKind.Relative)));

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    public void Dispose() => client.Dispose();

    private static IEnumerable<(string Name, string Value)> Hidden(IElement form) =>
        form.QuerySelectorAll("input[type=hidden][name]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
}
