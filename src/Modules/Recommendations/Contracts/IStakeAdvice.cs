using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>How many buy-ins of a stake a bankroll should hold. Low is at least zero and at most Multiple.</summary>
/// <param name="Low">Below so many buy-ins of the stake played, it is time to move down.</param>
/// <param name="High">The cautious end; says how wide the range is.</param>
/// <param name="Multiple">So many buy-ins of a stake are needed to move up to it. Exact: 134.5 is no 134.</param>
public sealed record BuyInRange(decimal Low, decimal High, decimal Multiple);

/// <summary>An answer, and what it adds to the classic rule: a range of buy-ins, and how much it weighs.</summary>
/// <param name="Name">Of the factor, as in <see cref="StakeFactors"/>.</param>
public sealed record AnsweredFactor(string Name, int Weight, int Low, int High);

/// <summary>Where a bankroll stands on a ladder.</summary>
public enum BankrollPosition
{
    /// <summary>Not enough for the smallest stake; the advice says how much is missing.</summary>
    BelowSmallest,

    /// <summary>There is a stake to play, and a next one to reach.</summary>
    OnLadder,

    /// <summary>The largest stake is affordable: there is nothing to move up to.</summary>
    AtLargest,
}

/// <summary>What to do with the stake that is played.</summary>
public enum StakeMove
{
    /// <summary>No stake was said to be played.</summary>
    None,
    Stay,
    Up,
    Down,

    /// <summary>Not even the smallest stake is affordable any more: rebuild first.</summary>
    StepOut,
}

/// <summary>A sum at which to change stakes, and what it was computed from: so many buy-ins of so much.</summary>
/// <param name="BuyIns">How many.</param>
/// <param name="Of">The stake whose buy-in was multiplied.</param>
/// <param name="At">The product: the bankroll at which to move.</param>
/// <param name="Distance">How far the bankroll is from it; never negative.</param>
/// <param name="To">Where the move leads; null if there is nothing below.</param>
public sealed record StakeThreshold(decimal BuyIns, Rung Of, Money At, Money Distance, Rung? To);

/// <summary>Advice for one bankroll on one ladder. All amounts are in the ladder's currency.</summary>
/// <param name="Range">The rule's answer in buy-ins.</param>
/// <param name="Recommended">The highest stake whose requirement the bankroll meets; null below the smallest.</param>
/// <param name="Stake">
/// What to play now: the stake named as played for as long as it may be kept, otherwise <paramref name="Recommended"/>.
/// </param>
/// <param name="Move">From the stake named as played to <paramref name="Stake"/>.</param>
/// <param name="BuyIns">How many buy-ins of <paramref name="Stake"/>, or of the smallest stake if there is none, the bankroll holds.</param>
/// <param name="MoveUp">
/// Move up when the bankroll is at or above it. Below the smallest stake it is that stake's requirement; null at the largest stake.
/// </param>
/// <param name="MoveDown">Move down when the bankroll is below it; null if nothing is played.</param>
public sealed record StakeAdvice(
    StakeLadder Ladder,
    BuyInRange Range,
    Money Bankroll,
    BankrollPosition Position,
    Rung? Recommended,
    Rung? Stake,
    StakeMove Move,
    decimal BuyIns,
    StakeThreshold? MoveUp,
    StakeThreshold? MoveDown);

/// <summary>How sure a player wants to be, for advice by risk of ruin.</summary>
/// <param name="Rate">Won per block, in big blinds (cash) or buy-ins (tournaments).</param>
/// <param name="Deviation">Standard deviation of one block, in the same unit; above 0.</param>
/// <param name="TargetRisk">The risk of ruin to play with: above 0, at most 0.25.</param>
/// <param name="UnitsPerBuyIn">How many of these units a buy-in is: 100 big blinds, 1 buy-in.</param>
public sealed record RiskAppetite(double Rate, double Deviation, double TargetRisk, double UnitsPerBuyIn);

/// <summary>Which stake to play. Pure arithmetic: no I/O, the same answer for the same question.</summary>
public interface IStakeAdvice
{
    /// <summary>The weighted table over the factors that were answered. Refused if none was.</summary>
    Result<BuyInRange> Classic(PlayKind kind, StakeFactors factors);

    /// <summary>What that average is made of. Empty if nothing was answered.</summary>
    IReadOnlyList<AnsweredFactor> ClassicParts(PlayKind kind, StakeFactors factors);

    /// <summary>
    /// So many buy-ins that the risk of ruin is the target; down where it has doubled. Refused for a win rate of zero or less, with
    /// which no bankroll lasts.
    /// </summary>
    Result<BuyInRange> ByRisk(RiskAppetite appetite);

    /// <summary>Every bankroll, negative ones included, has an answer.</summary>
    /// <param name="bankroll">In the ladder's currency.</param>
    /// <param name="played">The buy-in of the stake that is played now, for staying where one may; null for none.</param>
    /// <exception cref="ArgumentException">The range's low end is above its multiple.</exception>
    /// <exception cref="InvalidOperationException">The bankroll or the stake played is in another currency than the ladder: convert first.</exception>
    StakeAdvice For(StakeLadder ladder, BuyInRange range, Money bankroll, Money? played = null);

    /// <summary>
    /// The factors from text, as in an address or an old profile: "NLHE", "Tough Games", in any case; "NA" or nothing is not answered.
    /// What is not known is refused, beside its field.
    /// </summary>
    Result<StakeFactors> Read(string? game, string? opposition, string? risk, string? surroundings);
}
