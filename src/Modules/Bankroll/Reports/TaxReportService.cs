using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class TaxReportService(ValuedLedger ledger, ICurrencies currencies) : ITaxReport
{
    // Won and lost apart is in no total: a year's sessions are read for it, but never more than these.
    private const int MostSessions = 20_000;

    private const string SessionsSql = """
        select e.account_id, e.day, coalesce(sum(e.amount) filter (where e.amount > 0), 0), coalesce(sum(e.amount) filter (where e.amount < 0), 0)
        from bankroll.entries e where e.owner_id = $1 and e.kind = 5 and e.day >= $2 and e.day < $3 group by 1, 2
        """;

    public Task<TaxReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope, ct), ct);

    private async Task<TaxReport> ReadAsync(LedgerMoment moment, ReportScope scope, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var flows = await MonthlyFlows.ReadAsync(moment, days, ct);
        var period = LedgerPeriod.Of(scope, moment, days, flows);
        var sessions = await SessionsAsync(moment, scope, days, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var valuer = new Valuer(scope, moment.Rates);
        var rows = flows.Where(f => f.Months.Count > 0).Select(f => Row(f, period.Accounts.Any(a => a.Account.Id == f.Account.Id))).ToList();
        var rounded = Rounded(rows.ConvertAll(r => r.Converted).OfType<TaxFigures>().ToList(), scale);
        var next = 0;
        var shown = rows.ConvertAll(r => r.Converted is null ? r : r with { Converted = rounded[next++] });
        return new(period.Frame, moment.FirstEntry?.Year ?? scope.Today.Year, shown, Total(rounded));

        TaxRow Row(AccountFlows account, bool included)
        {
            var sum = account.Months.Values.Aggregate((a, b) => a + b);
            var split = sessions?.GetValueOrDefault(account.Account.Id.Value) ?? (sessions is null ? null : new Split(0m, 0m, 0m, 0m));
            var own = Figures(sum.Own, split?.Won, split?.Lost);
            return new(
                account.Account,
                own,
                included && valuer.Flows(sum, account.Account.Currency) is { } converted ? Figures(converted, split?.ValuedWon, split?.ValuedLost) : null);
        }
    }

    private static TaxFigures Figures(Flows f, decimal? won, decimal? lost) =>
        new(f.Deposited, f.Withdrawn, won, lost, f.Played, f.Restated, f.Bonus, f.Corrected, f.Expenses, f.Fees, f.Result);

    /// <summary>The results add up to the rounded whole, and the parts of each account to its result.</summary>
    private static List<TaxFigures> Rounded(List<TaxFigures> exact, int scale)
    {
        decimal Whole(Func<TaxFigures, decimal> part) => Rounding.HalfAwayFromZero(exact.Sum(part), scale);
        var parts = exact.ConvertAll(f => new[] { f.SessionsWon ?? f.Sessions, f.SessionsLost ?? 0m, f.BalanceUpdates, f.Bonus, f.Corrections, -f.Expenses, -f.Fees }
            .Select(p => Math.Round(p, ProfitParts.Digits)).ToArray());
        var rounded = RoundedTable.Of(parts, Whole(f => f.Result), scale);
        var deposited = Rounding.Allocate(exact.ConvertAll(f => f.Deposited), Whole(f => f.Deposited), scale);
        var withdrawn = Rounding.Allocate(exact.ConvertAll(f => f.Withdrawn), Whole(f => f.Withdrawn), scale);
        return [.. rounded.Select((r, i) => new TaxFigures(
            deposited[i], withdrawn[i], exact[i].SessionsWon is null ? null : r[0], exact[i].SessionsLost is null ? null : r[1],
            r[0] + r[1], r[2], r[3], r[4], -r[5], -r[6], r.Sum()))];
    }

    private static TaxFigures Total(List<TaxFigures> rows) => new(
        rows.Sum(r => r.Deposited), rows.Sum(r => r.Withdrawn), rows.Exists(r => r.SessionsWon is null) ? null : rows.Sum(r => r.SessionsWon),
        rows.Exists(r => r.SessionsLost is null) ? null : rows.Sum(r => r.SessionsLost), rows.Sum(r => r.Sessions), rows.Sum(r => r.BalanceUpdates),
        rows.Sum(r => r.Bonus), rows.Sum(r => r.Corrections), rows.Sum(r => r.Expenses), rows.Sum(r => r.Fees), rows.Sum(r => r.Result));

    /// <summary>Null if there are too many. The count comes from what is summed up by month, so that asking costs nothing.</summary>
    private static async Task<Dictionary<Guid, Split>?> SessionsAsync(LedgerMoment moment, ReportScope scope, ReportDays days, CancellationToken ct)
    {
        var counted = await BreakdownTotals.ReadAsync(moment, Dimension.AllSessions, days.WholeMonths(), ct);
        if (counted.Sum(c => c.Entries) > MostSessions)
        {
            return null;
        }

        var currencyOf = moment.Accounts.ToDictionary(a => a.Id.Value, a => a.Currency);
        await using var command = new NpgsqlCommand(SessionsSql, moment.Connection, moment.Transaction);
        command.Parameters.With(moment.Owner.Value).With(days.From).With(days.End);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, Split>();
        while (await row.ReadAsync(ct))
        {
            var account = row.GetGuid(0);
            var day = scope.ValuedAt is ValuedAt.EachDay ? row.GetFieldValue<DateOnly>(1) : scope.Today;
            var rate = moment.Rates.Rate(currencyOf[account], scope.Currency, day) ?? 0m;
            var (won, lost) = (row.GetDecimal(2), row.GetDecimal(3));
            var sum = found.GetValueOrDefault(account) ?? new(0m, 0m, 0m, 0m);
            found[account] = new(sum.Won + won, sum.Lost + lost, sum.ValuedWon + (won * rate), sum.ValuedLost + (lost * rate));
        }

        return found;
    }

    private sealed record Split(decimal Won, decimal Lost, decimal ValuedWon, decimal ValuedLost);
}
