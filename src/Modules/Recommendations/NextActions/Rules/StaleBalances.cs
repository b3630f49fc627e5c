using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Accounts in use that hold money which nobody has looked at for long.</summary>
internal static class StaleBalances
{
    /// <summary>A balance so many days old is still fresh; the dashboard's badge begins a day later, too.</summary>
    public const int FreshDays = 30;

    /// <summary>At this age nothing is more urgent.</summary>
    public const int WorstDays = 180;

    private const int LeastUrgency = 10;
    private const int Ease = 8;

    public static IEnumerable<Candidate> In(Situation situation)
    {
        foreach (var (account, _, share) in situation.Bankroll.Accounts)
        {
            // Where no balance was ever stated, the latest entry is the last that was heard of it.
            if ((account.LastStatedDay ?? account.LastEntryDay) is not { } day || account.IsArchived || account.Balance.IsZero)
            {
                continue;
            }

            var age = situation.Today.DayNumber - day.DayNumber;
            if (age > FreshDays)
            {
                yield return new(
                    ActionKind.StaleBalance,
                    account.Id.Value.ToString(),
                    Facts.Of(day),
                    day.AddDays(FreshDays),
                    new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, age, FreshDays, WorstDays), ActionWeight.ImpactOf(share), Ease),
                    Wording.Of($"Update your {account.Name} balance"),
                    Reason(account.LastStatedDay is not null, age, day, account.Balance));
            }
        }
    }

    private static Wording Reason(bool stated, int age, DateOnly day, Money balance) => stated
        ? Wording.Of($"You stated it {age} days ago, on {day}. Every total still counts {balance} there.")
        : Wording.Of($"Its latest entry is {age} days old, of {day}, and you never stated its balance. Every total counts {balance} there.");
}
