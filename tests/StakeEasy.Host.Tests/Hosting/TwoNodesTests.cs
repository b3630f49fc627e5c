using System.Net;
using StakeEasy.Host.Tests.Features;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

/// <summary>Two nodes on one database and one Redis, as behind a proxy that sends each request wherever it likes.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class TwoNodesTests(PostgresFixture postgres) : FeatureTests(postgres), IAsyncLifetime
{
    private readonly RunningRedis _redis = new();
    private WebApp? _other;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await _redis.StartAsync();
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }

        await DisposeAsync();
        await _redis.DisposeAsync();
    }

    private protected override WebApp Configure(WebApp app) => OnRedis(app);

    [Fact]
    public async Task Defect_22_a_saved_deposit_is_on_the_dashboard_of_either_node_at_once()
    {
        using var elsewhere = await OnTheOtherNodeAsync();
        await KeptAsync(Browser);
        await KeptAsync(elsewhere);

        for (var i = 1; i <= 20; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (Browser, elsewhere) : (elsewhere, Browser);
            using var saved = await writer.SubmitAsync(
                "/deposits/new", ("AccountId", Stars.Value.ToString()), ("Amount", "1"), ("Date", Today), ("Note", ""));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

            Assert.Equal($"${i}.00", await BalanceAsync(reader));
            Assert.Equal($"${i}.00", await BalanceAsync(writer));
        }
    }

    [Fact]
    public async Task Pages_stay_right_while_Redis_is_killed_and_started_again()
    {
        using var elsewhere = await OnTheOtherNodeAsync();
        for (var i = 1; i <= 6; i++)
        {
            await _redis.KillAsync();
            await DepositAsync(1m);
            Assert.Equal($"${i}.00", await BalanceAsync(Browser));
            await _redis.StartAsync();
            Assert.Equal($"${i}.00", await BalanceAsync(Browser));
            await Eventually.TrueAsync(async () => string.Equals(await BalanceAsync(elsewhere), $"${i}.00", StringComparison.Ordinal));
        }
    }

    private async Task<Browser> OnTheOtherNodeAsync()
    {
        _other = OnRedis(new WebApp(Database));
        return await _other.OpenSignedInAsync();
    }

    private WebApp OnRedis(WebApp app) =>
        app.With("Cache:Mode", "redis").With("ConnectionStrings:Redis", _redis.ConnectionString).With("Cache:RedisPatience", "2000");

    /// <summary>Until the page really comes out of the cache: one that is never kept is never stale.</summary>
    private static Task KeptAsync(Browser browser) => Eventually.TrueAsync(async () =>
    {
        using var first = await browser.GetAsync("/dashboard");
        using var second = await browser.GetAsync("/dashboard");
        return string.Equals(
            await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    });

    private static async Task<string> BalanceAsync(Browser browser)
    {
        var page = await browser.OpenAsync("/dashboard");
        var row = page.QuerySelectorAll("[aria-labelledby=h-acc] tbody tr").First(r => r.TextContent.Contains("PokerStars", StringComparison.Ordinal));
        return Text(row.QuerySelector(".money"));
    }
}
