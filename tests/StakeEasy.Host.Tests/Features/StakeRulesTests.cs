using AngleSharp.Dom;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What the page of advice says where its two rules contradict each other, or only one of them has an answer.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StakeRulesTests(PostgresFixture postgres) : StakeTests(postgres)
{
    private static readonly CashPlay Dollars = new(CurrencyCode.Of("USD"));

    [Fact]
    public async Task Nobody_who_loses_is_sent_up_and_it_is_said_why()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful with { Cash = Dollars with { BuyIn = 2m, RateFrom = RateFrom.Typed, Rate = -1m, Deviation = 100m, Sample = 20_000m } });

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Equal("not up while you lose", Text(page.QuerySelector("#cash header .badge")));
        Assert.Contains("every bankroll is lost in the end, at every stake", Compared(page), StringComparison.Ordinal);
        Assert.Contains("Your record is too short to be sure that you lose.", Compared(page), StringComparison.Ordinal);
        Assert.Equal("By the classic rule only", Text(page.QuerySelector("#cash table[aria-label='Risk of ruin by stake'] tbody tr .badge")));
    }

    [Fact]
    public async Task With_all_questions_open_the_risk_rule_still_has_its_advice()
    {
        await DepositAsync(13_000m);
        await KeepAsync(Careful with { Opposition = null, Risk = null, Surroundings = null, Cash = Dollars with { RateFrom = RateFrom.Typed, Rate = 2.5m, Deviation = 100m } });

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Contains("Answer at least one question", Text(page.QuerySelector("#cash-classic [data-refused]")), StringComparison.Ordinal);
        Assert.Equal("$1/$2", Text(page.QuerySelector("#cash-risk .figure")));
        Assert.Equal("$1/$2", Text(page.QuerySelector("#cash .hero")));
        Assert.NotNull(page.QuerySelector("#cash svg.scale"));
    }

    [Fact]
    public async Task The_stake_of_a_short_record_is_in_the_table_with_the_risk_that_shortness_adds()
    {
        await DepositAsync(10_000m);
        await KeepAsync(Careful with { Cash = Dollars with { RateFrom = RateFrom.Typed, Rate = 20m, Deviation = 80m, Sample = 2_500m } });

        var page = await Browser.OpenAsync(StakesPath);

        var stake = Text(page.QuerySelector("#cash-risk .figure"));
        Assert.NotEqual(stake, Text(page.QuerySelector("#cash-classic .figure")), StringComparer.Ordinal);
        Assert.Equal("By your risk only", Text(Row(page, stake)!.QuerySelector(".badge")));
        Assert.Equal("Recommended", Text(Row(page, Text(page.QuerySelector("#cash-classic .figure")))!.QuerySelector(".badge")));
        Assert.Contains($"Counting how short your record is, {stake} comes to", Compared(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_brings_its_own_rate_is_held_against_winning_nothing_and_against_what_was_expected()
    {
        await PlayAsync(sessions: 10);
        await KeepAsync(Careful with { Cash = Dollars with { RateFrom = RateFrom.OwnSessions } });

        var page = await Browser.OpenAsync(StakesPath);
        var luck = page.GetElementById("cash-luck")!;
        var inputs = luck.QuerySelectorAll("form input[name]").Select(i => $"{i.GetAttribute("name")}={Uri.EscapeDataString(i.GetAttribute("value") ?? "3")}");
        var answer = await Browser.OpenAsync(luck.QuerySelector("form")!.GetAttribute("action") + "?" + string.Join('&', inputs));

        Assert.Contains("of players who win nothing in the long run do worse over as much play than your +100.00 big blinds", Text(luck), StringComparison.Ordinal);
        Assert.Contains("95 times in 100 the true one lies between", Text(luck), StringComparison.Ordinal);
        Assert.Equal("3", answer.QuerySelector("#Rate")!.GetAttribute("value"));
        Assert.Equal("2000", answer.QuerySelector("#OwnPlayed")!.GetAttribute("value"));
        Assert.EndsWith("%", Text(answer.QuerySelector("#luck")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_by_the_hour_is_not_held_against_hands_and_it_is_said_why()
    {
        await PlayAsync(sessions: 10);
        await KeepAsync(Careful with { Cash = Dollars with { RateFrom = RateFrom.Typed, Per = RateBlock.Hour, Rate = 5m, Deviation = 50m } });

        var luck = (await Browser.OpenAsync(StakesPath)).GetElementById("cash-luck");

        Assert.Contains("A win rate in big blinds an hour cannot be held against your sessions", Text(luck), StringComparison.Ordinal);
        Assert.NotNull(luck!.QuerySelector("a[href^='/tools/variance']"));
    }

    private static string Compared(IDocument page) => Text(page.GetElementById("cash-compared"));

    private static IElement? Row(IDocument page, string stake) =>
        page.QuerySelectorAll("#cash table[aria-label='Risk of ruin by stake'] tbody tr").FirstOrDefault(row => string.Equals(Text(row.QuerySelector("strong")), stake, StringComparison.Ordinal));
}
