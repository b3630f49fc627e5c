using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Recommendations.Risk;

namespace StakeEasy.Recommendations.Tests.Risk;

/// <summary>C13 of docs/risk-maths.md: what must hold whatever the figures.</summary>
public sealed class RiskProperties
{
    /// <summary>Rounding may turn equal into a hair more or less.</summary>
    private const double Hair = 1e-12;

    private static readonly Gen<Play> Winning =
        from rate in Gen.Choose(1, 3_000)
        from deviation in Gen.Choose(10, 20_000)
        from bankroll in Gen.Choose(1, 2_000_000)
        from blocks in Gen.Choose(1, 100_000)
        select new Play(rate / 100.0, deviation / 100.0, bankroll / 100.0, blocks);

    private static readonly Gen<Play> Any = from play in Winning from sign in Gen.Elements(-1, 1) select play with { Rate = sign * play.Rate };

    [Fact]
    public void Risk_falls_with_bankroll_and_rate_and_rises_with_deviation() => ForAll(Winning, p =>
    {
        var risk = RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll);

        return RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll * 1.1) <= risk
            && RiskOfRuin.ForEver(p.Rate * 1.1, p.Deviation, p.Bankroll) <= risk
            && RiskOfRuin.ForEver(p.Rate, p.Deviation * 1.1, p.Bankroll) >= risk;
    });

    [Fact]
    public void Every_probability_is_one() => ForAll(Any, p => new[]
    {
        RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll),
        RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, p.Blocks),
        RiskOfRuin.WithUncertainRate(p.Rate, p.Deviation, p.Bankroll, p.Deviation / Math.Sqrt(p.Blocks)),
        RiskOfRuin.ReachFirst(p.Rate, p.Deviation, p.Bankroll, p.Bankroll * 1.5),
        Stretch.ChanceOfAtMost(p.Bankroll, p.Rate, p.Deviation, p.Blocks),
        Downswings.ShareOfTime(p.Rate, p.Deviation, p.Bankroll),
    }.All(chance => chance is >= 0 and <= 1));

    [Fact]
    public void The_unit_of_money_does_not_matter() => ForAll(Any, p =>
    {
        const double unit = 0.8731;
        var other = new Play(p.Rate * unit, p.Deviation * unit, p.Bankroll * unit, p.Blocks);

        return Same(RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll), RiskOfRuin.ForEver(other.Rate, other.Deviation, other.Bankroll))
            && Same(RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, p.Blocks), RiskOfRuin.Within(other.Rate, other.Deviation, other.Bankroll, p.Blocks))
            && Same(
                RiskOfRuin.WithUncertainRate(p.Rate, p.Deviation, p.Bankroll, p.Deviation / 20),
                RiskOfRuin.WithUncertainRate(other.Rate, other.Deviation, other.Bankroll, other.Deviation / 20));
    });

    [Fact]
    public void Hours_or_hundreds_of_hands_give_the_same_risks() => ForAll(Any, p =>
    {
        // 75 hands an hour: three quarters of a block.
        const double share = 0.75;
        var hourly = new Play(p.Rate * share, p.Deviation * Math.Sqrt(share), p.Bankroll, (int)p.Blocks);

        return Same(RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll), RiskOfRuin.ForEver(hourly.Rate, hourly.Deviation, p.Bankroll))
            && Same(RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, p.Blocks), RiskOfRuin.Within(hourly.Rate, hourly.Deviation, p.Bankroll, p.Blocks / share))
            && Same(
                RiskOfRuin.WithUncertainRate(p.Rate, p.Deviation, p.Bankroll, WinRateInterval.StandardError(p.Deviation, p.Blocks)),
                RiskOfRuin.WithUncertainRate(
                    hourly.Rate, hourly.Deviation, p.Bankroll, WinRateInterval.StandardError(hourly.Deviation, p.Blocks / share)));
    });

    [Fact]
    public void Longer_play_ruins_more_and_in_the_end_as_many_as_unlimited_play() => ForAll(Winning, p =>
    {
        var forEver = RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll);
        var within = RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, p.Blocks);

        return within <= RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, p.Blocks * 2) + Hair
            && within <= forEver + Hair
            && Same(forEver, RiskOfRuin.Within(p.Rate, p.Deviation, p.Bankroll, 1e12));
    });

    [Fact]
    public void Not_knowing_the_win_rate_adds_risk() => ForAll(Winning, p =>
    {
        var error = p.Rate / 4;

        return RiskOfRuin.WithUncertainRate(p.Rate, p.Deviation, p.Bankroll, error) >= RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll) * (1 - 1e-9)
            && RiskOfRuin.WithUncertainRate(p.Rate, p.Deviation, p.Bankroll, 0) == RiskOfRuin.ForEver(p.Rate, p.Deviation, p.Bankroll);
    });

    [Fact]
    public void Either_the_goal_or_ruin_comes_first() => ForAll(Any, p =>
    {
        var goal = p.Bankroll * 1.7;

        // Seen from the goal, ruin is a goal and winning is losing.
        return Math.Abs(RiskOfRuin.ReachFirst(p.Rate, p.Deviation, p.Bankroll, goal) + RiskOfRuin.ReachFirst(-p.Rate, p.Deviation, goal - p.Bankroll, goal) - 1) < 1e-9;
    });

    [Fact]
    public void Full_Kelly_at_a_fixed_stake_is_ruined_with_e_to_the_minus_two() => ForAll(Winning, p =>
        Same(Math.Exp(-2), RiskOfRuin.ForEver(p.Rate, p.Deviation, Kelly.Bankroll(p.Rate, p.Deviation, 1)))
        && Same(Kelly.RuinAtFixedStake(0.5), RiskOfRuin.ForEver(p.Rate, p.Deviation, Kelly.Bankroll(p.Rate, p.Deviation, 0.5))));

    private static bool Same(double one, double other) => Math.Abs(one - other) <= (1e-9 * Math.Abs(one)) + 1e-290;

    private static void ForAll(Gen<Play> plays, Func<Play, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(plays.ToArbitrary(), holds));

    private sealed record Play(double Rate, double Deviation, double Bankroll, double Blocks);
}
