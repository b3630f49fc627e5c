using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class ExposureService(ValuedLedger ledger, ICurrencies currencies) : IExposureReport
{
    public Task<ExposureReport> OfAsync(UserId owner, ReportScope scope, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope, ct), ct);

    private async Task<ExposureReport> ReadAsync(LedgerMoment moment, ReportScope scope, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var valuer = new Valuer(scope, moment.Rates);
        var balances = (await MonthlyFlows.ReadAsync(moment, days, ct))
            .Select(f => new Money(f.Before.Own.Net + f.Months.Values.Sum(m => m.Own.Net), f.Account.Currency))
            .Where(b => !b.IsZero)
            .GroupBy(b => b.Currency)
            .Select(g => (Balance: g.Aggregate((sum, b) => sum + b), Accounts: g.Count()))
            .Select(b => (b.Balance, b.Accounts, Value: valuer.Balance(b.Balance.Amount, b.Balance.Currency, days.To)))
            .ToList();
        var known = balances.FindAll(b => b.Value is not null);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var bankroll = Rounding.HalfAwayFromZero(known.Sum(b => b.Value!.Value), scale);
        var shown = known.Zip(Rounding.Allocate(known.ConvertAll(b => b.Value!.Value), bankroll, scale))
            .OrderByDescending(b => b.Second)
            .Select(b => new ExposureRow(b.First.Balance, b.First.Accounts, b.Second, bankroll > 0m ? b.Second / bankroll : null));
        var missing = balances.FindAll(b => b.Value is null);
        return new(
            LedgerPeriod.FrameOf(scope, moment, days, new([], [], [.. missing.Select(b => b.Balance.Currency).Order()])),
            bankroll,
            [.. shown, .. missing.Select(b => new ExposureRow(b.Balance, b.Accounts, Value: null, Share: null))]);
    }
}
