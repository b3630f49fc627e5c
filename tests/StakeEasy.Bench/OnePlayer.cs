using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Commands;

namespace StakeEasy.Bench;

/// <summary>What a request of one player costs, at every size: over HTTP, without a cache and warm, and below it.</summary>
internal static class OnePlayer
{
    private const int Rounds = 30;
    private const int RequestsPerRound = 10;
    private const int Starts = 7;

    public static async Task<Figures> MeasureAsync(Checkout checkout, BenchData players, Action<string> say)
    {
        await players.SeedPlayersAsync();
        var data = players.Players;
        var figures = new Figures(players.Seeded);
        say("starting and stopping");
        figures.Start = await StartsAsync(checkout, data, figures);
        say("pages and deposits, without a cache");
        await PagesAsync(checkout, data, "off", figures.Uncached, deposits: figures.Deposits, figures);
        say("pages, warm");
        await PagesAsync(checkout, data, "memory", figures.Warm, deposits: null, figures);
        say("statements");
        figures.Statements = await StatementsAsync(checkout, data);
        say("conversions, floors and the database part of a deposit");
        await using var modules = await ModulesOnServer.OpenAsync(data);
        figures.Conversion = await Conversions.MeasureAsync(modules.Single<IExchangeRates>());
        foreach (var size in BenchData.Sizes)
        {
            figures.Database[size] = await Floors.MeasureAsync(modules, BenchData.EmailOf(size), Rounds * RequestsPerRound);
        }

        return figures;
    }

    private static async Task<(int Dashboard, int Chart, int Deposit)> StatementsAsync(Checkout checkout, string data)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data);
        await using var server = await Server.ApplicationAsync(checkout, data, "off");
        using var player = await Player.SignInAsync(server.Address, BenchData.EmailOf(BenchData.Sizes[0]), SeedDemoCommand.Password);
        await player.DepositAsync();
        await player.GetAsync("/dashboard");
        await using var statements = await Statements.ListenAsync(modules, data);
        return (
            await statements.CountAsync(() => player.GetAsync("/dashboard")),
            await statements.CountAsync(() => player.GetAsync("/dashboard/chart?period=year")),
            await statements.CountAsync(() => player.DepositAsync()));
    }

    private static async Task<Samples> StartsAsync(Checkout checkout, string data, Figures figures)
    {
        var ready = new Samples();
        for (var i = 0; i < Starts; i++)
        {
            await using var server = await Server.ApplicationAsync(checkout, data, "memory");
            ready.Add(server.Ready);
            figures.IdleMiB = server.ResidentMiB;
        }

        return ready;
    }

    private static async Task PagesAsync(
        Checkout checkout, string data, string cache, Dictionary<int, PageFigures> pages, Dictionary<int, Samples>? deposits, Figures figures)
    {
        await using var server = await Server.ApplicationAsync(checkout, data, cache);
        var players = new Dictionary<int, Player>();
        foreach (var size in BenchData.Sizes)
        {
            players[size] = await Player.SignInAsync(server.Address, BenchData.EmailOf(size), SeedDemoCommand.Password);
            pages[size] = new();
            deposits?.Add(size, new());
        }

        // BenchData.Sizes take turns, so that whatever else the machine does falls on all of them; the first rounds warm up.
        for (var round = -Rounds / 3; round < Rounds; round++)
        {
            foreach (var size in BenchData.Sizes)
            {
                for (var i = 0; i < RequestsPerRound; i++)
                {
                    var dashboard = await players[size].GetAsync("/dashboard");
                    var chart = await players[size].GetAsync("/dashboard/chart?period=year");
                    var deposit = deposits is null ? TimeSpan.Zero : await players[size].DepositAsync();
                    if (round >= 0)
                    {
                        pages[size].Dashboard.Add(dashboard);
                        pages[size].Chart.Add(chart);
                        deposits?[size].Add(deposit);
                    }
                }
            }
        }

        foreach (var size in BenchData.Sizes)
        {
            // Once for the compiler: it goes on improving hot code for seconds.
            await Wrk.RequestsPerSecondAsync(new(server.Address, "/dashboard"), players[size].Cookies);
            pages[size].RequestsPerSecond = await Wrk.RequestsPerSecondAsync(new(server.Address, "/dashboard"), players[size].Cookies);
        }

        figures.PageBytes = await players[BenchData.Sizes[0]].SizeOfAsync("/dashboard");
        figures.BusyMiB = server.ResidentMiB;
        await using (var bare = await Server.BareAsync(figures.PageBytes))
        {
            await Wrk.RequestsPerSecondAsync(bare.Address, "");
            figures.BareRequestsPerSecond = await Wrk.RequestsPerSecondAsync(bare.Address, "");
        }

        foreach (var player in players.Values)
        {
            player.Dispose();
        }
    }
}
