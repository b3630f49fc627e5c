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
        return new(period.Frame, moment.FirstEntry?.Year ?? scope.Today.Year, rows, Total([.. rows.Select(r => r.Converted).OfType<TaxFigures>()]));

        TaxRow Row(AccountFlows account, bool included)
        {
            var sum = account.Months.Values.Aggregate((a, b) => a + b);
            var split = sessions?.GetValueOrDefault(account.Account.Id.Value) ?? (sessions is null ? null : new Split(0m, 0m, 0m, 0m));
            var own = Figures(sum.Own, split?.Won, split?.Lost);
            return new(
                account.Account,
                own,
                included && valuer.Flows(sum, account.Account.Currency) is { } converted ? Rounded(Figures(converted, split?.ValuedWon, split?.ValuedLost), scale) : null);
        }
    }

    private static TaxFigures Figures(Flows f, decimal? won, decimal? lost) =>
        new(f.Deposited, f.Withdrawn, won, lost, f.Played, f.Restated, f.Bonus, f.Corrected, f.Expenses, f.Fees, f.Result);

    /// <summary>The result is rounded, and its parts so that they add up to it; won and lost so that they add up to the sessions.</summary>
    private static TaxFigures Rounded(TaxFigures exact, int scale)
    {
        decimal Round(decimal amount) => Rounding.HalfAwayFromZero(amount, scale);
        var result = Round(exact.Result);
        var parts = Rounding.Allocate([exact.Sessions, exact.BalanceUpdates, exact.Bonus, exact.Corrections, -exact.Expenses, -exact.Fees], result, scale);
        var split = exact is { SessionsWon: { } won, SessionsLost: { } lost } ? Rounding.Allocate([won, lost], parts[0], scale) : null;
        return new(
            Round(exact.Deposited), Round(exact.Withdrawn), split?[0], split?[1], parts[0], parts[1], parts[2], parts[3], -parts[4], -parts[5], result);
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
