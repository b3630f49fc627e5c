using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Host.Commands;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

/// <summary>A thousand deposits at once, and the application is killed in the middle of them.</summary>
public sealed class KilledDuringDepositsTests : IDisposable
{
    private const int Deposits = 1_000;
    private const int AtOnce = 32;
    private const int AcknowledgedBeforeTheKill = 250;
    private const int SeededEntries = 200;

    private readonly TestFolder _folder = new("killed");

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_acknowledged_deposit_is_there_once_and_the_rest_can_be_sent_again()
    {
        var seeded = await StakeEasyProcess.RunAsync("seed-demo", "--entries", "200", "--data", Data);
        Assert.True(seeded.ExitCode == 0, seeded.Output);
        var keys = Enumerable.Range(0, Deposits).Select(_ => Guid.NewGuid()).ToArray();
        var acknowledged = new ConcurrentBag<Guid>();
        var cookies = new CookieContainer();
        Form form;

        await using (var first = await StakeEasyProcess.ServeAsync(Data))
        {
            using var client = Client(first.Address!, cookies);
            form = await SignInAsync(client);
            var sending = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => SendAsync(client, form, Every(keys, n), acknowledged)));
            await Eventually.TrueAsync(() => acknowledged.Count >= AcknowledgedBeforeTheKill, "Too few deposits were acknowledged.");
            await first.KillAsync();
            await sending;
        }

        Assert.InRange(acknowledged.Count, AcknowledgedBeforeTheKill, Deposits - 1);
        await using var second = await StakeEasyProcess.ServeAsync(Data);
        Assert.Equal(acknowledged.Count, await CountAsync(acknowledged));
        await VerifiedAsync();

        using var again = Client(second.Address!, cookies);
        var rest = new ConcurrentBag<Guid>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => SendAsync(again, form, Every(keys, n), rest)));

        Assert.Equal(Deposits, rest.Count);
        Assert.Equal(Deposits, await CountAsync(keys));
        Assert.Equal(SeededEntries + Deposits, await ScalarAsync("select count(*) from bankroll.entries"));
        await VerifiedAsync();
        await second.StopAsync();
    }

    private static HttpClient Client(Uri address, CookieContainer cookies) => new(new SocketsHttpHandler
    {
        CookieContainer = cookies,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = AtOnce,
    })
    { BaseAddress = address };

    private static async Task<Form> SignInAsync(HttpClient client)
    {
        // Not disposed of: it would take the client with it.
        var browser = new Browser(client);
        using var signedIn = await browser.SubmitAsync("/sign-in", ("Email", "demo@stakeeasy.example"), ("Password", SeedDemoCommand.Password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var page = await browser.OpenAsync("/deposits/new");
        return new(Value(page, "AccountId"), Value(page, "Date"), Value(page, "__RequestVerificationToken"));
    }

    private static string Value(IDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;

    private static IEnumerable<Guid> Every(Guid[] keys, int first) => keys.Where((_, i) => i % AtOnce == first);

    private static async Task SendAsync(HttpClient client, Form form, IEnumerable<Guid> keys, ConcurrentBag<Guid> acknowledged)
    {
        foreach (var key in keys)
        {
            using var content = new FormUrlEncodedContent([
                new("AccountId", form.Account), new("Date", form.Date), new("Amount", "0.01"),
                new("IdempotencyKey", key.ToString()), new("__RequestVerificationToken", form.Token)]);
            try
            {
                using var answer = await client.PostAsync(new Uri("/deposits/new", UriKind.Relative), content);
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
                acknowledged.Add(key);
            }
            catch (HttpRequestException)
            {
                // Killed: whether it was saved, nobody has been told.
            }
        }
    }

    /// <summary>How many of the keys have exactly one entry in the ledger.</summary>
    private async Task<object?> CountAsync(IEnumerable<Guid> keys) => await ScalarAsync(
        "select count(*) from bankroll.requests r join bankroll.entries e on e.owner_id = r.owner_id and e.id = r.result_id where r.id = any($1)",
        new NpgsqlParameter { Value = keys.ToArray() });

    private async Task<object?> ScalarAsync(string sql, params NpgsqlParameter[] parameters)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(Data), NullLogger.Instance, CancellationToken.None);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(parameters);
        return await command.ExecuteScalarAsync() is long count ? (int)count : null;
    }

    private async Task VerifiedAsync()
    {
        var verified = await StakeEasyProcess.RunAsync("verify", "--data", Data);
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    private sealed record Form(string Account, string Date, string Token);
}
