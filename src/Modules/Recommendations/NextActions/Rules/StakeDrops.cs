using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>The bankroll has fallen below what the stake played asks for.</summary>
internal static class StakeDrops
{
    /// <summary>As soon as the advice is to move down.</summary>
    private const int LeastUrgency = 40;

    /// <summary>So far below the line, a share of it, nothing is more urgent.</summary>
    public const decimal WorstShare = 0.50m;

    /// <summary>What was dismissed comes back when the bankroll has fallen into the next step of this size below the line.</summary>
    public const decimal Step = 0.10m;

    private const int Ease = 7;

    /// <param name="situation">Of the owner.</param>
    /// <param name="advice">For the bankroll and the stake that is played.</param>
    /// <param name="played">Its buy-in.</param>
    public static IEnumerable<Candidate> In(Situation situation, StakeAdvice advice, Money played)
    {
        if (advice.Move is not (StakeMove.Down or StakeMove.StepOut))
        {
            yield break;
        }

        var line = played with { Amount = advice.Range.Low * played.Amount };
        var missing = line - advice.Bankroll;
        var share = missing.Amount / line.Amount;
        var kind = advice.Ladder.Kind;
        yield return new(
            ActionKind.MoveDown,
            kind.ToString(),
            Facts.Of(played) + played.Currency,
            situation.Today,
            new(ActionWeight.Between(LeastUrgency, ActionWeight.MostUrgency, share, 0m, WorstShare), ActionWeight.MostImpact, Ease),
            advice.Stake is { } rung ? To(kind, rung.BuyIn) : Wording.Of($"Rebuild your bankroll before you play on"),
            Wording.Of($"You play with a buy-in of {played}, and {advice.Range.Low} of them are the least to stay there: {line}. Your bankroll is {advice.Bankroll}, {missing} less."))
        {
            Level = Steps.Above(0m, share, Step),
        };
    }

    private static Wording To(PlayKind kind, Money buyIn) => kind is PlayKind.Cash
        ? Wording.Of($"Move down to cash games with a buy-in of {buyIn}")
        : Wording.Of($"Move down to tournaments of {buyIn}");
}
