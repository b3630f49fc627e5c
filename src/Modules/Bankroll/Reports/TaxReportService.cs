using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class TaxReportService(ValuedLedger ledger, ICurrencies currencies) : ITaxReport
{
    public Task<TaxReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope, ct), ct);

    private async Task<TaxReport> ReadAsync(LedgerMoment moment, ReportScope scope, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var flows = await MonthlyFlows.ReadAsync(moment, days, ct);
        var period = LedgerPeriod.Of(scope, moment, days, flows, MovesOut.None);
        var valuer = new Valuer(scope, moment.Rates);
        var sessions = await SessionsAsync(moment, scope.Currency, days, valuer, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var rows = flows.Where(f => f.Months.Count > 0).Select(f => Row(f, period.Accounts.Any(a => a.Account.Id == f.Account.Id))).ToList();
        var rounded = Rounded(rows.ConvertAll(r => r.Converted).OfType<TaxFigures>().ToList(), scale);
        var next = 0;
        var shown = rows.ConvertAll(r => r.Converted is null ? r : r with { Converted = rounded[next++] });
        return new(period.Frame, moment.FirstEntry?.Year ?? scope.Today.Year, shown, Total(rounded));

        TaxRow Row(AccountFlows account, bool included)
        {
            var sum = account.Months.Values.Aggregate((a, b) => a + b);
            var gross = sessions.GetValueOrDefault(account.Account.Id.Value);
            var own = Figures(sum.Own, gross.Won, gross.Lost);
            return new(
                account.Account,
                own,
                included && valuer.Flows(sum, account.Account.Currency) is { } converted ? Figures(converted, gross.ValuedWon, gross.ValuedLost) : null);
        }
    }

    private static TaxFigures Figures(Flows f, decimal won, decimal lost) =>
        new(f.Deposited, f.Withdrawn, won, lost, f.Played, f.Restated, f.Bonus, f.Corrected, f.Expenses, f.Fees, f.Result);

    /// <summary>The results add up to the rounded whole, and the parts of each account to its result.</summary>
    private static List<TaxFigures> Rounded(List<TaxFigures> exact, int scale)
    {
        decimal Whole(Func<TaxFigures, decimal> part) => Rounding.HalfAwayFromZero(exact.Sum(part), scale);
        var parts = exact.ConvertAll(f => new[] { f.SessionsWon, f.SessionsLost, f.BalanceUpdates, f.Bonus, f.Corrections, -f.Expenses, -f.Fees }
            .Select(p => Math.Round(p, ProfitParts.Digits)).ToArray());
        var rounded = RoundedTable.Of(parts, Whole(f => f.Result), scale);
        var deposited = Rounding.Allocate(exact.ConvertAll(f => f.Deposited), Whole(f => f.Deposited), scale);
        var withdrawn = Rounding.Allocate(exact.ConvertAll(f => f.Withdrawn), Whole(f => f.Withdrawn), scale);
        return [.. rounded.Select((r, i) => new TaxFigures(
            deposited[i], withdrawn[i], r[0], r[1], r[0] + r[1], r[2], r[3], r[4], -r[5], -r[6], r.Sum()))];
    }

    private static TaxFigures Total(List<TaxFigures> rows) => new(
        rows.Sum(r => r.Deposited), rows.Sum(r => r.Withdrawn), rows.Sum(r => r.SessionsWon), rows.Sum(r => r.SessionsLost), rows.Sum(r => r.Sessions), rows.Sum(r => r.BalanceUpdates),
        rows.Sum(r => r.Bonus), rows.Sum(r => r.Corrections), rows.Sum(r => r.Expenses), rows.Sum(r => r.Fees), rows.Sum(r => r.Result));

    /// <summary>By account, from what is summed up by month.</summary>
    private static async Task<Dictionary<Guid, Gross>> SessionsAsync(
        LedgerMoment moment, CurrencyCode currency, ReportDays days, Valuer valuer, CancellationToken ct) =>
        (await BreakdownTotals.ReadAsync(moment, currency, Dimension.Account, days, ct))
        .GroupBy(t => Guid.Parse(t.Key))
        .ToDictionary(g => g.Key, g => g.Aggregate(default(Gross), (sum, t) => sum + Gross.Of(t, valuer)));

    /// <summary>What sessions won and lost apart: in the account's currency, and converted as the report asks for.</summary>
    private readonly record struct Gross(decimal Won, decimal Lost, decimal ValuedWon, decimal ValuedLost)
    {
        public static Gross operator +(Gross a, Gross b) => new(a.Won + b.Won, a.Lost + b.Lost, a.ValuedWon + b.ValuedWon, a.ValuedLost + b.ValuedLost);

        public static Gross Of(BreakdownTotals sessions, Valuer valuer)
        {
            var (won, lost) = (sessions.Won, sessions.Amount - sessions.Won);
            var rate = valuer.TodaysRate(sessions.Currency) ?? 0m;
            return valuer.AtDaysOwnRates
                ? new(won, lost, sessions.ValuedWon, sessions.Valued - sessions.ValuedWon)
                : new(won, lost, won * rate, lost * rate);
        }
    }
}
