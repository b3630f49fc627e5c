using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using StakeEasy.Host.Commands;
using StakeEasy.SharedKernel.Database;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

/// <summary>The application is killed right behind a deposit, before anybody has looked at what it means.</summary>
public sealed class KilledBeforeReviewTests : IDisposable
{
    private const string Email = "demo@stakeeasy.example";

    private const string StateSql = """
        select string_agg(line, E'\n' order by line) from (
          select to_jsonb(s)::text line from achievements.standings s union all select to_jsonb(u)::text from achievements.unlocks u) x
        """;

    private readonly TestFolder _folder = new("killed-review");

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_saved_counts_after_a_reconciliation_as_if_nothing_had_happened()
    {
        var seeded = await StakeEasyProcess.RunAsync("seed-demo", "--entries", "200", "--data", Data);
        Assert.True(seeded.ExitCode == 0, seeded.Output);
        await using (var server = await StakeEasyProcess.ServeAsync(Data))
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
            var browser = new Browser(client);
            using var signedIn = await browser.SubmitAsync("/sign-in", ("Email", Email), ("Password", SeedDemoCommand.Password));
            var page = await browser.OpenAsync("/deposits/new");
            using var deposit = await browser.SubmitAsync(
                "/deposits/new", ("AccountId", Value(page, "AccountId")), ("Date", Value(page, "Date")), ("Amount", "5"), ("Note", ""));
            Assert.Equal(HttpStatusCode.Redirect, deposit.StatusCode);
            await server.KillAsync();
        }

        var first = await StakeEasyProcess.RunAsync("reconcile", "--user", Email, "--data", Data);
        var second = await StakeEasyProcess.RunAsync("reconcile", "--data", Data, "--json");
        var state = await ScalarAsync(StateSql);
        await ScalarAsync("delete from achievements.standings; delete from achievements.unlocks; select 1");
        var anew = await StakeEasyProcess.RunAsync("reconcile", "--user", Email, "--data", Data);

        Assert.Equal((0, 0, 0), (first.ExitCode, second.ExitCode, anew.ExitCode));
        Assert.Contains("\"changed\": 0", second.Output, StringComparison.Ordinal);
        Assert.Equal(state, await ScalarAsync(StateSql));
        Assert.NotNull(state);
        var unknown = await StakeEasyProcess.RunAsync("reconcile", "--user", "nobody@example.org", "--data", Data);
        Assert.Equal(1, unknown.ExitCode);
    }

    private static string Value(AngleSharp.Dom.IDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new(Data), NullLogger.Instance, CancellationToken.None);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
