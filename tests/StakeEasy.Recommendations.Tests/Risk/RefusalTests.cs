using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Risk;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>What a player may type and no formula can answer.</summary>
public sealed class RefusalTests
{
    private static readonly RuinQuestion Ruin = new(5, 100, 2_000);
    private static readonly StretchQuestion Played = new(5, 100, 1_000);
    private static readonly LuckQuestion Result = new(5, 100, 1_000, 6_000);

    private readonly RiskOfRuinService _ruin = new();
    private readonly VarianceService _variance = new();

    [Fact]
    public void A_question_about_ruin_is_refused_beside_the_field_that_is_wrong()
    {
        (string Field, RuinQuestion Question)[] refused =
        [
            ("Rate", Ruin with { Rate = double.NaN }), ("Rate", Ruin with { Rate = 1e13 }),
            ("Deviation", Ruin with { Deviation = 0 }), ("Deviation", Ruin with { Deviation = double.PositiveInfinity }),
            ("Bankroll", Ruin with { Bankroll = -1 }), ("TargetRisk", Ruin with { TargetRisk = 1 }),
            ("TargetRisk", Ruin with { TargetRisk = double.NaN }), ("Goal", Ruin with { Goal = 0 }),
            ("Blocks", Ruin with { Blocks = -1 }), ("SampleBlocks", Ruin with { SampleBlocks = 0 }),
        ];

        Assert.All(refused, r => Assert.Equal(r.Field, _ruin.Of(r.Question).Error?.Field));
    }

    [Fact]
    public void What_was_not_asked_is_not_answered()
    {
        var answer = _ruin.Of(Ruin).Value;

        Assert.Equal((null, null, null, null), (answer.WithUncertainRate, answer.WithinBlocks, answer.GoalFirst, answer.RequiredBankroll));
        Near.Equal(Math.Exp(-2), answer.ForEver);
        Assert.True(answer.SeenAfterBlocks < answer.ForEver);
        Assert.Equal((2_000, 1, 1, 0.5), (answer.Kelly!.FullBankroll, answer.Kelly.Share, answer.Kelly.GrowthKept, answer.Kelly.EverHalved));
    }

    [Fact]
    public void Everything_asked_is_answered()
    {
        var answer = _ruin.Of(new(1.5, 17, 300) { SampleBlocks = 225, Blocks = 1e9, Goal = 300, TargetRisk = 0.05 }).Value;

        Near.Equal(0.200116858545833993, answer.WithUncertainRate!.Value);
        Near.Equal(answer.ForEver, answer.WithinBlocks!.Value);
        Assert.Equal(1, answer.GoalFirst);
        Near.Equal(RiskOfRuin.RequiredBankroll(1.5, 17, 0.05), answer.RequiredBankroll!.Value);
    }

    [Fact]
    public void A_losing_player_is_ruined_and_has_neither_a_bankroll_nor_a_Kelly_share()
    {
        var answer = _ruin.Of(Ruin with { Rate = -5, TargetRisk = 0.05, SampleBlocks = 100 }).Value;

        Assert.Equal((1, null, null), (answer.ForEver, answer.RequiredBankroll, answer.Kelly));
        Assert.True(answer.WithUncertainRate < 1);
    }

    [Fact]
    public void A_question_about_a_stretch_is_refused_beside_the_field_that_is_wrong()
    {
        (string Field, StretchQuestion Question)[] refused =
        [
            ("Rate", Played with { Rate = double.NaN }), ("Deviation", Played with { Deviation = -1 }), ("Blocks", Played with { Blocks = 0 }),
            ("ObservedRate", Played with { ObservedRate = double.NaN }), ("DownswingDepth", Played with { DownswingDepth = -1 }),
            ("Sessions", Played with { Sessions = 1 }),
        ];

        Assert.All(refused, r => Assert.Equal(r.Field, _variance.Of(r.Question).Error?.Field));
    }

    [Theory]
    [InlineData(0, 0.95, null, "Blocks")]
    [InlineData(100, 0, null, "Within")]
    [InlineData(100, 0.9999, null, "Within")]
    [InlineData(100, 0.95, 1, "Sessions")]
    public void An_interval_that_cannot_be_is_refused(double blocks, double within, int? sessions, string field) =>
        Assert.Equal(field, _variance.IntervalOf(5, 100, blocks, within, sessions).Error?.Field);

    [Fact]
    public void One_session_has_no_deviation_and_an_empty_one_no_rate()
    {
        Assert.Equal("Sessions", _variance.FromSessions([new(3, 100)]).Error?.Field);
        Assert.Equal("Sessions", _variance.FromSessions([new(3, 100), new(0, 50)]).Error?.Field);
        Assert.Equal("Sessions", _variance.FromSessions([new(3, 100), new(2, double.NaN)]).Error?.Field);
    }

    [Fact]
    public void A_question_about_luck_is_refused_beside_the_field_that_is_wrong()
    {
        Assert.Equal("Result", _variance.HowLucky(Result with { Result = double.NaN }).Error?.Field);
        Assert.Equal("Blocks", _variance.HowLucky(Result with { Blocks = 0 }).Error?.Field);
        Assert.Equal("PickedFromBlocks", _variance.HowLucky(Result with { PickedFromBlocks = 999 }).Error?.Field);
    }
}
