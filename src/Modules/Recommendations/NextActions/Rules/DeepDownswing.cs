using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>Play has cost a large part of what the bankroll could have been.</summary>
internal static class DeepDownswing
{
    /// <summary>From this share on: what was lost since the peak, of the bankroll and that together.</summary>
    public const decimal DeepFrom = 0.20m;

    /// <summary>At this share nothing is more urgent.</summary>
    public const decimal Worst = 0.60m;

    /// <summary>What was dismissed comes back when the share has grown into the next step of this size.</summary>
    public const decimal Step = 0.10m;

    private const int LeastUrgency = 20;
    private const int Ease = 5;

    public static IEnumerable<Candidate> In(Situation situation)
    {
        var bankroll = situation.Bankroll;
        if (bankroll.Fall is not { } fall)
        {
            yield break;
        }

        var share = fall.Amount / (Math.Max(bankroll.Bankroll, 0m) + fall.Amount);
        if (share < DeepFrom)
        {
            yield break;
        }

        var lost = new Money(fall.Amount, bankroll.Currency);
        yield return new(
            ActionKind.Downswing,
            "",
            Facts.Of(fall.PeakDay),
            fall.PeakDay,
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, share, DeepFrom, Worst), ActionWeight.ImpactOf(share), Ease),
            Wording.Of($"Look at your downswing before you play on"),
            Wording.Of($"Since {fall.PeakDay} play has cost you {lost}, {Figure.Part(share)} of what you would have without it. Nothing has to be won back: look whether your stakes still fit."))
        {
            Level = Steps.Above(DeepFrom, share, Step),
        };
    }
}
