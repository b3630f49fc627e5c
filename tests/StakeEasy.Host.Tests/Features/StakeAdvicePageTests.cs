using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The page of advice: the player's dollars lie on PokerStars, the reporting currency is the euro.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StakeAdvicePageTests(PostgresFixture postgres) : StakeTests(postgres)
{
    private static readonly CashPlay Typed = new(CurrencyCode.Of("USD")) { RateFrom = RateFrom.Typed, Rate = 2.5m, Deviation = 100m };

    [Fact]
    public async Task Both_rules_stand_side_by_side_with_the_sums_they_were_computed_from()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful with { Cash = Typed });

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Equal("$1/$2", Text(page.QuerySelector("#cash .hero")));
        Same(["Play $1/$2 from 72 × $200", "$14,400.00"], Line(page, "cash-classic", "play"));
        Same(["Move up to $2/$5 from 72 × $500", "$36,000.00"], Line(page, "cash-classic", "up"));
        Same(["Move down to $0.50/$1 below 49 × $200", "$9,800.00"], Line(page, "cash-classic", "down"));
        Same(["Play $1/$2 from 60 × $200", "$12,000.00"], Line(page, "cash-risk", "play"));
        Same(["Move up to $2/$5 from 60 × $500", "$30,000.00"], Line(page, "cash-risk", "up"));
        Assert.Contains("= 72", Text(page.QuerySelector("#cash [data-classic] div:last-child dd")), StringComparison.Ordinal);
        var compared = Text(page.GetElementById("cash-compared"));
        Assert.Contains("the classic rule asks for 72 buy-ins and your risk for 60", compared, StringComparison.Ordinal);
        Assert.Contains("With 72 buy-ins your risk of ruin would be 2.73\u00a0%", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_rules_come_to_different_stakes_it_is_said_why()
    {
        await DepositAsync(13_000m);
        await KeepAsync(Careful with { Cash = Typed });

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Contains("The classic rule comes to $0.50/$1, your risk to $1/$2: the first asks for 72 buy-ins, the second for 60.", Text(page.GetElementById("cash-compared")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_stand_in_the_currency_of_the_stakes_and_in_the_players_own()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful);
        var overview = await UseAsync<IOverview, Overview>(o => o.OfAsync(Player, CurrencyCode.Of("EUR"), Day, CancellationToken.None));

        var page = await Browser.OpenAsync(StakesPath);

        var total = page.QuerySelector("#cash-classic .total dd")!;
        Assert.Equal(Words(overview.Bankroll), Text(total.QuerySelector("small")));
        Assert.StartsWith("$15,000.0", Text(total.QuerySelector(".money")), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("#cash-classic .sum dd"), dd => Assert.StartsWith("€", Text(dd.QuerySelector("small")), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "Your bankroll is empty.", "$144.00")]
    [InlineData(100, "That is not enough for the smallest stake yet.", "$44.00")]
    public async Task Below_the_smallest_stake_it_is_said_what_is_missing(int dollars, string said, string missing)
    {
        if (dollars > 0)
        {
            await DepositAsync(dollars);
        }

        await KeepAsync(Careful);

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Equal("Not yet", Text(page.QuerySelector("#cash .hero")));
        var answer = Text(page.GetElementById("cash"));
        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.Contains("$0.01/$0.02 takes 72 × $2 = $144.00", answer, StringComparison.Ordinal);
        Assert.Contains(missing + " are missing", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bankroll_below_zero_is_answered()
    {
        using var withdrawn = await RecordAsync("/withdrawals/new", ("Amount", "56"), ("Confirmed", "true"));
        await KeepAsync(Careful);

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Contains("Your bankroll is below zero", Text(page.GetElementById("cash")), StringComparison.Ordinal);
        Assert.Contains("$200.00 are missing", Text(page.GetElementById("cash")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_the_largest_stake_there_is_nothing_to_move_up_to()
    {
        await DepositAsync(100_000_000m);
        await KeepAsync(Careful);

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Equal("$200/$400", Text(page.QuerySelector("#cash .hero")));
        Assert.Contains("there is nothing to move up to", Text(page.GetElementById("cash")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#cash-classic [data-line=up]"));
    }

    [Fact]
    public async Task A_stake_that_is_played_is_kept_or_left_as_was_announced()
    {
        await DepositAsync(10_000m);
        await KeepAsync(Careful with { Cash = Careful.Cash! with { BuyIn = 200m } });
        var stays = await Browser.OpenAsync(StakesPath);
        using var withdrawn = await RecordAsync("/withdrawals/new", ("Amount", "300"));
        var falls = await Browser.OpenAsync(StakesPath);

        Assert.Equal(("stay where you are", "$1/$2"), (Text(stays.QuerySelector("#cash .badge")), Text(stays.QuerySelector("#cash .hero"))));
        Assert.Contains("You would not begin it with this", Text(stays.GetElementById("cash-classic")), StringComparison.Ordinal);
        Assert.Equal(("move down to $0.50/$1", "$0.50/$1"), (Text(falls.QuerySelector("#cash .badge")), Text(falls.QuerySelector("#cash .hero"))));
    }

    [Fact]
    public async Task Accounts_without_a_rate_are_named()
    {
        var odd = await OpenAccountAsync(Player, AccountKind.Asset, "Cold wallet", "LTC");
        await UseAsync<IDeposits, bool>(async deposits =>
            (await deposits.RecordAsync(Player, new RecordEntry(Guid.NewGuid(), odd, 4.2m, Day, null, Day, TimeZoneInfo.Utc), CancellationToken.None)).Succeeded);

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Contains("Cold wallet with", Text(page.GetElementById("not-converted")), StringComparison.Ordinal);
        Assert.Contains("4.20000000", Text(page.GetElementById("not-converted")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_sessions_that_are_too_few_give_no_advice_by_risk_and_the_classic_rule_still_does()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful with { Cash = Careful.Cash! with { RateFrom = RateFrom.OwnSessions } });

        var page = await Browser.OpenAsync(StakesPath);

        Assert.Contains("Not enough data: 0 of your sessions", Text(page.QuerySelector("#cash-risk [data-refused]")), StringComparison.Ordinal);
        Assert.Equal("$1/$2", Text(page.QuerySelector("#cash-classic .figure")));
    }

    [Fact]
    public async Task Without_a_profile_the_advice_says_whom_it_is_for()
    {
        var page = await Browser.OpenAsync(StakesPath);

        Assert.Equal(ProfilePath, page.QuerySelector("#no-profile a")!.GetAttribute("href"));
        Assert.Equal(2, page.QuerySelectorAll(".stakes").Length);
    }

    [Fact]
    public async Task The_page_is_made_anew_by_a_deposit_and_by_a_change_of_the_profile_and_costs_three_statements_at_most()
    {
        await DepositAsync(15_000m);
        await KeepAsync(Careful with { Cash = Typed });
        _ = await Browser.OpenAsync(StakesPath);
        await DepositAsync(25_000m);
        using var counted = new SentStatements();

        var after = await Browser.OpenAsync(StakesPath);
        var statements = counted.All.Count;
        _ = await Browser.OpenAsync(StakesPath);

        Assert.Equal("$2/$5", Text(after.QuerySelector("#cash .hero")));
        Assert.InRange(statements, 1, 3);
        Assert.Equal(statements, counted.All.Count);
        await KeepAsync((await ProfileAsync())! with { Opposition = Opposition.Soft, Risk = RiskTolerance.Aggressive });
        Assert.Equal("$5/$10", Text((await Browser.OpenAsync(StakesPath)).QuerySelector("#cash .hero")));
    }

    private static string[] Line(IDocument page, string rule, string line)
    {
        var found = page.QuerySelector($"#{rule} [data-line={line}]")!;
        return [Text(found.QuerySelector("dt")), Text(found.QuerySelector("dd > .money"))];
    }

    private string Words(decimal amount) => MoneyDisplay.Text(App.Services.GetRequiredService<ICurrencies>(), Money.Of(amount, "EUR"));
}
