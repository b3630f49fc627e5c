using System.Diagnostics;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>Saves of every kind of entry, through the modules, ledgers and kinds in turns.</summary>
internal sealed class LedgerSaves(IReadOnlyList<MeasuredLedger> ledgers)
{
    private const int Rounds = 100;
    private const int Warmup = 10;

    public async Task<Dictionary<string, List<LedgerFigure>>> MeasureAsync()
    {
        var open = new Dictionary<string, ModulesOnServer>(StringComparer.Ordinal);
        try
        {
            foreach (var data in ledgers.Select(l => l.Data).Distinct(StringComparer.Ordinal))
            {
                open[data] = await ModulesOnServer.OpenAsync(data);
            }

            return await MeasureAsync(open);
        }
        finally
        {
            foreach (var modules in open.Values)
            {
                await modules.DisposeAsync();
            }
        }
    }

    private async Task<Dictionary<string, List<LedgerFigure>>> MeasureAsync(Dictionary<string, ModulesOnServer> open)
    {
        var kinds = new Dictionary<string, List<Kind>>(StringComparer.Ordinal);
        foreach (var ledger in ledgers)
        {
            kinds[ledger.Name] = await KindsAsync(open[ledger.Data], ledger.Email);
        }

        for (var round = -Warmup; round < Rounds; round++)
        {
            for (var kind = 0; kind < kinds[ledgers[0].Name].Count; kind++)
            {
                foreach (var ledger in ledgers)
                {
                    await SaveAsync(open[ledger.Data], kinds[ledger.Name][kind], isMeasured: round >= 0);
                }
            }
        }

        var found = ledgers.ToDictionary(l => l.Name, _ => new List<LedgerFigure>(), StringComparer.Ordinal);
        foreach (var data in ledgers.GroupBy(l => l.Data, StringComparer.Ordinal))
        {
            await using var statements = await Statements.ListenAsync(open[data.Key], data.Key);
            foreach (var (name, kind) in data.SelectMany(l => kinds[l.Name].Select(k => (l.Name, k))))
            {
                found[name].Add(new(kind.Name, kind.Times, kind.Bytes.Order().ElementAt(kind.Bytes.Count / 2), await statements.CountAsync(kind.Save)));
            }
        }

        return found;
    }

    private static async Task SaveAsync(ModulesOnServer modules, Kind kind, bool isMeasured)
    {
        var before = await LogPositionAsync(modules);
        var start = Stopwatch.GetTimestamp();
        await kind.Save();
        if (isMeasured)
        {
            kind.Times.Add(Stopwatch.GetElapsedTime(start));
            kind.Bytes.Add(await LogPositionAsync(modules) - before);
        }
    }

    private static async Task<List<Kind>> KindsAsync(ModulesOnServer modules, string email)
    {
        var player = (await modules.With((IPlayers p) => p.FindByEmailAsync(email, default)))!;
        var accounts = (await modules.With((IAccounts a) => a.ListAsync(player.Id, default))).Where(a => !a.IsArchived).ToList();
        var from = accounts[0];
        var to = accounts.Find(a => a.Id != from.Id && a.Currency == from.Currency)!;
        var today = player.DayOf(TimeProvider.System.GetUtcNow());
        RecordEntry Entry(decimal amount, string? note = null) => new(Guid.NewGuid(), from.Id, amount, today, note, today, player.TimeZone, Confirmed: true);
        Kind Of<TService, TAnswer>(string name, Func<TService, Task<Result<TAnswer>>> save)
            where TService : notnull => new(name, async () =>
        {
            if (await modules.With(save) is { Succeeded: false, Error: { } refused })
            {
                throw new InvalidOperationException($"{name}: {refused.Field} {refused.Message}");
            }
        });
        return
        [
            Of("deposit", (IDeposits d) => d.RecordAsync(player.Id, Entry(0.02m), default)),
            Of("withdrawal", (IWithdrawals w) => w.RecordAsync(player.Id, Entry(0.01m), default)),
            Of("balance update", (IBalanceUpdates b) => b.RecordAsync(player.Id, Entry(1_000m), default)),
            Of("bonus", (IAdjustments a) => a.RecordBonusAsync(player.Id, Entry(0.01m) with { Category = "Rakeback" }, default)),
            Of("expense", (IAdjustments a) => a.RecordExpenseAsync(player.Id, Entry(0.01m) with { Category = "Software" }, default)),
            Of("correction", (IAdjustments a) => a.RecordCorrectionAsync(player.Id, Entry(0.01m, "Counted wrong"), default)),
            Of("transfer with a fee", (ITransfers t) => t.RecordAsync(
                player.Id, new(Guid.NewGuid(), from.Id, to.Id, 0.02m, null, 0.01m, today, null, today, player.TimeZone, Confirmed: true), default)),
            Of("session", (ISessions s) => s.RecordAsync(player.Id, MadeUp.Session(from.Id, player.TimeZone), default)),
            Of("deposit of a year ago", (IDeposits d) => d.RecordAsync(player.Id, Entry(0.02m) with { Day = today.AddYears(-1) }, default)),
        ];
    }

    private static async Task<long> LogPositionAsync(ModulesOnServer modules) =>
        (long)await modules.ScalarAsync<decimal>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

    private sealed record Kind(string Name, Func<Task> Save)
    {
        public Samples Times { get; } = new();

        public List<long> Bytes { get; } = [];
    }
}
