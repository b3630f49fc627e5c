using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Commands;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Bench;

/// <summary>A page or a save at one size: what it took, what it sent, what it asked of the database.</summary>
/// <param name="Bytes">Of a page, of its HTML; of a save, of PostgreSQL's log of changes.</param>
internal sealed record LedgerFigure(string Name, Samples Times, long Bytes, int Statements);

/// <summary>The pages that must not grow with history, over HTTP without a cache, ledgers in turns.</summary>
internal sealed partial class LedgerPages(Checkout checkout, IReadOnlyList<MeasuredLedger> ledgers)
{
    private const int Warmup = 5;
    private const int Rounds = 40;
    private const int PerRound = 5;
    private const int SessionsSaved = 15;
    private const string Statistics = "/reports/sessions?period=all";

    private static readonly (string Name, string Path)[] Fixed =
    [
        ("dashboard", "/dashboard"),
        ("entries, first page", "/entries"),
        ("profit and loss by month", "/reports?period=all&by=month"),
        ("session statistics", Statistics),
    ];

    /// <summary>The first statistics after a session was saved, which read the sessions of its month again.</summary>
    public Dictionary<string, Samples> AfterASession { get; } = new(StringComparer.Ordinal);

    public async Task<Dictionary<string, List<LedgerFigure>>> MeasureAsync()
    {
        var servers = new Dictionary<string, Server>(StringComparer.Ordinal);
        var players = new Dictionary<string, Player>(StringComparer.Ordinal);
        try
        {
            foreach (var ledger in ledgers)
            {
                var server = servers.GetValueOrDefault(ledger.Data) ?? (servers[ledger.Data] = await Server.ApplicationAsync(checkout, ledger.Data, "off"));
                players[ledger.Name] = await Player.SignInAsync(server.Address, ledger.Email, SeedDemoCommand.Password);
            }

            return await MeasureAsync(players);
        }
        finally
        {
            foreach (var player in players.Values)
            {
                player.Dispose();
            }

            foreach (var server in servers.Values)
            {
                await server.DisposeAsync();
            }
        }
    }

    private async Task<Dictionary<string, List<LedgerFigure>>> MeasureAsync(Dictionary<string, Player> players)
    {
        var pages = new Dictionary<string, List<(string Name, string Path, Samples Times)>>(StringComparer.Ordinal);
        foreach (var (name, player) in players)
        {
            pages[name] = [.. Fixed.Append(("entries, deep page", await DeepPageAsync(player))).Select(p => (p.Item1, p.Item2, new Samples()))];
        }

        for (var round = -Warmup; round < Rounds; round++)
        {
            for (var page = 0; page < Fixed.Length + 1; page++)
            {
                foreach (var (name, player) in players)
                {
                    for (var i = 0; i < PerRound; i++)
                    {
                        var took = await player.GetAsync(pages[name][page].Path);
                        if (round >= 0)
                        {
                            pages[name][page].Times.Add(took);
                        }
                    }
                }
            }
        }

        var found = players.Keys.ToDictionary(n => n, _ => new List<LedgerFigure>(), StringComparer.Ordinal);
        foreach (var data in ledgers.GroupBy(l => l.Data, StringComparer.Ordinal))
        {
            await using var modules = await ModulesOnServer.OpenAsync(data.Key);
            foreach (var ledger in data)
            {
                AfterASession[ledger.Name] = await AfterASessionAsync(modules, ledger.Email, players[ledger.Name]);
            }

            await using var statements = await Statements.ListenAsync(modules, data.Key);
            foreach (var (name, player) in data.Select(l => (l.Name, players[l.Name])))
            {
                foreach (var (page, path, times) in pages[name])
                {
                    found[name].Add(new(page, times, await player.SizeOfAsync(path), await statements.CountAsync(() => player.GetAsync(path))));
                }
            }
        }

        return found;
    }

    private static async Task<Samples> AfterASessionAsync(ModulesOnServer modules, string email, Player player)
    {
        var owner = (await modules.With((IPlayers p) => p.FindByEmailAsync(email, default)))!;
        var account = (await modules.With((IAccounts a) => a.ListAsync(owner.Id, default))).First(a => !a.IsArchived);
        var times = new Samples();
        for (var i = 0; i < SessionsSaved; i++)
        {
            await modules.With((ISessions s) => s.RecordAsync(owner.Id, MadeUp.Session(account.Id, owner.TimeZone), default));
            times.Add(await player.GetAsync(Statistics));
        }

        return times;
    }

    /// <summary>Eighteen months back, and one page further by its own link.</summary>
    private static async Task<string> DeepPageAsync(Player player)
    {
        var to = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-18);
        var page = await player.ReadAsync("/entries?To=" + to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return WebUtility.HtmlDecode(Older().Match(page).Groups["href"].Value) is { Length: > 0 } path
            ? path
            : throw new InvalidOperationException("The list of entries has no link to older ones.");
    }

    [GeneratedRegex("""href="(?<href>[^"]*)" rel="next""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Older();
}
