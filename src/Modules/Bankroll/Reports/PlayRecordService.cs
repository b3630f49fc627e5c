using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class PlayRecordService(ValuedLedger ledger, ICurrencies currencies) : IPlayRecords
{
    public Task<PlayRecord> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, CancellationToken ct)
    {
        var scope = new ReportScope(currency, ValuedAt.EachDay, From: null, today, today);
        return ledger.ReadAsync(owner, currency, moment => ReadAsync(moment, scope, ct), ct);
    }

    private async Task<PlayRecord> ReadAsync(LedgerMoment moment, ReportScope scope, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var totals = await BreakdownTotals.ReadAsync(moment, scope.Currency, Dimension.Format, days, ct);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        return new(moment.Accounts, Of(SessionFormat.Cash), Of(SessionFormat.Tournament));

        RecordedPlay Of(SessionFormat format)
        {
            var key = ((int)format).ToString(CultureInfo.InvariantCulture);
            var valued = totals.FindAll(t => t.Unvalued == 0m && string.Equals(t.Key, key, StringComparison.Ordinal));
            var figures = SessionStatisticsService.Figures(valued, scale);
            return new(
                figures.Sessions,
                figures.Minutes,
                figures.Result,
                figures.Hourly,
                valued.Sum(t => t.BlindSessions),
                valued.Sum(t => t.BlindHands),
                valued.Sum(t => t.BigBlinds),
                figures.Per100,
                figures.Roi);
        }
    }
}
