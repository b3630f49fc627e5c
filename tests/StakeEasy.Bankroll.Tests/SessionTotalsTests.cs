using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>What the sessions of a list come to together.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SessionTotalsTests(PostgresFixture postgres) : SessionScene(postgres)
{
    private static readonly DateOnly RatesBegin = new(2026, 11, 1);

    [Fact]
    public async Task They_are_added_up_in_the_reporting_currency_at_the_rates_of_their_days_whatever_they_are_filtered_by()
    {
        Ledger.Rates.Publish(RatesBegin, ("USD", 2m));
        Ledger.Rates.Publish(new(2026, 11, 15), ("USD", 4m));
        await PlayAsync(await FundedAsync(1_000m), 10m, "2026-11-03", "deep");
        var dollars = await FundedAsync(1_000m, "GGPoker", "USD");
        await PlayAsync(dollars, 40m, "2026-11-10", "deep");
        await PlayAsync(dollars, -20m, "2026-11-17", "deep");

        (SessionFilter Filter, decimal Sum)[] filters =
        [
            (new(), 10m + 20m - 5m),
            (new(Tag: "deep"), 10m + 20m - 5m),
            (new(Game: "NLHE", From: new(2026, 11, 4), To: new(2026, 11, 16)), 20m),
            (new(Tag: "deep", To: new(2026, 11, 16)), 30m),
            (new() { Won = true }, 30m),
            (new() { Won = false }, -5m),
        ];
        foreach (var (filter, sum) in filters)
        {
            Assert.Equal(Money.Of(sum, "EUR"), (await TotalsAsync(filter)).Converted);
        }
    }

    [Fact]
    public async Task What_had_no_rate_on_its_day_is_apart_and_nothing_is_said_that_is_not_known()
    {
        Ledger.Rates.Publish(RatesBegin, ("USD", 2m));
        var dollars = await FundedAsync(1_000m, "GGPoker", "USD");
        await PlayAsync(dollars, 40m, "2026-11-10", "deep");
        await PlayAsync(dollars, 30m, "2026-10-10", "deep");

        foreach (var filter in new SessionFilter[] { new(), new(Tag: "deep") })
        {
            var totals = await TotalsAsync(filter);
            Assert.Equal(Money.Of(20m, "EUR"), totals.Converted);
            Assert.Equal([Money.Of(30m, "USD")], totals.NotConverted);
            Assert.Equal(70m, Assert.Single(totals.ByCurrency).Result);
        }

        Assert.Null((await TotalsAsync(new() { Won = true })).Converted);
    }

    [Fact]
    public async Task Adding_up_those_with_a_tag_asks_for_no_rows_in_no_order()
    {
        await PlayAsync(await FundedAsync(1_000m), 10m, "2026-11-03", "deep");

        await TotalsAsync(new(Tag: "deep"));
        await ListAsync(new(Tag: "deep"));

        Assert.Empty(Ledger.Warnings);
    }

    private async Task<SessionSummary> TotalsAsync(SessionFilter filter) =>
        (await With(s => s.TotalsAsync(TestLedger.Player, filter, TestLedger.Eur, default)))!;

    private async Task PlayAsync(AccountId account, decimal won, string day, string tag)
    {
        var recorded = await RecordAsync(Cash(account, new(100m, 0, 0m, 0m, 0m, 100m + won)) with
        {
            StartedAt = At(day + "T18:00Z"),
            EndedAt = At(day + "T21:00Z"),
            Tags = [tag],
        });
        Assert.True(recorded.Succeeded);
    }
}
