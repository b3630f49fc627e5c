using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>What the places of a tournament pay.</summary>
/// <param name="Entries">How many play.</param>
/// <param name="Prizes">From first place on, in money; at most one per entry, none above the one before it, at least one above 0.</param>
public sealed record PayoutTable(int Entries, IReadOnlyList<double> Prizes);

/// <summary>Where a better player's additional money comes from.</summary>
public enum SkillTilt
{
    /// <summary>Every paid place is reached more often, all by the same factor.</summary>
    PaidPlacesAlike,

    /// <summary>Each place is reached more often than the one below it, all by the same factor: more first places, larger swings.</summary>
    TowardsTheTop,
}

/// <summary>Tournaments of one kind.</summary>
/// <param name="Payouts">What is paid.</param>
/// <param name="Cost">Buy-in and fee; above 0.</param>
/// <param name="Roi">Return on investment: 0.2 wins a fifth of the cost on average. Above -1.</param>
public sealed record TournamentKind(PayoutTable Payouts, double Cost, double Roi, SkillTilt Tilt);

/// <summary>What so many tournaments of a kind may bring.</summary>
/// <param name="Events">How many are played; above 0.</param>
public sealed record TournamentQuestion(TournamentKind Kind, int Events)
{
    public double? Bankroll { get; init; }

    /// <summary>The risk of ruin to find a bankroll for, between 0 and 1.</summary>
    public double? TargetRisk { get; init; }
}

/// <summary>
/// What tournaments bring. Amounts in money. Chances come from the normal distribution, which is too kind to tournaments: their results lean
/// to the left, with many small losses and a few large wins. Simulate when it matters.
/// </summary>
/// <param name="Mean">Of one event.</param>
/// <param name="Deviation">Of one event.</param>
/// <param name="InTheMoney">The chance of a prize in one event.</param>
/// <param name="Expected">Of all events.</param>
/// <param name="ExpectedDeviation">Of all events together.</param>
/// <param name="RoiError">The standard error of the return on investment after these events.</param>
/// <param name="Narrow">The result lies in it 70 times in 100.</param>
/// <param name="Likely">The result lies in it 95 times in 100.</param>
/// <param name="Ruin">With the bankroll asked about, if one never stops; null without one.</param>
/// <param name="RequiredBankroll">For the target risk; null without one, and for a return of zero or less, with which no bankroll lasts.</param>
public sealed record TournamentOutlook(
    double Mean,
    double Deviation,
    double InTheMoney,
    double Expected,
    double ExpectedDeviation,
    double RoiError,
    double ChanceOfLoss,
    Band Narrow,
    Band Likely,
    double? Ruin,
    double? RequiredBankroll);

/// <summary>The risk of tournaments, from what they pay.</summary>
public interface ITournamentRisk
{
    Result<TournamentOutlook> Of(TournamentQuestion question);

    /// <summary>
    /// A usual payout table for those who have none at hand: prizes fall with a power of the place, from the winner's to the least one, which
    /// is one and a half buy-ins where the number of paid places allows it.
    /// </summary>
    /// <param name="entries">2 to 100,000.</param>
    /// <param name="buyIn">What goes into the prize pool per entry; above 0.</param>
    /// <param name="paid">How many places are paid: at least 1, at most half of the entries.</param>
    Result<PayoutTable> UsualPayouts(int entries, double buyIn, int paid);
}
