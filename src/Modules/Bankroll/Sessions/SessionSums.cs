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
        if (KeyOf(filter) is (var dimension, var key))
        {
            var sums = await db.Breakdowns.Where(b => b.OwnerId == owner.Value && b.Dimension == dimension && b.Key == key)
                .GroupBy(b => b.Currency)
                .Select(g => new { g.Key, Entries = g.Sum(b => b.Entries), Wins = g.Sum(b => b.Wins), Minutes = g.Sum(b => b.Minutes), Amount = g.Sum(b => b.Amount) })
                .Where(g => g.Entries > 0).OrderByDescending(g => g.Entries).ToListAsync(ct);
            return sums.ConvertAll(s => new SessionTotals(CurrencyCode.Of(s.Key), s.Entries, s.Wins, s.Minutes, s.Amount));
        }

        var some = await lists.Matching(owner, filter).Take(MostAddedUp + 1)
            .Select(s => new { s.AccountId, s.Minutes, Result = s.CashOut - s.BuyIn - s.Rebuys - s.AddOns - s.Expenses }).ToListAsync(ct);
        if (some.Count > MostAddedUp)
        {
            return null;
        }

        var currencies = await db.Accounts.Where(a => a.OwnerId == owner.Value).ToDictionaryAsync(a => a.Id, a => a.Currency, ct);
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

    /// <summary>The breakdown that says just this; null if none does. Days are no months, and tags are not broken down by.</summary>
    private static (Dimension Dimension, string Key)? KeyOf(SessionFilter filter) =>
        filter with { Cursor = null, Size = 0 } switch
        {
            { Tag: not null } or { From: not null } or { To: not null } => null,
            { Format: null, Game: null, Stake: null, Venue: null, Account: null } => (Dimension.AllSessions, ""),
            { Format: { } format, Game: null, Stake: null, Venue: null, Account: null } => (Dimension.Format, ((int)format).ToString(CultureInfo.InvariantCulture)),
            { Format: null, Game: { } game, Stake: null, Venue: null, Account: null } => (Dimension.Game, game),
            { Format: null, Game: null, Stake: { } stake, Venue: null, Account: null } => (Dimension.Stake, stake),
            { Format: null, Game: null, Stake: null, Venue: { } venue, Account: null } => (Dimension.Venue, venue),
            { Format: null, Game: null, Stake: null, Venue: null, Account: { } account } => (Dimension.Account, account.Value.ToString()),
            _ => null,
        };
}
