using FsCheck;
using FsCheck.Fluent;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Stakes;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Tests.Stakes;

/// <summary>For every ladder of the program, every range its rules can give, and every bankroll from nothing to a billion.</summary>
public sealed class ThresholdProperties
{
    private static readonly StakeAdviceService Advice = new();

    private static readonly BuyInRange[] Ranges =
    [
        .. ClassicRuleTests.All().Select(a => a.Range).Distinct(),
        .. from risk in new[] { 0.001, 0.05, 0.25 } from rate in new[] { 0.5, 5, 40 } select Advice.ByRisk(new(rate, 90, risk, 100)).Value,
    ];

    /// <summary>As many small bankrolls as large ones, many of them exactly at a threshold or a cent beside it.</summary>
    private static readonly Gen<Situation> Situations =
        from ladder in Gen.Elements<StakeLadder>(Ladders.All)
        from range in Gen.Elements(Ranges)
        from rung in Gen.Choose(0, ladder.Rungs.Count - 1)
        from played in Gen.Choose(-1, ladder.Rungs.Count - 1)
        from cents in Gen.Choose(-1, 1)
        from exponent in Gen.Choose(0, 9_000)
        from near in Gen.Elements(0, 1, 2)
        let buyIn = ladder.Rungs[rung].BuyIn.Amount
        let bankroll = near switch
        {
            0 => (decimal)Math.Round(Math.Pow(10, exponent / 1_000.0), 2) - 1m,
            1 => (range.Multiple * buyIn) + (cents / 100m),
            _ => (range.Low * buyIn) + (cents / 100m),
        }
        select new Situation(ladder, range, new(Math.Clamp(bankroll, 0m, 1_000_000_000m), ladder.Currency), played < 0 ? null : ladder.Rungs[played].BuyIn);

    [Fact]
    public void Every_bankroll_has_exactly_one_kind_of_answer() => ForAll(s =>
    {
        var advice = Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played);

        return advice.Position switch
        {
            BankrollPosition.BelowSmallest => advice is { Stake: null, Recommended: null, MoveDown: null, MoveUp.Distance.IsPositive: true },
            BankrollPosition.OnLadder => advice is { Stake: not null, MoveUp.Distance.IsPositive: true, MoveDown.Distance.IsNegative: false },
            BankrollPosition.AtLargest => advice.Stake == s.Ladder.Rungs[^1] && advice is { MoveUp: null, MoveDown.Distance.IsNegative: false },
            _ => false,
        };
    });

    [Fact]
    public void The_recommended_stake_is_the_highest_that_is_afforded() => ForAll(s =>
    {
        var afforded = s.Ladder.Rungs.Where(r => s.Range.Multiple * r.BuyIn.Amount <= s.Bankroll.Amount);

        return Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played).Recommended == afforded.LastOrDefault();
    });

    [Fact]
    public void Moving_down_always_lies_below_moving_up_and_the_bankroll_between_them() => ForAll(s =>
    {
        var advice = Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played);

        return (advice.MoveUp is not { } up || (s.Bankroll < up.At && up.At - s.Bankroll == up.Distance && up.At.Amount == up.BuyIns * up.Of.BuyIn.Amount))
            && (advice.MoveDown is not { } down || (s.Bankroll >= down.At && s.Bankroll - down.At == down.Distance && down.At.Amount == down.BuyIns * down.Of.BuyIn.Amount))
            && (advice is not { MoveUp: { } higher, MoveDown: { } lower } || lower.At < higher.At);
    });

    [Fact]
    public void Whoever_follows_the_advice_is_told_to_stay() => ForAll(s =>
    {
        var followed = Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played).Stake;

        return followed is null || Advice.For(s.Ladder, s.Range, s.Bankroll, followed.BuyIn) is { Move: StakeMove.Stay } again && again.Stake == followed;
    });

    [Fact]
    public void Nobody_is_sent_up_and_down_by_a_few_cents() => ForAll(s =>
    {
        var first = Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played);
        if (first.Stake is null)
        {
            return true;
        }

        // A cent less than what it was moved up with must not send it down again, nor a cent more than what it fell to, up.
        var less = Advice.For(s.Ladder, s.Range, Moved(s.Bankroll, -0.01m), first.Stake.BuyIn);
        var more = Advice.For(s.Ladder, s.Range, Moved(s.Bankroll, 0.01m), first.Stake.BuyIn);
        return !(first.Move == StakeMove.Up && less.Move is StakeMove.Down or StakeMove.StepOut && Wide(s.Range, first.Stake))
            && !(first.Move == StakeMove.Down && more.Move == StakeMove.Up && more.Stake!.BuyIn >= s.Played!.Value && Wide(s.Range, first.Stake));
    });

    [Fact]
    public void The_thresholds_tell_the_truth_about_the_bankrolls_beside_them() => ForAll(s =>
    {
        var advice = Advice.For(s.Ladder, s.Range, s.Bankroll, s.Played);
        var above = advice.MoveUp is { } up ? Advice.For(s.Ladder, s.Range, up.At, advice.Stake?.BuyIn) : null;
        var at = advice.MoveDown is { } down ? Advice.For(s.Ladder, s.Range, down.At, advice.Stake!.BuyIn) : null;
        var below = advice.MoveDown is { } fall ? Advice.For(s.Ladder, s.Range, Moved(fall.At, -0.0000001m), advice.Stake!.BuyIn) : null;

        return (above is null || (above.Stake == advice.MoveUp!.To && above.Move is StakeMove.Up or StakeMove.None))
            && (at is null || at.Move != StakeMove.Down)
            && (below is null || (below.Stake == advice.MoveDown!.To && below.Move is StakeMove.Down or StakeMove.StepOut));
    });

    private static Money Moved(Money bankroll, decimal by) => bankroll with { Amount = bankroll.Amount + by };

    /// <summary>Whether a cent is less than the room between the low end and the multiple: of a one-cent tournament it may not be.</summary>
    private static bool Wide(BuyInRange range, Rung rung) => (range.Multiple - range.Low) * rung.BuyIn.Amount > 0.02m;

    private static void ForAll(Func<Situation, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000), Prop.ForAll(Situations.ToArbitrary(), holds));

    private sealed record Situation(StakeLadder Ladder, BuyInRange Range, Money Bankroll, Money? Played);
}
