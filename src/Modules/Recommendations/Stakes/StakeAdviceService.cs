using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <inheritdoc/>
internal sealed class StakeAdviceService : IStakeAdvice
{
    private const double MostRisk = 0.25;

    /// <summary>The cautious end of a range by risk is where the risk is a tenth of the target.</summary>
    private const double CautiousShare = 0.1;

    public Result<BuyInRange> Classic(PlayKind kind, StakeFactors factors) => ClassicRule.Of(kind, factors);

    public IReadOnlyList<AnsweredFactor> ClassicParts(PlayKind kind, StakeFactors factors) => ClassicRule.Answered(kind, factors);

    public Result<BuyInRange> ByRisk(RiskAppetite appetite)
    {
        if (Refusal(appetite) is { } refusal)
        {
            return refusal;
        }

        var (low, high, multiple) = (BuyIns(appetite, 2), BuyIns(appetite, CautiousShare), BuyIns(appetite, 1));
        return high is { } h ? new BuyInRange(low!.Value, h, multiple!.Value) : StakeErrors.OutOfReach;
    }

    public StakeAdvice For(StakeLadder ladder, BuyInRange range, Money bankroll, Money? played = null) =>
        LadderAdvice.For(ladder, range, bankroll, played);

    public Result<StakeFactors> Read(string? game, string? opposition, string? risk, string? surroundings) =>
        FactorNames.Read(game, opposition, risk, surroundings);

    private static Error? Refusal(RiskAppetite appetite) => appetite switch
    {
        { Rate: var rate } when !double.IsFinite(rate) => StakeErrors.BadRate,
        { Rate: <= 0 } => StakeErrors.NoEdge,
        { Deviation: var deviation } when !double.IsFinite(deviation) || deviation <= 0 => StakeErrors.BadDeviation,
        { TargetRisk: not (> 0 and <= MostRisk) } => StakeErrors.BadTarget,
        { UnitsPerBuyIn: var units } when !double.IsFinite(units) || units <= 0 => StakeErrors.BadUnits,
        _ => null,
    };

    /// <summary>For so many times the target's risk, rounded up to a tenth of a buy-in; null beyond anything that can be multiplied.</summary>
    private static decimal? BuyIns(RiskAppetite appetite, double times)
    {
        const double most = 1e12;
        var exact = RiskOfRuin.RequiredBankroll(appetite.Rate, appetite.Deviation, appetite.TargetRisk * times) / appetite.UnitsPerBuyIn;
        return exact < most ? Math.Ceiling((decimal)exact * 10) / 10 : null;
    }
}
