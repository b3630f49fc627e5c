using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>What sessions add up to: from the breakdowns where one of them says it, else of a bounded number of sessions.</summary>
internal sealed class SessionSums(BankrollDbContext db, SessionLists lists)
{
    private const int MostAddedUp = 2_000;

    public async Task<IReadOnlyList<SessionTotals>?> OfAsync(UserId owner, SessionFilter filter, CancellationToken ct)
    {
        if (KeyOf(filter) is (var dimension, var key) && Months(filter) is (var first, var last))
        {
            var sums = await db.Breakdowns
                .Where(b => b.OwnerId == owner.Value && b.Dimension == dimension && b.Key == key && b.Month >= first && b.Month <= last)
                .GroupBy(b => b.Currency)
                .Select(g => new Kept(g.Key, g.Sum(b => b.Entries), g.Sum(b => b.Wins), g.Sum(b => b.Minutes), g.Sum(b => b.Amount), g.Sum(b => b.Won)))
                .ToListAsync(ct);
            return [.. sums.Select(s => s.Totals(filter.Won)).Where(t => t.Sessions > 0).OrderByDescending(t => t.Sessions)];
        }

        var some = await lists.Matching(owner, filter).Take(MostAddedUp + 1)
            .Select(s => new { s.AccountId, s.Minutes, Result = s.CashOut - s.BuyIn - s.Rebuys - s.AddOns - s.Expenses }).ToListAsync(ct);
        if (some.Count > MostAddedUp)
        {
            return null;
        }

        var currencies = await db.Accounts.Where(a => a.OwnerId == owner.Value)
            .Select(a => new { a.Id, a.Currency }).ToDictionaryAsync(a => a.Id, a => a.Currency, ct);
        return [.. some.GroupBy(s => currencies[s.AccountId], StringComparer.Ordinal)
            .Select(g => new SessionTotals(
                CurrencyCode.Of(g.Key), g.Count(), g.Count(s => s.Result > 0m), g.Sum(s => (long)s.Minutes), g.Sum(s => s.Result)))
            .OrderByDescending(t => t.Sessions)];
    }

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
        return filter.Tag is null && properties.Where(p => p.Item2 is not null).Take(2).ToList() is { Count: < 2 } asked
            ? asked is [var (dimension, key)] ? (dimension, key!) : (Dimension.AllSessions, "")
            : null;
    }

    /// <summary>The first and the last month; null if the days asked for are not whole months.</summary>
    private static (DateOnly First, DateOnly Last)? Months(SessionFilter filter)
    {
        var (from, to) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);
        return from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month) ? (from, to) : null;
    }

    /// <summary>As breakdowns keep it.</summary>
    private sealed record Kept(string Currency, int Entries, int Wins, long Minutes, decimal Amount, decimal Won)
    {
        public SessionTotals Totals(bool? won) => won switch
        {
            true => new(CurrencyCode.Of(Currency), Wins, Wins, Minutes: null, Won),
            false => new(CurrencyCode.Of(Currency), Entries - Wins, Wins: 0, Minutes: null, Amount - Won),
            null => new(CurrencyCode.Of(Currency), Entries, Wins, Minutes, Amount),
        };
    }
}
