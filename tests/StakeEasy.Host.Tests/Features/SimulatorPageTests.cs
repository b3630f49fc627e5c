using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The public simulator, without scripts. Published figures: docs/risk-maths.md.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SimulatorPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task The_simulator_shows_primedopes_figures_beside_its_own()
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync(ToolPageTests.Cash + "&OwnPlayed=100000&OwnResult=10000");

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

        var cells = (await visitor.OpenAsync(ToolPageTests.Cash + "&Bankroll=2000")).QuerySelectorAll("#ruin td").Select(Text).ToList();

        Assert.EndsWith("%", cells[0], StringComparison.Ordinal);
        Assert.Matches("^[0-9.]+\u00a0% ± [0-9]\\.[0-9]{2}$", cells[1]);
    }

    [Theory]
    [InlineData(ToolPageTests.Cash)]
    [InlineData(ToolPageTests.Tournaments)]
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

        var lines = (await CsvAsync(visitor, ToolPageTests.Cash)).Trim().Split("\r\n");

        Assert.Equal(1_001, lines.Length);
        Assert.StartsWith("100000,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_simulate_so_many_times_a_minute_and_players_as_often_as_they_like()
    {
        using var visitor = App.Open(from: "192.0.2.7");
        for (var i = 0; i < SimulationsPerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.GetAsync(ToolPageTests.Cash + "&OwnPlayed=0")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(ToolPageTests.Cash)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await Browser.GetAsync(ToolPageTests.Cash)).StatusCode);
        }

        using var refused = await visitor.GetAsync(ToolPageTests.Cash);
        using var allowed = await Browser.GetAsync(ToolPageTests.Cash);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var page = await Browser.ReadAsync(refused);
        Assert.Contains("Wait", Text(page.QuerySelector("[role=alert]")), StringComparison.Ordinal);
        Assert.Equal("2.5", page.QuerySelector("#Rate")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#fan"));
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(ToolPageTests.Risk)).StatusCode);
    }

    [Fact]
    public async Task Who_leaves_the_page_ends_the_simulation()
    {
        var simulator = new EndlessSimulator();
        await using var app = new WebApp(Database).With(services => services.AddSingleton<ISimulator>(simulator));
        using var client = app.CreateClient(new() { BaseAddress = new Uri("https://stakeeasy.test") });
        using var leaving = new CancellationTokenSource();

        var request = client.GetAsync(new Uri(ToolPageTests.Cash, UriKind.Relative), leaving.Token);
        await simulator.Started;
        await leaving.CancelAsync();

        await simulator.Ended.WaitAsync(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task A_tournament_leans_to_the_left_as_the_formula_does_not_see()
    {
        using var visitor = App.Open();

        var page = await visitor.OpenAsync(ToolPageTests.Tournaments + "&OwnPlayed=100&OwnResult=50");

        Assert.Equal("+220.00", Text(page.QuerySelector("#mean td")));
        Assert.Contains("too kind to tournaments", Text(page.QuerySelector("main")), StringComparison.Ordinal);
        Assert.EndsWith("%", Text(page.QuerySelector("#luck")), StringComparison.Ordinal);
        Assert.Contains("200 tournaments", Text(page.QuerySelector(".fan")), StringComparison.Ordinal);
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

    [Fact]
    public async Task A_record_stands_in_the_form_as_it_is_counted_there()
    {
        await PlayAsync(sessions: 10);

        var hands = await Browser.OpenAsync("/tools/variance?Per=hands");
        var hours = await Browser.OpenAsync(hands.QuerySelector("main p a[href*='Per=']")!.GetAttribute("href")!);

        // Five times 80 won and five times 60 lost, at a big blind of one dollar.
        Same(["2000", "100"], Filled(hands));
        Assert.Contains("big blinds", Text(hands.QuerySelector("#own-record")), StringComparison.Ordinal);
        Assert.Equal("hours", hours.QuerySelector("#Per option[selected]")!.GetAttribute("value"));
        Assert.Equal("30", Filled(hours)[0]);
        Assert.All([hands, hours], page => Assert.Contains("95 times in 100", Text(page.QuerySelector("#own-rate")), StringComparison.Ordinal));

        static string[] Filled(IDocument page) => [page.QuerySelector("#OwnPlayed")!.GetAttribute("value")!, page.QuerySelector("#OwnResult")!.GetAttribute("value")!];
    }

    private const int SimulationsPerMinute = 8;

    private protected override WebApp Configure(WebApp app) =>
        app.With("Security:SimulationsPerMinute", SimulationsPerMinute.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<string> CsvAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address + "&format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
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
