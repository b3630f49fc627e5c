using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Stakes;

/// <summary>
/// Where a bankroll stands on a ladder. Up at the multiple of the next stake, down below the low end of the range for the stake played:
/// the second is always below the first, so whoever has just moved may stay.
/// </summary>
internal static class LadderAdvice
{
    public static StakeAdvice For(StakeLadder ladder, BuyInRange range, Money bankroll, Money? played)
    {
        if (range.Low < 0m || range.Multiple <= 0m || range.Low > range.Multiple)
        {
            throw new ArgumentException("A stake is left below what it is entered with.", nameof(range));
        }

        var recommended = Highest(ladder, range, bankroll);
        var current = played is { } buyIn ? RungOf(ladder, buyIn) : None;
        var stake = current == None ? recommended : Kept(ladder, range, bankroll, current, recommended);
        return new(
            ladder,
            range,
            bankroll,
            stake == None ? BankrollPosition.BelowSmallest : stake == ladder.Rungs.Count - 1 ? BankrollPosition.AtLargest : BankrollPosition.OnLadder,
            At(ladder, recommended),
            At(ladder, stake),
            Move(current, stake),
            bankroll.Amount / ladder.Rungs[Math.Max(stake, 0)].BuyIn.Amount,
            Up(ladder, range, bankroll, stake),
            stake == None ? null : Down(ladder, range, bankroll, stake));
    }

    private const int None = -1;

    private static Rung? At(StakeLadder ladder, int rung) => rung == None ? null : ladder.Rungs[rung];

    private static Money Times(decimal buyIns, Rung rung) => rung.BuyIn with { Amount = buyIns * rung.BuyIn.Amount };

    private static int Highest(StakeLadder ladder, BuyInRange range, Money bankroll)
    {
        var rung = ladder.Rungs.Count - 1;
        while (rung > None && bankroll < Times(range.Multiple, ladder.Rungs[rung]))
        {
            rung--;
        }

        return rung;
    }

    /// <summary>A stake the ladder does not offer counts as the next one below: its player has moved up that far, not further.</summary>
    private static int RungOf(StakeLadder ladder, Money buyIn)
    {
        var rung = ladder.Rungs.Count - 1;
        while (rung > None && buyIn < ladder.Rungs[rung].BuyIn)
        {
            rung--;
        }

        return rung;
    }

    private static int Kept(StakeLadder ladder, BuyInRange range, Money bankroll, int current, int recommended) =>
        recommended < current && bankroll >= Times(range.Low, ladder.Rungs[current]) ? current : recommended;

    private static StakeMove Move(int current, int stake) => (current, stake) switch
    {
        (None, _) => StakeMove.None,
        (_, None) => StakeMove.StepOut,
        _ => stake.CompareTo(current) switch { > 0 => StakeMove.Up, < 0 => StakeMove.Down, _ => StakeMove.Stay },
    };

    private static StakeThreshold? Up(StakeLadder ladder, BuyInRange range, Money bankroll, int stake)
    {
        if (stake == ladder.Rungs.Count - 1)
        {
            return null;
        }

        var next = ladder.Rungs[stake + 1];
        var at = Times(range.Multiple, next);
        return new(range.Multiple, next, at, at - bankroll, next);
    }

    /// <summary>It leads to where a bankroll just below the threshold belongs.</summary>
    private static StakeThreshold Down(StakeLadder ladder, BuyInRange range, Money bankroll, int stake)
    {
        var at = Times(range.Low, ladder.Rungs[stake]);
        var below = stake - 1;
        while (below > None && at <= Times(range.Multiple, ladder.Rungs[below]))
        {
            below--;
        }

        return new(range.Low, ladder.Rungs[stake], at, bankroll - at, At(ladder, below));
    }
}
