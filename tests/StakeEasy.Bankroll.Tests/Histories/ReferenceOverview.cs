using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Tests.Histories;

/// <summary>The dashboard's figures in euros, unrounded, from facts and rates alone.</summary>
/// <param name="MovedOut">By transfers, to accounts that cannot be converted.</param>
/// <param name="Results">Play, bonuses, expenses, corrections and fees, each at the rate of its day.</param>
/// <param name="Exchange">What holding other currencies, and changing them, came to.</param>
internal sealed record ReferenceOverview(
    decimal Bankroll, decimal Deposited, decimal Withdrawn, decimal MovedOut, decimal Results, decimal Exchange)
{
    public static async Task<ReferenceOverview> OfAsync(LedgerHistory history, Func<Guid, DateTimeOffset> at)
    {
        var rates = await history.Ledger.Rates.LatestAsync(default);
        decimal? RateOf(int account, DateOnly day) => rates.Rate(CurrencyCode.Of(LedgerHistory.CurrencyOf(account)), TestLedger.Eur, day);

        var accounts = history.Accounts.Select((a, i) => (Index: i, Told: history.Reference.Tell(a, at))).ToList();
        var outOfSight = accounts.Where(a => RateOf(a.Index, TestLedger.Today) is null && a.Told.Sum(t => t.Came) != 0m).ToList();
        var movedThere = outOfSight.SelectMany(a => a.Told).Select(t => t.Fact.Transfer).OfType<Guid>().ToHashSet();
        decimal bankroll = 0m, deposited = 0m, withdrawn = 0m, moved = 0m, results = 0m, exchange = 0m;
        foreach (var (index, told) in accounts.Where(a => RateOf(a.Index, TestLedger.Today) is not null))
        {
            var now = RateOf(index, TestLedger.Today)!.Value;
            foreach (var (fact, came, _) in told)
            {
                var then = came * RateOf(index, fact.Day)!.Value;
                bankroll += came * now;
                exchange += came * now - then;
                switch (fact.Kind)
                {
                    case EntryKind.Deposit:
                        deposited += then;
                        break;
                    case EntryKind.Withdrawal:
                        withdrawn -= then;
                        break;
                    case EntryKind.Transfer when movedThere.Contains(fact.Transfer!.Value):
                        moved -= then;
                        break;
                    case EntryKind.Transfer:
                        // What is lost or gained between two currencies on the way.
                        exchange += then;
                        break;
                    default:
                        results += then;
                        break;
                }
            }
        }

        return new(bankroll, deposited, withdrawn, moved, results, exchange);
    }
}
