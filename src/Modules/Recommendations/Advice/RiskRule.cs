using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Advice;

/// <summary>Advice by risk of ruin on what a player plays, beside the classic rule.</summary>
internal sealed class RiskRule(IStakeAdvice advice, IRiskOfRuin ruin, RatesInUse rates)
{
    /// <summary>A buy-in of a cash game is a hundred big blinds: the most one can sit down with.</summary>
    private const double BigBlindsPerBuyIn = 100;

    /// <summary>A recommended stake with one below and two above it shows where it becomes dear.</summary>
    private const int Below = 1;
    private const int Shown = 4;

    public RiskAdvice Of(PlayStanding standing, StakeProfile? profile, PlayRecord record)
    {
        var known = rates.Of(standing.Kind, profile, record);
        if (!known.Succeeded)
        {
            return new(Rate: null, Advice: null, known.Error, AtClassic: null, Stakes: []);
        }

        var rate = known.Value;
        var units = standing.Kind is PlayKind.Cash ? BigBlindsPerBuyIn : 1;
        var range = advice.ByRisk(new(rate.Rate, rate.Deviation, (double)(profile?.TargetRisk ?? StakeProfile.UsualRisk), units));
        var byRisk = range.Succeeded && standing.Bankroll is { } bankroll ? advice.For(standing.Ladder, range.Value, bankroll, standing.Played) : null;
        return new(
            rate,
            byRisk,
            range.Error ?? (standing.Bankroll is null ? standing.Refused : null),
            standing.Classic is { } classic ? RuinOf(rate, (double)classic.Range.Multiple * units)?.ForEver : null,
            Around(standing, byRisk, rate, units));
    }

    /// <summary>The stakes around what either rule recommends; the cheapest where neither has anything to recommend.</summary>
    private List<StakeRisk> Around(PlayStanding standing, StakeAdvice? byRisk, RateInUse rate, double units)
    {
        if (standing.Bankroll is not { IsPositive: true } bankroll)
        {
            return [];
        }

        var rungs = standing.Ladder.Rungs;
        var recommended = new[] { standing.Classic, byRisk }.OfType<StakeAdvice>().Select(a => a.Stake is { } stake ? rungs.ToList().IndexOf(stake) : 0);
        var shown = recommended.DefaultIfEmpty(0).SelectMany(at => Enumerable.Range(Math.Clamp(at - Below, 0, Math.Max(0, rungs.Count - Shown)), Math.Min(Shown, rungs.Count)));
        return [.. shown.Distinct().Order().Select(at => Risk(rungs[at])).OfType<StakeRisk>()];

        StakeRisk? Risk(Rung rung)
        {
            var buyIns = bankroll.Amount / rung.BuyIn.Amount;
            return RuinOf(rate, (double)buyIns * units) is { } answer ? new(rung, buyIns, answer.ForEver, answer.WithUncertainRate) : null;
        }
    }

    private RuinAnswer? RuinOf(RateInUse rate, double bankroll)
    {
        var answer = ruin.Of(new(rate.Rate, rate.Deviation, bankroll) { SampleBlocks = rate.Blocks });
        return answer.Succeeded ? answer.Value : null;
    }
}
