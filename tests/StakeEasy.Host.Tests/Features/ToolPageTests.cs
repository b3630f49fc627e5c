using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The public tools, without scripts. Published figures: docs/risk-maths.md.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class ToolPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private const string Cash = "/tools/variance?Rate=2.5&Deviation=100&Per=hands&Played=100000&Paths=2000&Seed=7";
    private const string Tournaments = "/tools/variance?Of=tournament&Entries=500&Paid=75&BuyIn=10&Fee=1&Roi=10&Tilt=alike&Events=200&Paths=1000&Seed=7";
    private const string Risk = "/tools/risk-of-ruin?Rate=5&Deviation=100&Bankroll=2000";

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
    public async Task The_simulator_shows_primedopes_figures_beside_its_own()
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync(Cash + "&OwnPlayed=100000&OwnResult=10000");

        string Formula(string row) => Text(page.QuerySelector($"#{row} td")).Replace('\u00a0', ' ');
        Assert.Equal("+2,500.00", Formula("mean"));
        Assert.Equal("3,162.28", Formula("deviation"));
        Assert.Equal("21.46 %", Formula("loss"));
        Assert.Equal("−777.49 to +5,777.49", Formula("narrow"));
        Assert.Equal("−3,697.95 to +8,697.95", Formula("likely"));
        Assert.Contains("0.89", Text(page.QuerySelector("[aria-labelledby=h-luck]")), StringComparison.Ordinal);
        Assert.Equal("99.11\u00a0%", Text(page.QuerySelector("#luck")));
        Assert.Equal(20, page.QuerySelectorAll("#fan tbody tr").Length);
        Assert.NotEmpty(page.QuerySelector(".fan path.one")!.GetAttribute("d")!);
        Assert.NotEmpty(page.QuerySelectorAll("#downswings tbody tr"));
        Assert.Null(page.QuerySelector("#ruin"));
    }

    [Fact]
    public async Task With_a_bankroll_ruin_is_shown_with_its_standard_error_and_its_formula()
    {
        using var visitor = App.Open();

        var cells = (await visitor.OpenAsync(Cash + "&Bankroll=2000")).QuerySelectorAll("#ruin td").Select(Text).ToList();

        Assert.EndsWith("%", cells[0], StringComparison.Ordinal);
        Assert.Matches("^[0-9.]+\u00a0% ± [0-9]\\.[0-9]{2}$", cells[1]);
    }

    [Theory]
    [InlineData(Cash)]
    [InlineData(Tournaments)]
    public async Task The_same_address_gives_everybody_the_same_figures_and_another_seed_others(string address)
    {
        using var visitor = App.Open();
        using var german = App.Open();
        german.Headers.Add("Accept-Language", "de-DE");

        var first = await CsvAsync(visitor, address);
        var second = await CsvAsync(german, address);
        var link = (await german.OpenAsync(address)).QuerySelector("[data-tool-address]")!.GetAttribute("href")!;
        var shared = await CsvAsync(Browser, link);
        var other = await CsvAsync(visitor, address.Replace("Seed=7", "Seed=8", StringComparison.Ordinal));

        Assert.Equal(first, second);
        Assert.Equal(first, shared);
        Assert.NotEqual(first, other, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_file_has_every_point_of_the_fan()
    {
        using var visitor = App.Open();

        var lines = (await CsvAsync(visitor, Cash)).Trim().Split("\r\n");

        Assert.Equal(1_001, lines.Length);
        Assert.StartsWith("100000,", lines[^1], StringComparison.Ordinal);
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

    [Fact]
    public async Task Visitors_simulate_so_many_times_a_minute_and_players_as_often_as_they_like()
    {
        using var visitor = App.Open(from: "192.0.2.7");
        for (var i = 0; i < SimulationsPerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Cash)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(Cash)).StatusCode);
        }

        using var refused = await visitor.GetAsync(Cash);
        using var allowed = await Browser.GetAsync(Cash);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var page = await Browser.ReadAsync(refused);
        Assert.Contains("Wait", Text(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("2.5", page.QuerySelector("#Rate")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#fan"));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Risk)).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_the_page_ends_the_simulation()
    {
        var simulator = new EndlessSimulator();
        await using var app = new WebApp(Database).With(services => services.AddSingleton<ISimulator>(simulator));
        using var client = app.CreateClient(new() { BaseAddress = new Uri("https://stakeeasy.test") });
        using var leaving = new CancellationTokenSource();

        var request = client.GetAsync(new Uri(Cash, UriKind.Relative), leaving.Token);
        await simulator.Started;
        await leaving.CancelAsync();

        await simulator.Ended.WaitAsync(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task A_tournament_leans_to_the_left_as_the_formula_does_not_see()
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync(Tournaments + "&OwnPlayed=100&OwnResult=50");

        Assert.Equal("+220.00", Text(page.QuerySelector("#mean td")));
        Assert.Contains("too kind to tournaments", Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.EndsWith("%", Text(page.QuerySelector("#luck")), StringComparison.Ordinal);
        Assert.Contains("200 tournaments", Text(page.QuerySelector(".fan")), StringComparison.Ordinal);
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

    [Fact]
    public async Task A_player_with_too_few_sessions_is_told_so_and_one_with_enough_finds_their_record_in_the_form()
    {
        var before = await Browser.OpenAsync("/tools/variance");
        await PlayAsync(sessions: 10);
        var after = await Browser.OpenAsync("/tools/variance");

        Assert.Contains("not enough data", Text(before.QuerySelector("#own-record")), StringComparison.Ordinal);
        Assert.Equal("", before.QuerySelector("#OwnPlayed")!.GetAttribute("value"));
        Assert.Equal("30", after.QuerySelector("#OwnPlayed")!.GetAttribute("value"));
        Assert.NotEmpty(after.QuerySelector("#OwnResult")!.GetAttribute("value")!);
        Assert.Equal("hours", after.QuerySelector("#Per option[selected]")!.GetAttribute("value"));
        Assert.NotEqual("100", after.QuerySelector("#Deviation")!.GetAttribute("value"), StringComparer.Ordinal);
        Assert.Contains("not enough data", Text((await Browser.OpenAsync("/tools/variance?Of=tournament")).QuerySelector("#own-record")), StringComparison.Ordinal);
    }

    private const int SimulationsPerMinute = 8;

    private protected override WebApp Configure(WebApp app) =>
        app.With("Security:SimulationsPerMinute", SimulationsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Three hours each, won and lost in turn.</summary>
    private async Task PlayAsync(int sessions)
    {
        await DepositAsync(1_000m, Day.AddDays(-sessions));
        for (var i = 0; i < sessions; i++)
        {
            var end = App.Clock.GetUtcNow().AddDays(-i).AddHours(-1);
            Assert.True(await UseAsync<ISessions, bool>(async all => (await all.RecordAsync(
                Player,
                new RecordSession(
                    Guid.NewGuid(), Stars, new SessionGame(SessionFormat.Cash, "NLHE", "0.50/1", "PokerStars") { SmallBlind = 0.5m, BigBlind = 1m },
                    end.AddHours(-3), end, new SessionMoney(100m, 0, 0m, 0m, 0m, i % 2 == 0 ? 180m : 40m),
                    new SessionOutcome(null, null, 200), Tags: null, Note: null, TimeZoneInfo.Utc),
                CancellationToken.None)).Succeeded));
        }
    }

    private static async Task<string> CsvAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address + "&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static string With(string address, string field, string value)
    {
        var parts = address.Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Where(p => !p.StartsWith(field + "=", StringComparison.Ordinal)).Append($"{field}={value}"));
    }

    /// <summary>One that would never come to an end by itself.</summary>
    private sealed class EndlessSimulator : ISimulator
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public Task Ended => _ended.Task;

        public async Task<Result<SimulationResult>> RunAsync(CashRun run, IProgress<double>? progress, CancellationToken ct)
        {
            await using var left = ct.Register(_ended.SetResult);
            _started.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("It waits for nothing but its end.");
        }

        public Task<Result<SimulationResult>> RunAsync(TournamentRun run, IProgress<double>? progress, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
