using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What the pages that are opened most ask of the database when nothing is remembered.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class UncachedPageCostTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected override WebApp Configure(WebApp app) => app.With("Cache:Mode", "off");

    [Fact]
    public async Task A_dashboard_takes_six_statements_at_most()
    {
        await DepositAsync(1_000m, Day.AddDays(-40));
        _ = await Browser.OpenAsync("/dashboard");
        using var sent = new SentStatements();

        var page = await Browser.OpenAsync("/dashboard");

        Assert.Contains("$1,000.00", Text(page.QuerySelector("[aria-labelledby=h-acc]")), StringComparison.Ordinal);
        Assert.True(sent.All.Count is > 0 and <= 6, string.Join("\n\n", sent.All));
    }
}
