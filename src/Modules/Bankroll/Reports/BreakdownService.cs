using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <inheritdoc/>
internal sealed class BreakdownService(ValuedLedger ledger, ICurrencies currencies) : IBreakdownReport
{
    public Task<BreakdownReport> OfAsync(UserId owner, ReportScope scope, BreakdownBy by, CancellationToken ct) =>
        ledger.ReadAsync(owner, scope.Currency, moment => ReadAsync(moment, scope, by, ct), ct);

    private async Task<BreakdownReport> ReadAsync(LedgerMoment moment, ReportScope scope, BreakdownBy by, CancellationToken ct)
    {
        var days = ReportDays.Of(scope, moment.FirstEntry);
        var found = await BreakdownTotals.ReadAsync(moment, scope.Currency, BreakdownTotals.DimensionOf(by), days, ct);
        var valuer = new Valuer(scope, moment.Rates);
        decimal? Value(BreakdownTotals t) => valuer.AtDaysOwnRates ? t.Valued : t.Amount * valuer.TodaysRate(t.Currency);

        var rows = found.Where(t => Value(t) is not null)
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Entries: g.Sum(t => t.Entries), Amount: g.Sum(t => Value(t)!.Value)))
            .OrderByDescending(r => r.Amount).ToList();
        var scale = currencies.Find(scope.Currency)?.Scale ?? 2;
        var total = Rounding.HalfAwayFromZero(rows.Sum(r => r.Amount), scale);
        var amounts = Rounding.Allocate(rows.ConvertAll(r => r.Amount), total, scale);
        var omitted = BreakdownTotals.Omitted(found, t => valuer.AtDaysOwnRates ? t.Unvalued : Value(t) is null ? t.Amount : 0m);
        return new(
            LedgerPeriod.FrameOf(scope, moment, days, new([], omitted, [])),
            rows.Sum(r => r.Entries),
            total,
            [.. rows.Select((r, i) => Line(r.Key, r.Entries, amounts[i], by))]);
    }

    private static BreakdownLine Line(string key, int entries, decimal amount, BreakdownBy by)
    {
        if (by is not BreakdownBy.Category)
        {
            return new(key, Kind: null, entries, amount);
        }

        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return new(key[(colon + 1)..], (EntryKind)int.Parse(key.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture), entries, amount);
    }
}
