using System.Globalization;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Tools;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>Advice in sentences, with its figures. None of them tells what the player has: those amounts are the page's.</summary>
internal static class AdviceWords
{
    public static string Kind(PlayKind kind) => kind is PlayKind.Cash ? "Cash games" : "Tournaments";

    public static string Game(GameType game) => game switch
    {
        GameType.LimitHoldem => "Limit Hold’em",
        GameType.NoLimitHoldem => "No-Limit Hold’em",
        _ => "Pot-Limit Omaha",
    };

    /// <summary>What to do, in a badge; null where nothing was said to be played. Nobody who loses is sent up.</summary>
    /// <param name="rate">Null where it is not known.</param>
    public static (string Tone, string Icon, string Text)? Move(ICurrencies currencies, StakeAdvice advice, RateInUse? rate) => advice.Move switch
    {
        StakeMove.Up when rate is { Rate: <= 0 } => ("warn-tone", "alert", "not up while you lose"),
        StakeMove.Stay => ("accent-tone", "check", "stay where you are"),
        StakeMove.Up => ("gain-tone", "up", "move up to " + StakeNames.Of(currencies, advice.Stake!)),
        StakeMove.Down => ("warn-tone", "lower", "move down to " + StakeNames.Of(currencies, advice.Stake!)),
        StakeMove.StepOut => ("warn-tone", "lower", "rebuild first"),
        _ => null,
    };

    /// <summary>What was answered.</summary>
    public static string Of(AnsweredFactor part, StakeFactors factors) => part.Name switch
    {
        nameof(StakeFactors.Game) => Game(factors.Game!.Value),
        nameof(StakeFactors.Opposition) => factors.Opposition is Opposition.Soft ? "Soft games" : "Tough games",
        nameof(StakeFactors.Risk) => factors.Risk is RiskTolerance.Aggressive ? "Aggressive" : "Conservative",
        _ => factors.Surroundings is Surroundings.Live ? "Live" : "Online",
    };

    /// <summary>(2 × 30 + 3 × 50) ÷ 5 = 42, rounded as the rule rounds.</summary>
    public static string Average(IReadOnlyList<AnsweredFactor> parts, Func<AnsweredFactor, int> end, decimal rounded)
    {
        var weights = parts.Sum(p => p.Weight);
        var exact = (decimal)parts.Sum(p => p.Weight * end(p)) / weights;
        var sum = string.Join(" + ", parts.Select(p => string.Create(CultureInfo.CurrentCulture, $"{p.Weight} × {end(p)}")));
        return string.Create(CultureInfo.CurrentCulture, $"({sum}) ÷ {weights} {(exact == rounded ? "" : $"= {exact:0.##}, rounded ")}= {rounded:0.##}");
    }

    /// <summary>The win rate in use.</summary>
    public static string Rate(RateInUse rate) => rate.Per switch
    {
        RateBlock.HundredHands => $"{ToolText.Signed(rate.Rate)} big blinds per 100 hands, standard deviation {ToolText.Figure(rate.Deviation)}",
        RateBlock.Hour => $"{ToolText.Signed(rate.Rate)} big blinds an hour, standard deviation {ToolText.Figure(rate.Deviation)}",
        _ => $"a return on investment of {ToolText.Share(rate.Rate)}, standard deviation {ToolText.Figure(rate.Deviation)} buy-ins a tournament",
    };

    /// <summary>How sure it is.</summary>
    public static string Sample(RateInUse rate)
    {
        if (rate is not { Blocks: { } blocks, Likely: { } likely })
        {
            return "You take it for certain: without what it was seen over, nobody can say how far it is from the truth.";
        }

        var seen = rate.Per switch
        {
            RateBlock.HundredHands => ToolText.Count((long)Math.Round(blocks * CashVariance.HandsPerBlock)) + " hands",
            RateBlock.Hour => ToolText.Number(blocks) + " hours",
            _ => ToolText.Count((long)Math.Round(blocks)) + " tournaments",
        };
        var from = rate is { From: RateFrom.OwnSessions, Per: not null, Sessions: { } sessions } ? $"From {ToolText.Count(sessions)} of your sessions, {seen}" : $"From {seen}";
        var between = rate.Per is null ? $"{Signed(likely.Low)} and {Signed(likely.High)}" : $"{ToolText.Signed(likely.Low)} and {ToolText.Signed(likely.High)}";
        return $"{from}: 95 times in 100 the true one lies between {between}.";
    }

    /// <summary>Where the two rules agree or differ, and why.</summary>
    public static IEnumerable<string> Compare(ICurrencies currencies, PlayAdvice play, decimal targetRisk)
    {
        if (play is { Standing.Classic: not null, Risk.Rate: { Rate: <= 0 } losing })
        {
            yield return $"The classic rule knows your answers and nothing of your results. By those, {Rate(losing)}, every bankroll is lost in the end, at every stake: a smaller one only lasts longer.";
            yield return losing is { Likely.High: > 0 }
                ? "Your record is too short to be sure that you lose. Until it shows that you win, do not move up, whatever the classic rule allows."
                : "Until your results say otherwise do not move up, whatever the classic rule allows.";
        }

        if (play is not { Standing.Classic: { } classic, Risk: { Advice: { } byRisk, Rate: { } rate } })
        {
            yield break;
        }

        var (few, many) = (StakeNames.Count(byRisk.Range.Multiple), StakeNames.Count(classic.Range.Multiple));
        yield return classic.Stake == byRisk.Stake
            ? $"Both come to {Said(currencies, classic)}, though the classic rule asks for {many} buy-ins and your risk for {few}."
            : $"The classic rule comes to {Said(currencies, classic)}, your risk to {Said(currencies, byRisk)}: the first asks for {many} buy-ins, the second for {few}.";
        yield return $"The classic rule knows your answers and nothing of your results. The other one knows nothing but {Rate(rate)}, and the risk of {ToolText.Chance((double)targetRisk)} you accept.";
        if (play.Risk.AtClassic is { } atClassic)
        {
            yield return atClassic < (double)targetRisk
                ? $"With {many} buy-ins your risk of ruin would be {ToolText.Chance(atClassic)}: the classic rule is the more careful one for you."
                : $"With {many} buy-ins your risk of ruin would be {ToolText.Chance(atClassic)}, more than you accept: for you the classic rule is not careful enough.";
        }

        if (play.Risk.Stakes.FirstOrDefault(s => s.Stake == byRisk.Stake) is { Uncertain: { } uncertain } && uncertain > (double)targetRisk)
        {
            yield return $"Your risk takes the win rate for exact. Counting how short your record is, {Said(currencies, byRisk)} comes to {ToolText.Chance(uncertain)}, more than you accept.";
        }

        if (rate is { Likely.Low: <= 0 })
        {
            yield return "Your record is too short to rule out that you win nothing at all. Until it can, the more careful of the two is the one to follow.";
        }
    }

    private static string Said(ICurrencies currencies, StakeAdvice advice) => advice.Stake is { } stake ? StakeNames.Of(currencies, stake) : "no stake yet";

    private static string Signed(double share) => (share > 0 ? "+" : "") + ToolText.Share(share);
}
