using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <inheritdoc/>
internal sealed class RiskOfRuinService : IRiskOfRuin
{
    public Result<RuinAnswer> Of(RuinQuestion question)
    {
        if (Refusal(question) is { } refusal)
        {
            return refusal;
        }

        var (w, s, b) = (question.Rate, question.Deviation, question.Bankroll);
        return new RuinAnswer(
            RiskOfRuin.ForEver(w, s, b),
            RiskOfRuin.ForEver(w, s, RiskOfRuin.SeenAtSteps(b, s)),
            question.SampleBlocks is { } sample ? RiskOfRuin.WithUncertainRate(w, s, b, WinRateInterval.StandardError(s, sample)) : null,
            question.Blocks is { } blocks ? RiskOfRuin.Within(w, s, b, blocks) : null,
            question.Goal is { } goal ? RiskOfRuin.ReachFirst(w, s, b, goal) : null,
            question.TargetRisk is { } risk && w > 0 ? RiskOfRuin.RequiredBankroll(w, s, risk) : null,
            w > 0 && b > 0 ? KellyOf(w, s, b) : null);
    }

    private static KellyShare KellyOf(double rate, double deviation, double bankroll)
    {
        var share = Kelly.Share(rate, deviation, bankroll);
        return new(Kelly.Bankroll(rate, deviation, 1), share, Kelly.GrowthKept(share), Kelly.EverFallsTo(0.5, share));
    }

    private static Error? Refusal(RuinQuestion question) =>
        RiskErrors.Rate(question.Rate, question.Deviation)
        ?? RiskErrors.NotNegative(question.Bankroll, nameof(question.Bankroll), "The bankroll")
        ?? RiskErrors.Risk(question.TargetRisk)
        ?? RiskErrors.Positive(question.Goal, nameof(question.Goal), "The bankroll to reach")
        ?? RiskErrors.NotNegative(question.Blocks, nameof(question.Blocks), "How much is played")
        ?? RiskErrors.Positive(question.SampleBlocks, nameof(question.SampleBlocks), "How much the win rate was seen over");
}
