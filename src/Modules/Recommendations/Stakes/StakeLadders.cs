using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <summary>The stakes of the pick lists, as ladders.</summary>
internal sealed class StakeLadders(IStakes stakes) : IStakeLadders
{
    private static readonly CurrencyCode Dollar = CurrencyCode.Of("USD");

    public IReadOnlyList<CurrencyCode> Currencies { get; } = [Dollar, .. new[] { "AUD", "CAD", "CHF", "EUR", "GBP", "NZD" }.Select(CurrencyCode.Of)];

    public StakeLadder Cash { get; } = new("", PlayKind.Cash, [.. stakes.CashStakes.Select(s => new Rung(new(s.MaxBuyIn, Dollar), s))]);

    public IReadOnlyList<StakeLadder> Tournaments { get; } = [.. stakes.TournamentBuyIns.Select(s => Ladder(s.Site, s.BuyIns))];

    public StakeLadder? TournamentsOf(IReadOnlyCollection<string> sites)
    {
        var wanted = sites.Count == 0
            ? stakes.TournamentBuyIns
            : stakes.TournamentBuyIns.Where(s => sites.Contains(s.Site, StringComparer.OrdinalIgnoreCase)).ToList();
        return sites.Count > 0 && wanted.Count < sites.Distinct(StringComparer.OrdinalIgnoreCase).Count()
            ? null
            : Ladder(string.Join(", ", wanted.Select(s => s.Site)), wanted.SelectMany(s => s.BuyIns).Distinct().Order());
    }

    private static StakeLadder Ladder(string name, IEnumerable<decimal> buyIns) =>
        new(name, PlayKind.Tournaments, [.. buyIns.Select(b => new Rung(new(b, Dollar), null))]);
}
