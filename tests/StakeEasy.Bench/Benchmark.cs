using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Commands;

namespace StakeEasy.Bench;

/// <summary>Everything docs/performance.md shows, in one run on one machine, and nothing measured elsewhere but the figures of others.</summary>
internal static class Benchmark
{
    private const int Rounds = 30;
    private const int RequestsPerRound = 10;
    private const int Starts = 7;

    public static readonly IReadOnlyList<int> Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public static async Task<int> RunAsync(Checkout checkout, string report, bool whole)
    {
        var data = Directory.CreateTempSubdirectory("stakeeasy-bench-").FullName;
        File.SetUnixFileMode(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var work = Directory.CreateTempSubdirectory("stakeeasy-bench-files-").FullName;
        try
        {
            var figures = new Figures();
            await checkout.CommandAsync(data, "seed-demo", "--entries", "100", "--email", "bench-first@stakeeasy.example");
            foreach (var size in Sizes)
            {
                Say($"seeding {size:N0} entries");
                figures.Seeded[size] = await TimedAsync(() => checkout.CommandAsync(
                    data, "seed-demo", "--entries", size.ToString(CultureInfo.InvariantCulture), "--email", EmailOf(size)));
            }

            Say("starting and stopping");
            figures.Start = await StartsAsync(checkout, data, figures);
            Say("pages and deposits, without a cache");
            await PagesAsync(checkout, data, "off", figures.Uncached, deposits: figures.Deposits, figures);
            Say("pages, warm");
            await PagesAsync(checkout, data, "memory", figures.Warm, deposits: null, figures);
            Say("statements");
            figures.Statements = await Statements.CountAsync(checkout, data, EmailOf(Sizes[0]), SeedDemoCommand.Password);
            Say("conversions, floors and the database part of a deposit");
            await using (var modules = await ModulesOnServer.OpenAsync(data))
            {
                figures.Conversion = await Conversions.MeasureAsync(modules.Single<IExchangeRates>());
                foreach (var size in Sizes)
                {
                    figures.Database[size] = await Floors.MeasureAsync(modules, EmailOf(size), Rounds * RequestsPerRound);
                }
            }

            figures.Ledger = whole ? await WholeLedger.MeasureAsync(checkout, data, work, Say) : null;
            await File.WriteAllTextAsync(report, Report.Write(figures));
            Say($"written: {report}");
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
            Directory.Delete(work, recursive: true);
        }
    }

    public static string EmailOf(int size) => string.Create(CultureInfo.InvariantCulture, $"bench-{size}@stakeeasy.example");

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
        foreach (var size in Sizes)
        {
            players[size] = await Player.SignInAsync(server.Address, EmailOf(size), SeedDemoCommand.Password);
            pages[size] = new();
            deposits?.Add(size, new());
        }

        // Sizes take turns, so that whatever else the machine does falls on all of them; the first rounds warm up.
        for (var round = -Rounds / 3; round < Rounds; round++)
        {
            foreach (var size in Sizes)
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

        foreach (var size in Sizes)
        {
            // Once for the compiler: it goes on improving hot code for seconds.
            await Wrk.RequestsPerSecondAsync(new(server.Address, "/dashboard"), players[size].Cookies);
            pages[size].RequestsPerSecond = await Wrk.RequestsPerSecondAsync(new(server.Address, "/dashboard"), players[size].Cookies);
        }

        figures.PageBytes = await players[Sizes[0]].SizeOfAsync("/dashboard");
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

    private static async Task<TimeSpan> TimedAsync(Func<Task> work)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}
