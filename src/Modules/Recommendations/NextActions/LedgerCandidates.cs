using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions.Rules;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>What the ledger and the rates give cause for; all of it follows from what was read for the situation.</summary>
internal sealed class LedgerCandidates : ICandidateSource
{
    public Task<IReadOnlyList<Candidate>> FindAsync(Situation situation, CancellationToken ct) => Task.FromResult<IReadOnlyList<Candidate>>(
    [
        .. StaleBalances.In(situation),
        .. Concentration.OnOneSite(situation),
        .. Concentration.InOneCurrency(situation),
        .. DeepDownswing.In(situation),
        .. OverdueRates.In(situation),
        .. RefusedRecurrences.In(situation),
        .. LeftRunning.In(situation),
        .. UnconvertedMoney.In(situation),
    ]);
}
