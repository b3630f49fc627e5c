using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What keeping habits costs a deposit on its own way.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class DepositCostTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deposit_sends_at_most_two_statements_more_for_limits_streaks_and_achievements(bool limited)
    {
        if (limited)
        {
            await UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.DepositMonth, 5_000m, default)).Value);
        }

        // The rates and the account are known from here on; the limits have changed since and are read anew.
        using var first = await RecordAsync("/deposits/new", ("Amount", "5"));
        await UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.SessionMinutes, 60m, default)).Value);
        var page = await Browser.OpenAsync("/deposits/new");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var statements = new SentStatements();

        using var deposit = await Browser.PostAsync(
            "/deposits/new", ("AccountId", Stars.Value.ToString()), ("Date", Today), ("Amount", "7"), ("IdempotencyKey", Guid.NewGuid().ToString()), ("__RequestVerificationToken", token));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, deposit.StatusCode);
        var sent = statements.All;
        Assert.NotEmpty(sent);
        var more = sent.Where(s => s.Contains("achievements.", StringComparison.Ordinal) || s.Contains("bankroll.totals", StringComparison.Ordinal)).ToList();
        Assert.True(more.Count <= 2, string.Join("\n\n", more));
    }
}
