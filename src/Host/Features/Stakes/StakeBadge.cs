using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>What the two rules say of one stake.</summary>
internal static class StakeBadge
{
    /// <param name="advice">What the page recommends.</param>
    /// <param name="byRisk">The stake that the risk of ruin allows; null if it allows none.</param>
    public static (string Tone, string Text) Of(Rung rung, StakeAdvice advice, Rung? byRisk) => (rung.BuyIn <= advice.Stake?.BuyIn, rung.BuyIn <= byRisk?.BuyIn) switch
    {
        _ when rung == advice.Stake => ("accent-tone", "Recommended"),
        (true, true) => rung == byRisk ? ("accent-tone", "By your risk") : ("gain-tone", "In reach"),
        (true, false) => ("warn-tone", "By the classic rule only"),
        (false, true) => ("warn-tone", "By your risk only"),
        _ => rung == advice.MoveUp?.To ? ("warn-tone", "Next") : ("loss-tone", "Too high"),
    };
}
