using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace StakeEasy.Bench;

/// <summary>A page of the ledger at one size: what it took, sent and asked.</summary>
internal sealed record LedgerPage(string Name, Samples Times, int Bytes, int Statements);

/// <summary>The pages that must not grow with history, without a cache, sizes in turns.</summary>
internal sealed partial class LedgerPages(IReadOnlyList<string> sizes, IReadOnlyDictionary<string, Player> players)
{
    private const int Rounds = 20;
    private const int PerRound = 5;

    private static readonly (string Name, string Path)[] Fixed =
    [
        ("dashboard", "/dashboard"),
        ("entries, first page", "/entries"),
        ("profit and loss by month", "/reports?period=all&by=month"),
        ("session statistics", "/reports/sessions?period=all"),
    ];

    public async Task<Dictionary<string, List<LedgerPage>>> MeasureAsync(Func<Func<Task>, Task<int>> countStatements)
    {
        var paths = new Dictionary<string, List<(string Name, string Path)>>(StringComparer.Ordinal);
        foreach (var size in sizes)
        {
            paths[size] = [.. Fixed, ("entries, deep page", await DeepPageAsync(players[size]))];
        }

        var times = sizes.ToDictionary(s => s, s => paths[s].ConvertAll(_ => new Samples()), StringComparer.Ordinal);
        for (var round = -2; round < Rounds; round++)
        {
            foreach (var size in sizes)
            {
                for (var page = 0; page < paths[size].Count; page++)
                {
                    for (var i = 0; i < PerRound; i++)
                    {
                        var took = await players[size].GetAsync(paths[size][page].Path);
                        if (round >= 0)
                        {
                            times[size][page].Add(took);
                        }
                    }
                }
            }
        }

        var found = new Dictionary<string, List<LedgerPage>>(StringComparer.Ordinal);
        foreach (var size in sizes)
        {
            found[size] = [];
            foreach (var ((name, path), samples) in paths[size].Zip(times[size]))
            {
                found[size].Add(new(
                    name, samples, await players[size].SizeOfAsync(path), await countStatements(() => players[size].GetAsync(path))));
            }
        }

        return found;
    }

    /// <summary>Eighteen months back, and one page further by its own link.</summary>
    private static async Task<string> DeepPageAsync(Player player)
    {
        var to = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-18);
        var page = await player.ReadAsync("/entries?To=" + to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return WebUtility.HtmlDecode(Older().Match(page).Groups["href"].Value);
    }

    [GeneratedRegex("""href="(?<href>[^"]*)" rel="next""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Older();
}
