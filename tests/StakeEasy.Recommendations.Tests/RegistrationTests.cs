using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Tests;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData(typeof(IStakeAdvice))]
    [InlineData(typeof(IStakeLadders))]
    [InlineData(typeof(IRiskOfRuin))]
    [InlineData(typeof(IVariance))]
    [InlineData(typeof(ITournamentRisk))]
    [InlineData(typeof(ISimulator))]
    public void Every_contract_is_there_and_needs_nothing_but_the_Bankroll_module(Type contract)
    {
        using var services = new ServiceCollection().AddBankroll().AddRecommendations().BuildServiceProvider();

        Assert.NotNull(services.GetRequiredService(contract));
    }
}
