using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class BalanceReportService(PeriodReader reader, ICurrencies currencies) : IBalanceReport
{
    public async Task<BalanceReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct)
    {
        var period = await reader.ReadAsync(owner, scope, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var rows = period.Accounts.Select(a => (Of: a, Exact: Exact(a))).Where(r => r.Exact.Any(p => p != 0m)).ToList();
        decimal Whole(Func<AccountPeriod, decimal> end) => Rounding.HalfAwayFromZero(period.Accounts.Sum(end), scale);
        var (opening, closing) = (Whole(a => a.Months[0].Opening), Whole(a => a.Months[^1].Closing));
        var rounded = RoundedTable.Of([.. rows.Select(r => r.Exact)], closing, scale, first: opening);
        var shown = rows.Select((r, i) => new BalanceRow(r.Of.Account, Own(r.Of), Figures(rounded[i]))).ToList();
        return new(period.Frame, Total(shown.ConvertAll(r => r.Value)), shown);
    }

    /// <summary>What adds up to the balance at the end, unrounded.</summary>
    private static decimal[] Exact(AccountPeriod account)
    {
        var flows = account.Months.Select(m => m.Flows).Aggregate((a, b) => a + b);
        decimal[] parts =
        [
            account.Months[0].Opening, flows.Deposited - flows.Withdrawn, flows.Transferred, flows.Result, account.Months.Sum(m => m.Fx),
            account.Months.Sum(m => m.Unrated),
        ];
        return Array.ConvertAll(parts, p => Math.Round(p, ProfitParts.Digits));
    }

    private static BalanceMoves Own(AccountPeriod account) => new(
        account.OwnBefore, account.Own.Deposited - account.Own.Withdrawn, account.Own.Transferred, account.Own.Result, Fx: 0m, Unrated: 0m,
        account.OwnBefore + account.Own.Net);

    private static BalanceMoves Figures(decimal[] rounded) => new(rounded[0], rounded[1], rounded[2], rounded[3], rounded[4], rounded[5], rounded.Sum());

    private static BalanceMoves Total(List<BalanceMoves> rows) => new(
        rows.Sum(r => r.Opening), rows.Sum(r => r.PutIn), rows.Sum(r => r.Transferred), rows.Sum(r => r.Result), rows.Sum(r => r.Fx),
        rows.Sum(r => r.Unrated), rows.Sum(r => r.Closing));
}
