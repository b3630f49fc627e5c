using System.Net;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What the pages that are opened most ask of the database when nothing is remembered.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class UncachedPageCostTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected override WebApp Configure(WebApp app) => app.With("Cache:Mode", "off");

    [Theory]
    [InlineData("/dashboard", 2)]
    [InlineData("/recommendations", 3)]
    [InlineData("/recommendations/best", 3)]
    [InlineData("/recommendations/stakes", 3)]
    [InlineData("/recommendations/profile", 3)]
    public async Task A_page_takes_no_more_statements_than_these(string path, int most)
    {
        await PlayAsync(sessions: 40);
        await UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.DepositMonth, 5_000m, default)).Value);
        await UseAsync<IGoals, object?>(async g => (await g.SetAsync(Player, Guid.NewGuid(), new(GoalKind.Sessions, "A hundred", 100m, Day, Day.AddDays(9)), default)).Value);
        Assert.Null(await UseAsync<IStakeProfiles, Error?>(async p => (await p.SaveAsync(
            Player,
            new(
                [], Opposition.Tough, RiskTolerance.Conservative, Surroundings.Online, StakeProfile.UsualRisk,
                new CashPlay(CurrencyCode.Of("USD")) { BuyIn = 200m, RateFrom = RateFrom.OwnSessions }, new TournamentPlay(CurrencyCode.Of("USD"), []) { RateFrom = RateFrom.OwnSessions, Deviation = 5m }, Version: 0),
            default)).Error));
        _ = await Browser.OpenAsync(path);
        using var sent = new SentStatements();

        using var page = await Browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(sent.All.Count is > 0 && sent.All.Count <= most, string.Join("\n\n", sent.All));
    }
}
