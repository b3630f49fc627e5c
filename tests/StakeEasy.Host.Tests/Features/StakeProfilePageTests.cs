using System.Net;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class StakeProfilePageTests(PostgresFixture postgres) : StakeTests(postgres)
{
    [Fact]
    public async Task What_was_filled_in_is_kept_and_shown_again()
    {
        using var saved = await SaveAsync(
            ("Formats", "Cash"), ("Formats", "Tournaments"), ("Games", "NoLimitHoldem"), ("Games", "PotLimitOmaha"), ("Surroundings", "NA"), ("TargetRisk", "2.5"),
            ("CashCurrency", "EUR"), ("CashBuyIn", "200"), ("CashRateFrom", "Typed"), ("CashRate", "-1.25"), ("CashDeviation", "88"), ("CashSample", "412,000"),
            ("TournamentSites", "PokerStars"), ("TournamentSites", "GG Poker"), ("TournamentBuyIn", "11"), ("TournamentRateFrom", "OwnSessions"), ("TournamentDeviation", "4.7"));
        var page = await Browser.OpenAsync(ProfilePath);

        Assert.Equal(StakesPath, saved.Headers.Location?.OriginalString);
        var profile = (await ProfileAsync())!;
        Assert.Equal([GameType.NoLimitHoldem, GameType.PotLimitOmaha], profile.Games);
        Assert.Equal((Opposition.Tough, null, 0.025m), (profile.Opposition, profile.Surroundings, profile.TargetRisk));
        Assert.Equal(
            new CashPlay(CurrencyCode.Of("EUR")) { BuyIn = 200m, RateFrom = RateFrom.Typed, Rate = -1.25m, Deviation = 88m, Sample = 412_000m }, profile.Cash);
        Same(["PokerStars", "GG Poker"], profile.Tournaments!.Sites);
        Assert.Equal((11m, RateFrom.OwnSessions, 4.7m), (profile.Tournaments.BuyIn, profile.Tournaments.RateFrom, profile.Tournaments.Deviation));
        Assert.Equal("2.5", page.GetElementById("TargetRisk")!.GetAttribute("value"));
        Assert.Equal("NA", page.QuerySelector("input[name=Surroundings][checked]")!.GetAttribute("value"));
        Assert.Equal("200", page.QuerySelector("#CashBuyIn option[selected]")!.GetAttribute("value"));
        Assert.Equal(2, page.QuerySelectorAll("input[name=TournamentSites][checked]").Length);
    }

    [Fact]
    public async Task Figures_are_typed_with_a_comma_where_the_player_writes_one()
    {
        using var german = await Browser.SubmitAsync(
            "/settings", ("ReportingCurrency", "EUR"), ("TimeZoneId", "Europe/Berlin"), ("CultureName", "de-DE"), ("Theme", "System"));

        using var saved = await SaveAsync(("TargetRisk", "2,5"), ("CashRateFrom", "Typed"), ("CashRate", "3,25"), ("CashDeviation", "88,5"));
        var page = await Browser.OpenAsync(ProfilePath);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal((0.025m, 3.25m, 88.5m), ((await ProfileAsync())!.TargetRisk, (await ProfileAsync())!.Cash!.Rate!.Value, (await ProfileAsync())!.Cash!.Deviation!.Value));
        Assert.Equal("3,25", page.GetElementById("CashRate")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Games", "Badugi")]
    [InlineData("Opposition", "Fishy")]
    [InlineData("Risk", "YOLO")]
    [InlineData("Surroundings", "Moon")]
    [InlineData("Formats", "Blackjack")]
    [InlineData("TargetRisk", "lots")]
    [InlineData("TargetRisk", "0")]
    [InlineData("TargetRisk", "26")]
    [InlineData("CashCurrency", "JPY")]
    [InlineData("CashCurrency", "?")]
    [InlineData("CashBuyIn", "201")]
    [InlineData("CashBuyIn", "lots")]
    [InlineData("CashRateFrom", "Guess")]
    [InlineData("CashPer", "Orbit")]
    [InlineData("CashRate", "three")]
    [InlineData("CashDeviation", "-1")]
    [InlineData("CashSample", "0")]
    public async Task Defect_39_an_unknown_value_is_refused_beside_its_field_and_the_rest_of_the_input_kept(string field, string value)
    {
        using var refused = await SaveAsync(Merged([("CashRate", "1.5"), ("CashDeviation", "77"), ("TournamentRoi", "12.5")], [(field, value)]));
        var page = await Browser.ReadAsync(refused);

        Assert.NotEmpty(await RefusalAsync(refused, field));
        Assert.Equal("12.5", page.GetElementById("TournamentRoi")!.GetAttribute("value"));
        Assert.Equal(field is "CashDeviation" ? value : "77", page.GetElementById("CashDeviation")!.GetAttribute("value"));
        Assert.Equal(field is "TargetRisk" ? value : "5", page.GetElementById("TargetRisk")!.GetAttribute("value"));
        Assert.Null(await ProfileAsync());
    }

    [Fact]
    public async Task Whoever_plays_nothing_is_asked_what_they_play()
    {
        using var refused = await Browser.SubmitAsync(ProfilePath, [.. Usual.Where(u => u.Name is not "Formats")]);

        Assert.Equal("Choose cash games, tournaments or both.", await RefusalAsync(refused, "Formats"));
    }

    [Fact]
    public async Task Every_question_may_be_left_open()
    {
        using var saved = await Browser.SubmitAsync(
            ProfilePath, [.. Merged(Usual, [("Opposition", "NA"), ("Risk", "NA"), ("Surroundings", "NA"), ("TargetRisk", "")]).Where(u => u.Name is not "Games")]);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(new StakeFactors(null, null, null, null), (await ProfileAsync())!.Factors);
        Assert.Equal(StakeProfile.UsualRisk, (await ProfileAsync())!.TargetRisk);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_shown_what_the_first_has_saved_and_may_replace_it()
    {
        await KeepAsync(Careful);
        var version = (await ProfileAsync())!.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var first = await SaveAsync(("Opposition", "Soft"));

        using var second = await SaveAsync(("Risk", "Aggressive"), ("Version", version));
        var page = await Browser.ReadAsync(second);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("soft games", Text(page.GetElementById("newer")), StringComparison.Ordinal);
        Assert.Equal("Aggressive", page.QuerySelector("input[name=Risk][checked]")!.GetAttribute("value"));
        Assert.Equal((Opposition.Soft, RiskTolerance.Conservative), ((await ProfileAsync())!.Opposition, (await ProfileAsync())!.Risk));

        using var third = await SaveAsync(("Risk", "Aggressive"), ("Version", page.QuerySelector("input[name=Version]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal((Opposition.Tough, RiskTolerance.Aggressive), ((await ProfileAsync())!.Opposition, (await ProfileAsync())!.Risk));
    }

    [Fact]
    public async Task A_first_profile_sent_twice_at_once_is_kept_once_and_nothing_is_lost_unseen()
    {
        var saved = await Task.WhenAll(KeepAsync(Careful), KeepAsync(Careful with { Opposition = Opposition.Soft }));

        Assert.Single(saved, s => s.Succeeded);
        Assert.True(Assert.Single(saved, s => !s.Succeeded).Error!.IsConflict);
    }

    [Fact]
    public async Task Everybody_has_a_profile_of_their_own()
    {
        await KeepAsync(Careful);
        using var other = await App.OpenSignedInAsync("nils@example.org");

        using var theirs = await other.SubmitAsync(ProfilePath, Merged(Usual, [("Opposition", "Soft")]));

        Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);
        Assert.Equal(Opposition.Tough, (await ProfileAsync())!.Opposition);
        Assert.Equal(Opposition.Soft, (await ProfileAsync(await App.CreatePlayerAsync("nils@example.org")))!.Opposition);
    }

    [Fact]
    public async Task Few_sessions_are_said_to_be_too_few_before_they_are_chosen()
    {
        var page = await Browser.OpenAsync(ProfilePath);

        Assert.Contains("not enough data yet. 0 of them have blinds and hands", Text(page.GetElementById("cash-record")), StringComparison.Ordinal);
        Assert.Contains("not enough data yet", Text(page.GetElementById("tournament-record")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_has_a_profile_without_signing_in()
    {
        using var visitor = App.Open();

        foreach (var path in new[] { ProfilePath, StakesPath })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }
}
