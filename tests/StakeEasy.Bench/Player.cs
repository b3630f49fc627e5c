using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace StakeEasy.Bench;

/// <summary>One signed-in player with a browser's cookies, on one connection.</summary>
internal sealed partial class Player : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private string _depositForm = "";

    private Player(Uri address) => _client = new HttpClient(new SocketsHttpHandler
    {
        CookieContainer = _cookies,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 1,
    })
    { BaseAddress = address };

    /// <summary>As a header, for a load generator.</summary>
    public string Cookies => _cookies.GetCookieHeader(_client.BaseAddress!);

    public static async Task<Player> SignInAsync(Uri address, string email, string password)
    {
        var player = new Player(address);
        var page = await player._client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([
            new("Email", email), new("Password", password), new("__RequestVerificationToken", ValueOf("__RequestVerificationToken", page))]);
        using var answer = await player._client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? player
            : throw new InvalidOperationException($"{email} cannot sign in: {answer.StatusCode}.");
    }

    public async Task<TimeSpan> GetAsync(string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        var took = Stopwatch.GetElapsedTime(start);
        answer.EnsureSuccessStatusCode();
        return took;
    }

    public Task<string> ReadAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    public async Task<int> SizeOfAsync(string path) => (await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;

    /// <summary>Saves one deposit into the player's first account.</summary>
    public async Task<TimeSpan> DepositAsync()
    {
        if (_depositForm.Length == 0)
        {
            _depositForm = await _client.GetStringAsync(new Uri("/deposits/new", UriKind.Relative));
        }

        using var form = new FormUrlEncodedContent([
            new("AccountId", ValueOf("AccountId", _depositForm)),
            new("Amount", "0.01"),
            new("Date", ValueOf("Date", _depositForm)),
            new("IdempotencyKey", Guid.NewGuid().ToString()),
            new("__RequestVerificationToken", ValueOf("__RequestVerificationToken", _depositForm))]);
        var start = Stopwatch.GetTimestamp();
        using var answer = await _client.PostAsync(new Uri("/deposits/new", UriKind.Relative), form);
        var took = Stopwatch.GetElapsedTime(start);
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? took
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The deposit was answered with {(int)answer.StatusCode}."));
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The value of the first input of that name, whatever the order of its attributes.</summary>
    private static string ValueOf(string name, string page)
    {
        var input = Input().Matches(page).First(i => i.Value.Contains($"name=\"{name}\"", StringComparison.Ordinal)).Value;
        return WebUtility.HtmlDecode(Value().Match(input).Groups["v"].Value);
    }

    [GeneratedRegex("<input[^>]*>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Input();

    [GeneratedRegex("""\svalue="(?<v>[^"]*)""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Value();
}
