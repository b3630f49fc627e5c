using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class NetWorthService(PeriodReader reader, ICurrencies currencies) : INetWorthReport
{
    public async Task<NetWorthReport> OfAsync(UserId owner, ReportScope scope, BucketLength length, CancellationToken ct)
    {
        var period = await reader.ReadAsync(owner, scope, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var groups = period.Accounts.GroupBy(a => new AccountGroup(a.Account.Kind, a.Account.AssetType))
            .OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.AssetType).ToList();
        var points = period.Days.Buckets(length).ConvertAll(b =>
        {
            var values = groups.ConvertAll(g => g.Sum(a => a.Months.Last(m => m.To <= b.To).Closing));
            var bankroll = Rounding.HalfAwayFromZero(values.Sum(), scale);
            return new NetWorthPoint(b.To, bankroll, Rounding.Allocate(values, bankroll, scale));
        });
        return new(period.Frame, groups.ConvertAll(g => g.Key), points);
    }
}
