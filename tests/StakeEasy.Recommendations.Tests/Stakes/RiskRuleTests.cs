using StakeEasy.Recommendations.Risk;
using StakeEasy.Recommendations.Stakes;

namespace StakeEasy.Recommendations.Tests.Stakes;

public sealed class RiskRuleTests
{
    private readonly StakeAdviceService _advice = new();

    [Fact]
    public void A_win_rate_and_a_target_give_the_buy_ins_of_that_risk()
    {
        // 2.5 big blinds per hundred hands, 100 deviation, 5 %: 5,991 big blinds (C2), rounded up to a tenth of a buy-in.
        var range = _advice.ByRisk(new(2.5, 100, 0.05, 100)).Value;

        Assert.Equal(60.0m, range.Multiple);
        Assert.True(range.Low < range.Multiple && range.Multiple < range.High);
    }

    [Fact]
    public void Moving_down_comes_when_the_risk_has_doubled_and_the_cautious_end_is_a_tenth_of_it()
    {
        var range = _advice.ByRisk(new(5, 100, 0.05, 100)).Value;

        Assert.InRange(RiskOfRuin.ForEver(5, 100, 100 * (double)range.Multiple), 0.0495, 0.05);
        Assert.InRange(RiskOfRuin.ForEver(5, 100, 100 * (double)range.Low), 0.099, 0.1);
        Assert.InRange(RiskOfRuin.ForEver(5, 100, 100 * (double)range.High), 0.00495, 0.005);
    }

    [Fact]
    public void Tournaments_are_counted_in_buy_ins()
    {
        // 10 % return, 4.7276 buy-ins deviation: 334.8 buy-ins at 5 % (C12).
        Assert.Equal(334.8m, _advice.ByRisk(new(0.1, 4.7276, 0.05, 1)).Value.Multiple);
    }

    [Theory]
    [InlineData(0, 100, 0.05, 100, "Rate")]
    [InlineData(-1, 100, 0.05, 100, "Rate")]
    [InlineData(double.NaN, 100, 0.05, 100, "Rate")]
    [InlineData(1e-300, 100, 0.05, 100, "Rate")]
    [InlineData(5, 0, 0.05, 100, "Deviation")]
    [InlineData(5, double.PositiveInfinity, 0.05, 100, "Deviation")]
    [InlineData(5, 100, 0, 100, "TargetRisk")]
    [InlineData(5, 100, 0.26, 100, "TargetRisk")]
    [InlineData(5, 100, double.NaN, 100, "TargetRisk")]
    [InlineData(5, 100, 0.05, 0, "UnitsPerBuyIn")]
    public void What_gives_no_advice_is_refused_beside_its_field(double rate, double deviation, double target, double units, string field) =>
        Assert.Equal(field, _advice.ByRisk(new(rate, deviation, target, units)).Error?.Field);
}
