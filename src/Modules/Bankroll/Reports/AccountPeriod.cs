using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>What one account added in one month, in the reporting currency, unrounded.</summary>
/// <param name="Opening">Its value at the end of the day before.</param>
/// <param name="Fx">What exchange rates did to the money held.</param>
/// <param name="Unrated">The same where a rate was missing, so that it cannot be told from what moved on such days.</param>
internal readonly record struct AccountMonth(DateOnly From, DateOnly To, Flows Flows, decimal Opening, decimal Closing, decimal Fx, decimal Unrated);

/// <summary>An account of a report over the months of its period.</summary>
/// <param name="OwnBefore">Its balance at the end of the day before, in its currency.</param>
/// <param name="Own">What moved in all of them, in its currency.</param>
/// <param name="UnratedBalances">Whether a balance at the end of some month had no rate.</param>
internal sealed record AccountPeriod(
    Account Account, IReadOnlyList<AccountMonth> Months, decimal OwnBefore, Flows Own, decimal Unvalued, bool UnratedBalances)
{
    public static AccountPeriod Of(AccountFlows account, IReadOnlyList<(DateOnly From, DateOnly To)> months, Valuer valuer)
    {
        var currency = account.Account.Currency;
        var found = new List<AccountMonth>(months.Count);
        var balance = account.Before.Own.Net;
        var opening = valuer.Balance(balance, currency, months[0].From.AddDays(-1));
        var (own, unvalued, unrated) = (default(Flows), 0m, opening is null);
        foreach (var (from, to) in months)
        {
            var moved = account.In(ReportDays.FirstOfMonth(from));
            balance += moved.Own.Net;
            var closing = valuer.Balance(balance, currency, to);
            var flows = valuer.Flows(moved, currency) ?? default;
            var gain = (closing ?? 0m) - (opening ?? 0m) - flows.Net;
            var isRated = opening is not null && closing is not null && moved.Unvalued == 0m;
            found.Add(new(
                from, to, flows, opening ?? 0m, closing ?? 0m,
                valuer.AtDaysOwnRates && isRated ? gain : 0m,
                valuer.AtDaysOwnRates && !isRated ? gain : 0m));
            own += moved.Own;
            unvalued += moved.Unvalued;
            unrated |= closing is null;
            opening = closing;
        }

        return new(account.Account, found, account.Before.Own.Net, own, unvalued, unrated);
    }
}

/// <summary>All accounts of a report over its period.</summary>
/// <param name="MovedOut">What transfers took in each month to accounts that are left out, unrounded.</param>
internal sealed record LedgerPeriod(
    ReportDays Days, IReadOnlyList<(DateOnly From, DateOnly To)> Months, IReadOnlyList<AccountPeriod> Accounts, IReadOnlyList<decimal> MovedOut, ReportFrame Frame)
{
    public static LedgerPeriod Of(ReportScope scope, LedgerMoment ledger, ReportDays days, IReadOnlyList<AccountFlows> flows, MovesOut moves)
    {
        var valuer = new Valuer(scope, ledger.Rates);
        var months = days.Buckets(BucketLength.Month);
        var included = flows.Where(f => valuer.Includes(f.Account)).Select(f => AccountPeriod.Of(f, months, valuer)).ToList();
        var excluded = flows.Where(f => !valuer.Includes(f.Account)).ToList();
        var omissions = new ReportOmissions(
            [.. excluded.Where(f => f.Before.Own.Net != 0m || f.Months.Count > 0).Select(f => f.Account)],
            [.. valuer.AtDaysOwnRates
                ? included.GroupBy(a => a.Account.Currency).Select(g => new Money(g.Sum(a => a.Unvalued), g.Key)).Where(m => !m.IsZero)
                : []],
            [.. included.Where(a => a.UnratedBalances).Select(a => a.Account.Currency).Distinct().Order()]);
        var movedOut = months.ConvertAll(m => moves.Between(m.From, m.To == days.To && days.IsOpen ? DateOnly.MaxValue : m.To, valuer.Moved));
        return new(days, months, included, movedOut, FrameOf(scope, ledger, days, omissions));
    }

    public static ReportFrame FrameOf(ReportScope scope, LedgerMoment ledger, ReportDays days, ReportOmissions omissions) =>
        new(scope.Currency, scope.ValuedAt, days.From, days.To, ledger.Rates.Day, ledger.FirstEntry is not null, omissions);

    /// <summary>
    /// What transfers between currencies gained or lost against the rate; of those with an account without a rate it cannot be told, and what
    /// they moved counts as unrated.
    /// </summary>
    public (decimal Fx, decimal Unrated) Transfers(int month) =>
        (Accounts.Sum(a => a.Months[month].Flows.Transferred) + MovedOut[month], -MovedOut[month]);
}
