using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.NextActions.Rules;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>Whether the stakes that the player says to play still fit; nothing is asked of whoever has no profile.</summary>
internal sealed class StakeCandidates(IOwnStakeAdvice advice) : ICandidateSource
{
    public async Task<IReadOnlyList<Candidate>> FindAsync(Situation situation, CancellationToken ct)
    {
        var bankroll = new Money(situation.Bankroll.Bankroll, situation.Bankroll.Currency);
        IReadOnlyList<Money> balances = [.. situation.Bankroll.Accounts.Where(a => a.Converted is not null).Select(a => a.Account.Balance)];
        var standings = await advice.StandingAsync(situation.Owner, bankroll, balances, situation.Today, ct) ?? [];
        return [.. standings.SelectMany(s => s is { Classic: { } said, Played: { } played } ? StakeDrops.In(situation, said, played) : [])];
    }
}
