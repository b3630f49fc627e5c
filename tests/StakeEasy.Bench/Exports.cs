using System.Diagnostics;
using System.Globalization;

namespace StakeEasy.Bench;

/// <summary>Whole ledgers out, by the command a player would use; and hledger's answers from what it wrote.</summary>
internal sealed class Exports(Checkout checkout, string data, string work)
{
    private static readonly string[] Formats = ["csv", "json", "hledger"];

    public string FileOf(string format, int size) => Path.Combine(work, $"{size.ToString(CultureInfo.InvariantCulture)}.{format}");

    /// <summary>Into every format, at a small and at the largest size: memory that depends on the ledger shows.</summary>
    public async Task<Dictionary<int, List<BulkFigure>>> MeasureAsync(IEnumerable<int> sizes)
    {
        var found = new Dictionary<int, List<BulkFigure>>();
        foreach (var size in sizes)
        {
            found[size] = [];
            foreach (var format in Formats)
            {
                found[size].Add(await ExportAsync(format, size));
            }
        }

        return found;
    }

    public async Task<BulkFigure> ExportAsync(string format, int size)
    {
        var file = FileOf(format, size);
        using var process = checkout.StartCommand(data, "export", "--user", BenchData.EmailOf(size), "--format", format, "--output", file);
        var (took, peak) = await Measured.RunAsync(process, "export");
        return new("export to " + format, took, peak, new FileInfo(file).Length);
    }

    /// <summary>The journal of one player, asked with the real program.</summary>
    public async Task<BulkFigure> HledgerAsync(int size, params string[] question)
    {
        var file = FileOf("hledger", size);
        var start = new ProcessStartInfo("hledger", ["-f", file, .. question]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var (took, peak) = await Measured.RunAsync(process, "hledger");
        return new(string.Join(' ', question), took, peak, new FileInfo(file).Length);
    }
}
