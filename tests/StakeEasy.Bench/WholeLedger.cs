using StakeEasy.Host.Commands;

namespace StakeEasy.Bench;

/// <summary>Pages, saves and bulk work of the whole ledger, in a database that ten thousand other players share.</summary>
internal static class WholeLedger
{
    private const string OfCrowd = "of 10M";
    private const string CrowdEmail = "bench-crowd@stakeeasy.example";

    public static async Task<LedgerFigures> MeasureAsync(Checkout checkout, string data, string work, Action<string> say)
    {
        await using var modules = await ModulesOnServer.OpenAsync(data);
        say($"seeding {Crowd.Owners:N0} other players");
        await Crowd.SeedAsync(modules, done =>
        {
            if (done % 1_000 == 0)
            {
                say($"  {done:N0}");
            }
        });
        await checkout.CommandAsync(data, "seed-demo", "--entries", "1000", "--email", CrowdEmail);
        await modules.ExecuteAsync("vacuum (analyze)");

        var emails = Benchmark.Sizes.ToDictionary(s => $"{s:N0}", Benchmark.EmailOf, StringComparer.Ordinal);
        emails.Add(OfCrowd, CrowdEmail);
        say("pages of the whole ledger");
        var pages = await PagesAsync(checkout, data, modules, emails);
        say("saves of every kind");
        var saves = await new LedgerSaves(modules).MeasureAsync(emails);
        say("export and import");
        var bulk = new BulkWork(checkout, data, work);
        List<BulkFigure> figures = [.. await bulk.ExportsAsync(Benchmark.EmailOf(Benchmark.Sizes[^1])), await bulk.ImportAsync(modules), await bulk.CopyAsync(modules)];
        return new(pages, saves, figures);
    }

    private static async Task<Dictionary<string, List<LedgerPage>>> PagesAsync(
        Checkout checkout, string data, ModulesOnServer modules, Dictionary<string, string> emails)
    {
        await using var server = await Server.ApplicationAsync(checkout, data, "off");
        var players = new Dictionary<string, Player>(StringComparer.Ordinal);
        foreach (var (size, email) in emails)
        {
            players[size] = await Player.SignInAsync(server.Address, email, SeedDemoCommand.Password);
        }

        var statements = new Statements(modules, data);
        var found = await new LedgerPages([.. emails.Keys], players).MeasureAsync(statements.CountAsync);
        foreach (var player in players.Values)
        {
            player.Dispose();
        }

        return found;
    }
}
