using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Exchange rates that balances depend on, and that should be newer.</summary>
internal static class OverdueRates
{
    /// <summary>So many missing publications are no reason to worry: the next refresh brings them. The dashboard's note begins after it, too.</summary>
    public const int PatientAge = 1;

    /// <summary>At this age nothing is more urgent.</summary>
    public const int WorstAge = 15;

    /// <summary>What was dismissed comes back after so many more publications.</summary>
    public const int Step = 5;

    private const int LeastUrgency = 20;
    private const int Ease = 10;

    public static IEnumerable<Candidate> In(Situation situation)
    {
        var bankroll = situation.Bankroll;
        var foreign = bankroll.Accounts.Where(a => a.Account.Currency != bankroll.Currency && a.Converted is not (null or 0m)).ToList();
        if (bankroll.RatesAge <= PatientAge || bankroll.RatesDay is not { } day || foreign.Count == 0)
        {
            yield break;
        }

        var share = foreign.Sum(a => a.Share ?? 0m);
        yield return new(
            ActionKind.RatesOverdue,
            "",
            Facts.Of(day),
            day,
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, bankroll.RatesAge, PatientAge, WorstAge), ActionWeight.ImpactOf(share), Ease),
            Wording.Of($"Refresh the exchange rates"),
            Wording.Of($"The newest are of {day}: {bankroll.RatesAge} publications are missing since. {Figure.Part(share)} of your bankroll is valued by them."))
        {
            Level = bankroll.RatesAge / Step,
        };
    }
}
