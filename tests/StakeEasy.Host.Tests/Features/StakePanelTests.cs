using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The dashboard's panel of stakes.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StakePanelTests(PostgresFixture postgres) : StakeTests(postgres)
{
    [Fact]
    public async Task Without_a_profile_the_panel_asks_for_it()
    {
        var page = await Browser.OpenAsync("/dashboard/standing");

        Assert.Equal(ProfilePath, page.QuerySelector("#stakes a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_stake_the_buy_ins_at_hand_and_both_distances_are_told_in_words_and_in_a_drawing()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful);

        var page = await Browser.OpenAsync("/dashboard/standing");

        var panel = page.GetElementById("stakes")!;
        Assert.Equal("$1/$2", Text(panel.QuerySelector(".figure")));
        Assert.Contains("75 buy-ins of $200 at hand", Text(panel), StringComparison.Ordinal);
        Assert.Contains("Down below $9,800.00, $5,200.00 away", Text(panel.QuerySelector(".gauge-ends")), StringComparison.Ordinal);
        Assert.Contains("Up from $36,000.00, $21,000.00 to go", Text(panel.QuerySelector(".gauge-ends")), StringComparison.Ordinal);
        Assert.Equal(
            "Your bankroll of $15,000.00 lies between the move-down line at $9,800.00 and the move-up line at $36,000.00.",
            panel.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task Cash_games_and_tournaments_are_shown_as_the_profile_says()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful with { Tournaments = new TournamentPlay(CurrencyCode.Of("EUR"), []) });
        var both = await Browser.OpenAsync("/dashboard/standing");
        await KeepAsync((await ProfileAsync())! with { Cash = null });
        var one = await Browser.OpenAsync("/dashboard/standing");

        Same(["Cash", "Tournaments"], both.QuerySelectorAll("#stakes [data-play]").Select(p => p.GetAttribute("data-play")!));
        Same(["Tournaments"], one.QuerySelectorAll("#stakes [data-play]").Select(p => p.GetAttribute("data-play")!));
        Assert.StartsWith("€", Text(one.QuerySelector("#stakes .figure")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bankroll_too_small_for_any_stake_is_told_what_the_first_takes()
    {
        await DepositAsync(100m);
        await KeepAsync(Careful);

        var page = await Browser.OpenAsync("/dashboard/standing");

        Assert.Equal("Not yet", Text(page.QuerySelector("#stakes .figure")));
        Assert.Contains("In from $144.00, $44.00 to go", Text(page.QuerySelector("#stakes .gauge-ends")), StringComparison.Ordinal);
    }
}
