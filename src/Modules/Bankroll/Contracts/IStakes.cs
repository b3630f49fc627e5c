namespace StakeEasy.Bankroll.Contracts;

/// <summary>A stake that is commonly spread, with the least and the most that can be brought to its table.</summary>
public sealed record CashStake(decimal SmallBlind, decimal BigBlind, decimal MinBuyIn, decimal MaxBuyIn);

/// <summary>The buy-ins that one site offers, in US dollars, smallest first.</summary>
public sealed record SiteBuyIns(string Site, IReadOnlyList<decimal> BuyIns);

/// <summary>What is commonly played. In memory; never waits. Players may play anything else.</summary>
public interface IStakes
{
    IReadOnlyList<string> Games { get; }

    /// <summary>Smallest first.</summary>
    IReadOnlyList<CashStake> CashStakes { get; }

    IReadOnlyList<SiteBuyIns> TournamentBuyIns { get; }
}
