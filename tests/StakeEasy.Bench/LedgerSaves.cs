using System.Diagnostics;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bench;

/// <summary>A save of one kind at one size: what it took, and what it left in PostgreSQL's log of changes.</summary>
internal sealed record LedgerSave(string Name, Samples Times, long Bytes);

/// <summary>Saves of every kind of entry, through the modules, sizes and kinds in turns.</summary>
internal sealed class LedgerSaves(ModulesOnServer modules)
{
    private const int Rounds = 120;
    private const int Warmup = 10;

    private static readonly SessionGame Game = new(SessionFormat.Cash, "NLHE", "0.50/1", Venue: null) { SmallBlind = 0.5m, BigBlind = 1m };

    public async Task<Dictionary<string, List<LedgerSave>>> MeasureAsync(IReadOnlyDictionary<string, string> emails)
    {
        var kinds = new Dictionary<string, List<(string Name, Func<Task<Error?>> Save)>>(StringComparer.Ordinal);
        foreach (var (size, email) in emails)
        {
            kinds[size] = await KindsAsync(email);
        }

        var times = emails.Keys.ToDictionary(s => s, s => kinds[s].ConvertAll(_ => (Times: new Samples(), Bytes: new List<long>())), StringComparer.Ordinal);
        for (var round = -Warmup; round < Rounds; round++)
        {
            foreach (var size in emails.Keys)
            {
                for (var kind = 0; kind < kinds[size].Count; kind++)
                {
                    var before = await LogPositionAsync();
                    var start = Stopwatch.GetTimestamp();
                    if (await kinds[size][kind].Save() is { } refused)
                    {
                        throw new InvalidOperationException($"{kinds[size][kind].Name}: {refused.Field} {refused.Message}");
                    }

                    if (round >= 0)
                    {
                        times[size][kind].Times.Add(Stopwatch.GetElapsedTime(start));
                        times[size][kind].Bytes.Add(await LogPositionAsync() - before);
                    }
                }
            }
        }

        return emails.Keys.ToDictionary(
            s => s,
            s => kinds[s].Zip(times[s], (k, t) => new LedgerSave(k.Name, t.Times, t.Bytes.Order().ElementAt(t.Bytes.Count / 2))).ToList(),
            StringComparer.Ordinal);
    }

    private async Task<List<(string Name, Func<Task<Error?>> Save)>> KindsAsync(string email)
    {
        var player = (await modules.With((IPlayers p) => p.FindByEmailAsync(email, default)))!;
        var accounts = (await modules.With((IAccounts a) => a.ListAsync(player.Id, default))).Where(a => !a.IsArchived).ToList();
        var from = accounts[0];
        var to = accounts.Find(a => a.Id != from.Id && a.Currency == from.Currency)!;
        var today = player.DayOf(TimeProvider.System.GetUtcNow());
        RecordEntry Entry(decimal amount, string? note = null) => new(Guid.NewGuid(), from.Id, amount, today, note, today, player.TimeZone, Confirmed: true);
        return
        [
            ("deposit", () => SaveAsync((IDeposits d) => d.RecordAsync(player.Id, Entry(0.02m), default))),
            ("withdrawal", () => SaveAsync((IWithdrawals w) => w.RecordAsync(player.Id, Entry(0.01m), default))),
            ("balance update", () => SaveAsync((IBalanceUpdates b) => b.RecordAsync(player.Id, Entry(1_000m), default))),
            ("bonus", () => SaveAsync((IAdjustments a) => a.RecordBonusAsync(player.Id, Entry(0.01m) with { Category = "Rakeback" }, default))),
            ("expense", () => SaveAsync((IAdjustments a) => a.RecordExpenseAsync(player.Id, Entry(0.01m) with { Category = "Software" }, default))),
            ("correction", () => SaveAsync((IAdjustments a) => a.RecordCorrectionAsync(player.Id, Entry(0.01m, "Counted wrong"), default))),
            ("transfer with a fee", () => SaveAsync((ITransfers t) => t.RecordAsync(
                player.Id,
                new(Guid.NewGuid(), from.Id, to.Id, 0.02m, null, 0.01m, today, null, today, player.TimeZone, Confirmed: true), default))),
            ("session", () => SaveAsync((ISessions s) => s.RecordAsync(player.Id, Session(from.Id, player.TimeZone), default))),
            ("deposit of a year ago", () => SaveAsync((IDeposits d) => d.RecordAsync(player.Id, Entry(0.02m) with { Day = today.AddYears(-1) }, default))),
        ];
    }

    private static RecordSession Session(AccountId account, TimeZoneInfo zone)
    {
        var end = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        return new(
            Guid.NewGuid(), account, Game, end.AddHours(-3), end, new(100m, 0, 0m, 0m, 0m, 100.01m), new(null, null, 250), Tags: null, Note: null, zone,
            Confirmed: true);
    }

    private async Task<Error?> SaveAsync<TService, TAnswer>(Func<TService, Task<Result<TAnswer>>> save)
        where TService : notnull
    {
        var result = await modules.With(save);
        return result.Succeeded ? null : result.Error;
    }

    private async Task<long> LogPositionAsync() => (long)await modules.ScalarAsync<decimal>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
}
