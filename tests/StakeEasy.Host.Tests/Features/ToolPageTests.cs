using System.Net;
using AngleSharp.Dom;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The public tools, without scripts. Published figures: docs/risk-maths.md.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ToolPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    internal const string Cash = "/tools/variance?Rate=2.5&Deviation=100&Per=hands&Played=100000&Paths=2000&Seed=7";
    internal const string Tournaments = "/tools/variance?Of=tournament&Entries=500&Paid=75&BuyIn=10&Fee=1&Roi=10&Tilt=alike&Events=200&Paths=1000&Seed=7";
    internal const string Risk = "/tools/risk-of-ruin?Rate=5&Deviation=100&Bankroll=2000";

    [Theory]
    [InlineData("Rate=5&Deviation=100&Bankroll=2000", "C1", "13.53 %")]
    [InlineData("Rate=30&Deviation=600&Bankroll=15000&Per=hours", "C1", "8.21 %")]
    [InlineData("Rate=1.5&Deviation=17&Bankroll=300", "C1", "4.44 %")]
    [InlineData("Rate=-1&Deviation=100&Bankroll=2000", "C1", "100.00 %")]
    [InlineData("Rate=5&Deviation=100&Bankroll=2000&TargetRisk=1", "C2", "4,605.17")]
    [InlineData("Rate=20&Deviation=200&Bankroll=2000&TargetRisk=5&Per=hours", "C2", "2,995.73")]
    [InlineData("Rate=20&Deviation=200&Bankroll=2000&TargetRisk=0.1&Per=hours", "C2", "6,907.76")]
    [InlineData("Rate=2.5&Deviation=100&Bankroll=2000&TargetRisk=5", "C2", "5,991.46")]
    [InlineData("Rate=0&Deviation=100&Bankroll=2000&TargetRisk=5", "C2", "–")]
    [InlineData("Rate=1.5&Deviation=17&Bankroll=300&Sample=225&Per=hours", "C3", "20.01 %")]
    [InlineData("Rate=1.5&Deviation=17&Bankroll=300&Sample=22500", "C3", "20.01 %")]
    [InlineData("Rate=1.05&Deviation=13.11&Bankroll=50&Goal=300", "C4", "46.92 %")]
    [InlineData("Rate=5&Deviation=100&Bankroll=2000&Played=100000", "C5", "12.56 %")]
    [InlineData("Rate=1&Deviation=1&Bankroll=1", "C6", "4.22 %")]
    [InlineData("Rate=5&Deviation=100&Bankroll=2000&Sample=10000", "C7", "−14.60 to +24.60")]
    [InlineData("Rate=2.5&Deviation=100&Bankroll=2000&Depth=1000", "C10", "60.65 %")]
    [InlineData("Rate=5&Deviation=80&Bankroll=2000&Played=1000000", "C10-worst", "3,158.74")]
    [InlineData("Rate=2.5&Deviation=140&Bankroll=2000", "C11", "7,840.00")]
    [InlineData("Rate=5&Deviation=100&Bankroll=4000", "C11-growth", "75.00 %")]
    [InlineData("Rate=5&Deviation=100&Bankroll=4000", "C11-half", "12.50 %")]
    [InlineData("Rate=5&Deviation=100&Bankroll=100000", "C1", "under 0.01 %")]
    public async Task The_risk_page_shows_the_published_figures(string inputs, string row, string figure)
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync("/tools/risk-of-ruin?" + inputs);

        Assert.Equal(figure, Text(page.QuerySelector($"[id='{row}'] td:last-child")).Replace('\u00a0', ' '));
        Assert.NotEmpty(Text(page.QuerySelector($"[id='{row}'] td.under")));
    }

    [Fact]
    public async Task What_was_not_asked_for_is_not_answered()
    {
        using var visitor = App.Open();

        var rows = (await visitor.OpenAsync(Risk)).QuerySelectorAll("#answers tbody tr").Select(r => r.Id!);

        Same(["C1", "C6", "C11", "C11-share", "C11-growth", "C11-half"], rows);
    }

    [Fact]
    public async Task Figures_are_typed_and_shown_in_the_visitors_own_way_and_stand_in_the_link_for_everybody()
    {
        using var visitor = App.Open();
        visitor.Headers.Add("Accept-Language", "de-DE");

        var page = await visitor.OpenAsync("/tools/risk-of-ruin?Numbers=de-DE&Rate=2,5&Deviation=100&Bankroll=5.991,5&TargetRisk=5");

        Assert.Equal("5.991,46", Text(page.QuerySelector("#C2 td:last-child")));
        Assert.Equal("2,5", page.QuerySelector("#Rate")!.GetAttribute("value"));
        Assert.Contains("Rate=2.5&Deviation=100&Bankroll=5991.5", page.QuerySelector("[data-tool-address]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tools")]
    [InlineData("/tools/variance")]
    [InlineData("/tools/variance?Of=tournament")]
    [InlineData("/tools/risk-of-ruin")]
    [InlineData("/tools/spr")]
    public async Task The_tools_need_no_account_and_can_be_found(string path)
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync(path);

        Assert.Null(page.QuerySelector("[role=alert]"));
        Assert.Null(page.QuerySelector("[style], main script"));
        Assert.NotNull((await visitor.OpenAsync("/")).QuerySelector("main a[href='/tools']"));
        Assert.NotNull((await visitor.OpenAsync("/tools")).QuerySelector($"a[href='{path.Split('?')[0]}']"));
        Assert.NotNull((await Browser.OpenAsync(path)).QuerySelector("nav a[href='/tools'][aria-current=page]"));
    }

    [Theory]
    [InlineData(Risk, "Rate", "", "abc", "NaN", "1e3", "9999999999999999")]
    [InlineData(Risk, "Deviation", "", "0", "-1")]
    [InlineData(Risk, "Bankroll", "", "-1", "x")]
    [InlineData(Risk, "TargetRisk", "0", "100", "x")]
    [InlineData(Risk, "Sample", "0", "-5")]
    [InlineData(Risk, "Goal", "0", "x")]
    [InlineData(Risk, "Played", "-1")]
    [InlineData(Risk, "Depth", "-1")]
    [InlineData(Cash, "Played", "", "0", "150", "100100", "1000000000000000000")]
    [InlineData(Cash, "Paths", "99", "10001", "1000.5", "")]
    [InlineData(Cash, "Seed", "", "-1", "x", "1000000000")]
    [InlineData(Cash, "Deviation", "0")]
    [InlineData(Cash, "Bankroll", "0", "-1", "x")]
    [InlineData(Cash, "OwnResult", "5")]
    [InlineData(Cash, "OwnPlayed", "5", "-5")]
    [InlineData(Tournaments, "Entries", "1", "2.5", "100001")]
    [InlineData(Tournaments, "Paid", "0", "251")]
    [InlineData(Tournaments, "BuyIn", "0", "")]
    [InlineData(Tournaments, "Fee", "-1")]
    [InlineData(Tournaments, "Roi", "-100", "100000000", "")]
    [InlineData(Tournaments, "Events", "0", "1001")]
    [InlineData("/tools/spr?Stack=94&Pot=13", "Pot", "", "0", "-1", "x", "0.000000000001")]
    [InlineData("/tools/spr?Stack=94&Pot=13", "Stack", "", "-1", "10000000000000")]
    public async Task A_mistake_is_answered_beside_its_field_and_the_input_is_kept(string address, string field, params string[] values)
    {
        foreach (var value in values)
        {
            using var answer = await Browser.GetAsync(With(address, field, value));
            var page = await Browser.ReadAsync(answer);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var beside = field is "OwnPlayed" && value is "5" ? "OwnResult" : field is "OwnResult" ? "OwnPlayed" : field;
            Assert.NotEmpty(Text(page.GetElementById(beside + "-error")));
            Assert.NotNull(page.QuerySelector($"[role=alert] a[href='#{beside}']"));
            Assert.Equal(value, page.GetElementById(field)!.GetAttribute("value")!.Replace("\u00a0", "", StringComparison.Ordinal));
            Assert.Null(page.QuerySelector("#answers, #fan, #ratio"));
        }
    }

    [Theory]
    [InlineData(Cash, "Per", "days")]
    [InlineData(Cash, "Of", "bingo")]
    [InlineData(Tournaments, "Tilt", "sideways")]
    [InlineData(Risk, "Per", "days")]
    public async Task Defect_39_a_choice_that_nobody_offers_is_refused_and_not_taken_for_another(string address, string field, string value)
    {
        using var answer = await Browser.GetAsync(With(address, field, value));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(value, Text(page.GetElementById(field + "-error")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#answers, #fan"));
    }

    [Theory]
    [InlineData(Cash, "Rate", "10000000000000", "at most 1,000,000,000,000")]
    [InlineData(Risk, "Rate", "-10000000000000", "at least −1,000,000,000,000")]
    [InlineData(Risk, "Goal", "10000000000000", "above zero, at most 1,000,000,000,000")]
    [InlineData(Tournaments, "Roi", "100001", "at most 100,000 %")]
    public async Task Who_goes_beyond_a_bound_is_told_where_it_is(string address, string field, string value, string said)
    {
        using var answer = await Browser.GetAsync(With(address, field, value));

        Assert.Contains(said, Text((await Browser.ReadAsync(answer)).GetElementById(field + "-error")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_kinds_of_hands_have_their_advice_at_each_depth_and_the_own_depth_stands_out()
    {
        using var visitor = App.Open();

        var rows = (await visitor.OpenAsync("/tools/spr?Stack=200&Pot=100")).QuerySelectorAll("#hands tbody tr").ToList();

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(4, row.QuerySelectorAll("td").Count(cell => Text(cell).Length > 0)));
        Assert.All(rows, row => Assert.Equal(1, row.QuerySelectorAll("td").ToList().FindIndex(cell => cell.HasAttribute("aria-current"))));
    }

    [Theory]
    [InlineData("0", "1", "Ultra-low")]
    [InlineData("0.99", "1", "Ultra-low")]
    [InlineData("1", "1", "Low")]
    [InlineData("3.99", "1", "Low")]
    [InlineData("4", "1", "Mid")]
    [InlineData("94", "13", "Mid")]
    [InlineData("12.99", "1", "Mid")]
    [InlineData("13", "1", "High")]
    [InlineData("200", "3", "High")]
    public async Task The_stack_to_pot_ratio_has_the_depth_of_the_table(string stack, string pot, string depth)
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync($"/tools/spr?Stack={stack}&Pot={pot}");

        Assert.StartsWith(depth + ":", Text(page.QuerySelector("#depth")), StringComparison.Ordinal);
        Assert.StartsWith(depth, Text(page.QuerySelector("#depths tr[aria-current] th")), StringComparison.Ordinal);
    }

    private static string With(string address, string field, string value)
    {
        var parts = address.Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Where(p => !p.StartsWith(field + "=", StringComparison.Ordinal)).Append($"{field}={value}"));
    }
}
