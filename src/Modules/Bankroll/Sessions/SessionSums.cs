using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Bankroll.Reports;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>What sessions add up to: from the breakdowns where one of them says it, else of a bounded number of sessions.</summary>
internal sealed class SessionSums(BankrollDbContext db, SessionLists lists, ValuedLedger ledger, IExchangeRates rates, ICurrencies currencies)
{
    private const int MostAddedUp = 2_000;

    public Task<SessionSummary?> OfAsync(UserId owner, SessionFilter filter, CurrencyCode currency, CancellationToken ct) =>
        KeyOf(filter) is (var dimension, var key)
            ? ledger.ReadAsync(owner, currency, moment => KeptAsync(moment, dimension, key, filter, currency, ct), ct)
            : AddedUpAsync(owner, filter, currency, ct);

    private async Task<SessionSummary?> KeptAsync(
        LedgerMoment moment, Dimension dimension, string key, SessionFilter filter, CurrencyCode currency, CancellationToken ct)
    {
        // Days of a list have no today: all that stands counts.
        var scope = new ReportScope(currency, ValuedAt.EachDay, filter.From, filter.To ?? DateOnly.MaxValue, DateOnly.MaxValue);
        var found = await BreakdownTotals.ReadAsync(moment, currency, dimension, ReportDays.Of(scope, moment.FirstEntry), ct);
        var sums = found.Where(t => string.Equals(t.Key, key, StringComparison.Ordinal)).ToList();
        var unvalued = BreakdownTotals.Omitted(sums, t => t.Unvalued);
        var byCurrency = sums.GroupBy(t => t.Currency).Select(g => Totals(g.Key, [.. g], filter.Won)).Where(t => t.Sessions > 0);

        // Of a month in which something had no rate it is not kept whether that won.
        return Summary(byCurrency, filter.Won is not null && unvalued.Count > 0 ? null : sums.Sum(t => Valued(t, filter.Won)), currency, unvalued);
    }

    private async Task<SessionSummary?> AddedUpAsync(UserId owner, SessionFilter filter, CurrencyCode currency, CancellationToken ct)
    {
        var some = await lists.Matching(owner, filter).OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(MostAddedUp + 1)
            .Select(s => new
            {
                s.AccountId,
                s.Minutes,
                Result = s.CashOut - s.BuyIn - s.Rebuys - s.AddOns - s.Expenses,
                Day = db.Entries.Where(e => e.OwnerId == owner.Value && e.Id == s.Id).Select(e => e.Day).First(),
            }).ToListAsync(ct);
        if (some.Count > MostAddedUp)
        {
            return null;
        }

        var known = await rates.LatestAsync(ct);
        var kept = await db.Accounts.Where(a => a.OwnerId == owner.Value)
            .Select(a => new { a.Id, a.Currency }).ToDictionaryAsync(a => a.Id, a => CurrencyCode.Of(a.Currency), ct);
        var valued = some.ConvertAll(s => (Currency: kept[s.AccountId], s.Result, Value: known.Convert(s.Result, kept[s.AccountId], currency, s.Day)));
        return Summary(
            some.GroupBy(s => kept[s.AccountId]).Select(g => new SessionTotals(
                g.Key, g.Count(), g.Count(s => s.Result > 0m), g.Sum(s => (long)s.Minutes), g.Sum(s => s.Result))),
            valued.Sum(v => v.Value ?? 0m),
            currency,
            [.. valued.Where(v => v.Value is null).GroupBy(v => v.Currency).Select(g => new Money(g.Sum(v => v.Result), g.Key)).Where(m => !m.IsZero)]);
    }

    private SessionSummary Summary(IEnumerable<SessionTotals> byCurrency, decimal? converted, CurrencyCode currency, IReadOnlyList<Money> notConverted) => new(
        [.. byCurrency.OrderByDescending(t => t.Sessions)],
        converted is { } sum ? new(Rounding.HalfAwayFromZero(sum, currencies.Find(currency)?.Scale ?? 2), currency) : null,
        notConverted);

    public async Task<PlayedBefore> PlayedBeforeAsync(UserId owner, CancellationToken ct)
    {
        var keys = await db.Breakdowns
            .Where(b => b.OwnerId == owner.Value && b.Dimension >= Dimension.Game && b.Dimension <= Dimension.Venue && b.Key != "")
            .GroupBy(b => new { b.Dimension, b.Key })
            .Select(g => new { g.Key.Dimension, g.Key.Key, Entries = g.Sum(b => b.Entries) })
            .Where(g => g.Entries > 0).OrderByDescending(g => g.Entries).ThenBy(g => g.Key).ToListAsync(ct);
        List<string> Of(Dimension dimension) => [.. keys.Where(k => k.Dimension == dimension).Select(k => k.Key)];
        return new(Of(Dimension.Game), Of(Dimension.Stake), Of(Dimension.Venue));
    }

    /// <summary>The breakdown that says just this; null if none does. Tags are not broken down by, nor is one property by another.</summary>
    private static (Dimension Dimension, string Key)? KeyOf(SessionFilter filter)
    {
        (Dimension, string?)[] properties =
        [
            (Dimension.Format, filter.Format is { } format ? ((int)format).ToString(CultureInfo.InvariantCulture) : null),
            (Dimension.Game, filter.Game), (Dimension.Stake, filter.Stake), (Dimension.Venue, filter.Venue),
            (Dimension.Weekday, filter.Weekday?.ToString(CultureInfo.InvariantCulture)), (Dimension.Account, filter.Account?.Value.ToString()),
        ];
        return filter is { Tag: null, First: null, Last: null } && properties.Where(p => p.Item2 is not null).Take(2).ToList() is { Count: < 2 } asked
            ? asked is [var (dimension, key)] ? (dimension, key!) : (Dimension.AllSessions, "")
            : null;
    }

    private static decimal Valued(BreakdownTotals sums, bool? won) => won switch
    {
        true => sums.ValuedWon,
        false => sums.Valued - sums.ValuedWon,
        null => sums.Valued,
    };

    private static SessionTotals Totals(CurrencyCode currency, IReadOnlyList<BreakdownTotals> sums, bool? won)
    {
        var (entries, wins, amount, gross) = (sums.Sum(t => t.Entries), sums.Sum(t => t.Wins), sums.Sum(t => t.Amount), sums.Sum(t => t.Won));
        return won switch
        {
            true => new(currency, wins, wins, Minutes: null, gross),
            false => new(currency, entries - wins, Wins: 0, Minutes: null, amount - gross),
            null => new(currency, entries, wins, sums.Sum(t => t.Minutes), amount),
        };
    }
}
