using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class SessionStatisticsService(ValuedLedger ledger, ICurrencies currencies) : ISessionStatistics
{
    private const double MinutesPerHour = 60;

    public Task<SessionReport> OfAsync(UserId owner, ReportScope scope, SessionFormat? format, BreakdownBy by, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope with { ValuedAt = ValuedAt.EachDay }, format, by, ct), ct);

    private async Task<SessionReport> ReadAsync(LedgerMoment moment, ReportScope scope, SessionFormat? format, BreakdownBy by, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var all = await BreakdownTotals.ReadAsync(moment, scope.Currency, format is null ? Dimension.AllSessions : Dimension.Format, days, ct);
        var wanted = all.FindAll(t => format is not { } f || string.Equals(t.Key, Number(f), StringComparison.Ordinal));
        var rows = (await BreakdownTotals.ReadAsync(moment, scope.Currency, BreakdownTotals.DimensionOf(by), days, ct))
            .Where(t => t.Unvalued == 0m)
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .Select(g => new SessionGroup(g.Key, Figures([.. g], scale)))
            .OrderByDescending(r => r.Figures.Sessions).ThenBy(r => r.Key, StringComparer.Ordinal);
        var omissions = new ReportOmissions([], BreakdownTotals.Omitted(wanted.Where(t => t.Unvalued != 0m), t => t.Amount), []);
        return new(
            LedgerPeriod.FrameOf(scope, moment, days, omissions),
            Figures(wanted.FindAll(t => t.Unvalued == 0m), scale),
            await SessionOrder.ReadAsync(new(moment, scope.Currency, format), days, scale, ct),
            [.. rows]);
    }

    private static string Number(SessionFormat format) => ((int)format).ToString(CultureInfo.InvariantCulture);

    /// <summary>Of rows that add up: of one currency's months with a rate.</summary>
    internal static SessionFigures Figures(List<BreakdownTotals> totals, int scale)
    {
        var sessions = totals.Sum(t => t.Entries);
        var minutes = totals.Sum(t => t.Minutes);
        var result = totals.Sum(t => t.Valued);
        var cost = totals.Sum(t => t.ValuedCost);
        var hands = totals.Sum(t => t.BlindHands);
        var enough = sessions >= EnoughData.Sessions;
        return new(
            sessions,
            minutes,
            totals.Sum(t => t.Hands),
            Rounding.HalfAwayFromZero(result, scale),
            WinRates.Of(
                minutes / MinutesPerHour, (double)result, totals.Sum(t => t.ValuedSquaresPerHour), sessions, minutes >= EnoughData.Hours * MinutesPerHour),
            WinRates.Of(
                hands / 100.0, totals.Sum(t => t.BigBlinds), totals.Sum(t => t.BigBlindSquaresPerHundred), totals.Sum(t => t.BlindSessions),
                hands >= EnoughData.Hands),
            enough ? (decimal)totals.Sum(t => t.Wins) / sessions : null,
            enough && cost > 0m ? result / cost : null);
    }
}
