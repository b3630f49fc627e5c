using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class CashFlowService(PeriodReader reader, ICurrencies currencies) : ICashFlowReport
{
    public async Task<CashFlowReport> OfAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct)
    {
        var period = await reader.ReadAsync(owner, scope, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var buckets = period.Days.Buckets(length);
        var (deposited, withdrawn) = PutIn.Rounded(period, scale);
        var deposits = Rows(f => f.Deposited, deposited);
        var withdrawals = Rows(f => f.Withdrawn, withdrawn);
        var fees = Rows(f => f.Fees, total: null);
        var rows = buckets.Select((b, i) => new CashFlowRow(b.From, b.To, deposits[i], withdrawals[i], fees[i])).ToList();
        return new(period.Frame, new(period.Days.From, period.Days.To, deposited, withdrawn, fees.Sum()), rows);

        decimal[] Rows(Func<Flows, decimal> flow, decimal? total)
        {
            var exact = buckets.ConvertAll(b => period.Accounts.Sum(a => a.Months.Where(m => m.From >= b.From && m.To <= b.To).Sum(m => flow(m.Flows))));
            return Rounding.Allocate(exact, total ?? Rounding.HalfAwayFromZero(exact.Sum(), scale), scale);
        }
    }
}
