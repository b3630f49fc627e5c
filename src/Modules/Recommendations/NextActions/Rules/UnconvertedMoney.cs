using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Money that no total can count, because there is no exchange rate for it.</summary>
internal static class UnconvertedMoney
{
    private const string OfDays = "days:";
    private const int BalanceUrgency = 20;
    private const int DaysUrgency = 10;

    /// <summary>What it is worth is not known, so its impact is the middle of the range.</summary>
    private const int Impact = 30;
    private const int Ease = 3;

    public static IEnumerable<Candidate> In(Situation situation)
    {
        var bankroll = situation.Bankroll;
        foreach (var group in bankroll.Accounts.Where(a => a.Converted is null).GroupBy(a => a.Account.Currency))
        {
            var sum = new Money(group.Sum(a => a.Account.Balance.Amount), group.Key);
            var count = group.Count();
            yield return new(
                ActionKind.NotConverted,
                group.Key.Value,
                Facts.Of(count),
                situation.Today,
                new(BalanceUrgency, Impact, Ease),
                Wording.Of($"Find a rate for your {group.Key.Value}"),
                count == 1
                    ? Wording.Of($"{sum} in {group.First().Account.Name} has no rate to {bankroll.Currency.Value}, so it is missing from your bankroll.")
                    : Wording.Of($"{sum} in {count} accounts has no rate to {bankroll.Currency.Value}, so it is missing from your bankroll."));
        }

        foreach (var money in bankroll.Unvalued)
        {
            yield return new(
                ActionKind.NotConverted,
                OfDays + money.Currency.Value,
                Facts.Of(money),
                situation.Today,
                new(DaysUrgency, Impact, Ease),
                Wording.Of($"Look at the days without a rate for {money.Currency.Value}"),
                Wording.Of($"Deposits less withdrawals of {money} fell on days without a rate to {bankroll.Currency.Value}: they are missing from what you put in, and count as won."));
        }
    }
}
