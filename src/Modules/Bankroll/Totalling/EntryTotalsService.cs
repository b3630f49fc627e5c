using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Totalling;

/// <inheritdoc/>
internal sealed class EntryTotalsService(
    NpgsqlDataSource database, TotalsReader totals, RowSums rows, Revaluation revaluation, IExchangeRates rates, ICurrencies currencies) : IEntryTotals
{
    private const string CategoriesSql = """
        select distinct substr(key, 3) from bankroll.breakdowns where owner_id = $1 and dimension = 8 and entries > 0 and length(key) > 2 order by 1 limit 200
        """;

    public async Task<EntryTotals> OfAsync(UserId owner, EntryFilter filter, CurrencyCode currency, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        var report = new Summing(filter.Kinds, currency, currencies.Find(currency)?.Scale ?? 2, known);
        if (!AreKept(filter))
        {
            var (sums, entries, stopped) = await rows.ReadAsync(owner, filter, ct);
            foreach (var sum in sums)
            {
                report.Add(sum.Currency, sum.Day, sum.Kind, sum.Sum);
            }

            return report.Of(entries, atLeast: stopped, newestOnly: stopped);
        }

        var byAccount = await totals.ByAccountAsync(owner, filter, ct);
        if (byAccount.Exists(a => a.Valuation.In is null || (a.Valuation.In == currency && a.Valuation.Version != known.Version)))
        {
            // New rates, or never valued: bring the ledger up to date, once, and read what it says then.
            await revaluation.RunAsync(owner, byAccount.Find(a => a.Valuation.In is not null)?.Valuation.In ?? currency, ct);
            byAccount = await totals.ByAccountAsync(owner, filter, ct);
        }

        var dayByDay = new List<Guid>();
        foreach (var account in byAccount)
        {
            if (report.NeverHasRates(account.Currency))
            {
                report.AddUnconverted(account);
            }
            else if (account.Valuation.In == currency && !account.Incomplete && report.HasRates(account))
            {
                report.Add(account);
            }
            else
            {
                dayByDay.Add(account.Id);
            }
        }

        if (dayByDay.Count > 0)
        {
            (await totals.ByDayAsync(owner, filter, dayByDay, ct)).ForEach(report.Add);
        }

        var (count, more) = filter.Kinds is null or { Count: 0 } ? (byAccount.Sum(a => a.Entries), false) : await rows.CountAsync(owner, filter, ct);
        return report.Of(count, atLeast: more, newestOnly: false);
    }

    public async Task<IReadOnlyList<string>> CategoriesAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(CategoriesSql);
        command.Parameters.With(owner.Value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    /// <summary>Totals are kept by account, day and kind.</summary>
    private static bool AreKept(EntryFilter filter) =>
        filter == new EntryFilter(filter.Kinds, filter.Account, filter.From, filter.To, filter.Cursor, filter.Size) { Currency = filter.Currency, OtherThan = filter.OtherThan };
}
