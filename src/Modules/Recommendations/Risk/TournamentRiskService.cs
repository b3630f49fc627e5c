using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <inheritdoc/>
internal sealed class TournamentRiskService : ITournamentRisk
{
    private const double Narrow = 0.70;
    private const double Likely = 0.95;

    public Result<TournamentOutlook> Of(TournamentQuestion question)
    {
        var kind = question.Kind;
        var refusal = TournamentErrors.Of(kind)
            ?? TournamentErrors.Events(question.Events)
            ?? RiskErrors.NotNegative(question.Bankroll, nameof(question.Bankroll), "The bankroll")
            ?? RiskErrors.Risk(question.TargetRisk);
        if (refusal is not null)
        {
            return refusal;
        }

        if (FinishChances.Of(kind) is not { } chances)
        {
            return TournamentErrors.RoiOutOfReach;
        }

        var (mean, s) = TournamentVariance.OfOne(kind, chances);
        if (s == 0)
        {
            return TournamentErrors.BadPrizes;
        }

        var n = question.Events;
        return new TournamentOutlook(
            mean,
            s,
            chances.Sum(),
            mean * n,
            Stretch.Deviation(s, n),
            TournamentVariance.RoiError(s, kind.Cost, n),
            Stretch.ChanceOfAtMost(0, mean, s, n),
            Stretch.Band(mean, s, n, Narrow),
            Stretch.Band(mean, s, n, Likely),
            question.Bankroll is { } bankroll ? RiskOfRuin.ForEver(mean, s, bankroll) : null,
            question.TargetRisk is { } risk && mean > 0 ? RiskOfRuin.RequiredBankroll(mean, s, risk) : null);
    }

    public Result<PayoutTable> UsualPayouts(int entries, double buyIn, int paid) =>
        TournamentErrors.Payouts(entries, buyIn, paid) is { } refusal ? refusal : Risk.UsualPayouts.Of(entries, buyIn, paid);
}
