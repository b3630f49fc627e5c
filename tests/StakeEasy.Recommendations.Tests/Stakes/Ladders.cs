using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Stakes;

/// <summary>The ladders of the program's own tables, found as the program finds them.</summary>
internal static class Ladders
{
    private static readonly IStakeLadders Own = Services().GetRequiredService<IStakeLadders>();

    public static StakeLadder Cash => Own.Cash;

    public static StakeLadder PokerStars => Own.Tournaments.Single(l => l.Name is "PokerStars");

    public static IReadOnlyList<StakeLadder> All => [Own.Cash, .. Own.Tournaments];

    public static IStakeLadders Service => Own;

    public static Money Dollars(decimal amount) => Money.Of(amount, "USD");

    public static Money BuyIn(this StakeLadder ladder, decimal amount) => ladder.Rungs.Single(r => r.BuyIn.Amount == amount).BuyIn;

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        Bankroll.BankrollModule.AddBankroll(services);
        RecommendationsModule.AddRecommendations(services);
        return services.BuildServiceProvider();
    }
}
