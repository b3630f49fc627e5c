using System.Diagnostics;
using System.Globalization;

namespace StakeEasy.Bankroll.Tests.Exports;

/// <summary>The real program, over one journal.</summary>
internal sealed class Hledger(string journal)
{
    /// <summary>Every check it has of accounts, commodities and assertions.</summary>
    public Task CheckAsync() => RunAsync("check", "--strict");

    /// <summary>Balances by account and commodity, to the last decimal; what is nothing is left out.</summary>
    public async Task<Dictionary<(string Account, string Commodity), decimal>> BalancesAsync(params string[] more)
    {
        var csv = await RunAsync(["balance", "--flat", "--no-total", "--output-format=csv", "--layout=bare", "--commodity-style=1000.0000000000000000 EUR", .. more]);
        var balances = new Dictionary<(string, string), decimal>();
        foreach (var line in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var cells = line.Trim('"').Split("\",\"");
            balances.Add((cells[0].Replace("\"\"", "\"", StringComparison.Ordinal), cells[1]), decimal.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        return balances;
    }

    /// <summary>What the accounts that match hold together, by commodity.</summary>
    public async Task<Dictionary<string, decimal>> SumsAsync(params string[] more) =>
        (await BalancesAsync(more)).GroupBy(b => b.Key.Commodity, StringComparer.Ordinal)
            .Select(g => (g.Key, Sum: g.Sum(b => b.Value))).Where(s => s.Sum != 0m).ToDictionary(s => s.Key, s => s.Sum, StringComparer.Ordinal);

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("hledger", ["-f", journal, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"hledger {string.Join(' ', arguments)} says: {await error}");
        return output;
    }
}
