using System.Diagnostics;
using System.Text;

namespace StakeEasy.Bench;

/// <summary>Measures parts, and puts each into docs/performance.md as soon as it is done.</summary>
internal static class Benchmark
{
    private static readonly int Largest = BenchData.Sizes[^1];

    /// <param name="checkout">What is measured.</param>
    /// <param name="report">The page.</param>
    /// <param name="parts">Of <see cref="Parts.All"/>.</param>
    /// <param name="folder">For the databases; what is in it from an earlier run is used again.</param>
    public static async Task<int> RunAsync(Checkout checkout, string report, IReadOnlyList<string> parts, string folder)
    {
        var data = new BenchData(checkout, folder, Say);
        var work = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
        foreach (var part in parts)
        {
            Say($"== {part}");
            var start = Stopwatch.GetTimestamp();
            var text = await MeasureAsync(part, checkout, data, work);
            await ReportFile.PutAsync(report, part, text);
            Say($"{part} took {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; written: {report}");
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(string part, Checkout checkout, BenchData data, string work)
    {
        var text = new StringBuilder();
        switch (part)
        {
            case Parts.Requests:
                text.Append(OnePlayerReport.Write(await OnePlayer.MeasureAsync(checkout, data, Say)));
                break;
            case Parts.Pages:
                var pages = new LedgerPages(checkout, await data.LedgersAsync());
                LedgerReport.Pages(text, await pages.MeasureAsync(), pages.AfterASession);
                break;
            case Parts.Saves:
                LedgerReport.Saves(text, await new LedgerSaves(await data.LedgersAsync()).MeasureAsync());
                break;
            case Parts.Import:
                await ImportAsync(text, checkout, data, work);
                break;
            case Parts.Export:
                await ExportAsync(text, checkout, data, work);
                break;
            case Parts.Simulator:
                SimulatorReport.Write(text, Simulations.Measure(checkout));
                break;
            case Parts.Reviews:
                ReviewReport.Write(text, await Reviews.MeasureAsync(await data.ManyAsync(Reviews.Players)));
                break;
            default:
                throw new ArgumentException($"{part} is no part.", nameof(part));
        }

        return text.ToString();
    }

    private static async Task ImportAsync(StringBuilder text, Checkout checkout, BenchData data, string work)
    {
        await data.SeedPlayersAsync();
        var exports = new Exports(checkout, data.Players, work);
        var rows = await RowsAsync(data);
        await exports.ExportAsync("csv", Largest);
        var (import, copies) = await new Import(checkout, await data.NewAsync(), work).MeasureAsync(exports.FileOf("csv", Largest), rows);
        BulkReport.Import(text, rows, import, copies);
    }

    private static async Task ExportAsync(StringBuilder text, Checkout checkout, BenchData data, string work)
    {
        await data.SeedPlayersAsync();
        await using var server = await ModulesOnServer.OpenAsync(data.Players);
        var exports = new Exports(checkout, data.Players, work);
        var figures = await exports.MeasureAsync(BenchData.Sizes);
        var hledger = new Dictionary<int, List<BulkFigure>>();
        foreach (var size in BenchData.Sizes)
        {
            hledger[size] = [await exports.HledgerAsync(size, "bal"), await exports.HledgerAsync(size, "incomestatement", "-M")];
        }

        BulkReport.Exports(text, figures, hledger);
    }

    /// <summary>As many as the player was made with, and what was saved since.</summary>
    private static async Task<long> RowsAsync(BenchData data)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data.Players);
        var player = (await modules.With((Identity.Contracts.IPlayers p) => p.FindByEmailAsync(BenchData.EmailOf(Largest), default)))!;
        return await modules.ScalarAsync<long>($"select count(*) from bankroll.entries where owner_id = '{player.Id.Value}'");
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}
