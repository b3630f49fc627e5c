using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>The answers about a bankroll, in words.</summary>
internal static class RiskRows
{
    public const double Likely = 0.95;

    private const string Hopeless = "With a win rate of zero or less every bankroll is lost in the end.";

    public static IReadOnlyList<RiskRow> Of(RiskInputs inputs, RuinAnswer ruin, StretchOutlook stretch, RateInterval? interval) =>
        [.. Ruin(inputs, ruin), .. Bankrolls(inputs, ruin), .. WinRate(inputs, interval), .. Downswings(inputs, stretch)];

    private static IEnumerable<RiskRow> Ruin(RiskInputs inputs, RuinAnswer ruin)
    {
        var question = inputs.Question;
        yield return new(
            "C1", "Losing it all, if you never stop", ToolText.Chance(ruin.ForEver),
            question.Rate > 0 ? "Same stake for ever, nothing taken out, nothing put in." : Hopeless,
            "Risk of ruin (Brownian motion): e^(−2wB/s²)");
        yield return new(
            "C6", "The same, looking only after each block", ToolText.Chance(ruin.SeenAfterBlocks),
            "Who counts after the session does not see the moments below zero that come back.",
            "Siegmund’s correction: B + 0.5826 s in place of B");
        if (ruin.WithUncertainRate is { } uncertain)
        {
            yield return new(
                "C3", "The same, if the win rate is only what you have seen so far", ToolText.Chance(uncertain),
                "Averaged over all true win rates your record leaves possible: this is why a short record needs a larger bankroll.",
                "Risk of ruin under uncertainty (Chen and Ankenman)");
        }

        if (ruin.WithinBlocks is { } within)
        {
            yield return new(
                "C5", $"Losing it all within {Length(inputs, question.Blocks!.Value)}", ToolText.Chance(within),
                "Within this much play. More play can only raise it, up to the first figure.",
                "First passage of a Brownian motion within n blocks");
        }

        if (ruin.GoalFirst is { } goal)
        {
            yield return new(
                "C4", $"Reaching {ToolText.Figure(question.Goal!.Value)} before losing it all", ToolText.Chance(goal),
                "You stop at whichever comes first.",
                "Gambler’s ruin: (1 − e^(−aB)) / (1 − e^(−aT)), a = 2w/s²");
        }
    }

    private static IEnumerable<RiskRow> Bankrolls(RiskInputs inputs, RuinAnswer ruin)
    {
        if (inputs.Question.TargetRisk is { } target)
        {
            yield return new(
                "C2", $"Bankroll for a risk of ruin of {ToolText.Chance(target)}",
                ruin.RequiredBankroll is { } required ? ToolText.Figure(required) : "–",
                ruin.RequiredBankroll is null ? Hopeless : "The first figure, turned round.",
                "Required bankroll: −s²/(2w) · ln R");
        }

        if (ruin.Kelly is not { } kelly)
        {
            yield return new(
                "C11", "Kelly", "–",
                inputs.Question.Rate > 0 ? "Without a bankroll there is no share of it to play for." : "Without an edge Kelly plays nothing.",
                "Kelly: full at B = s²/w");
            yield break;
        }

        yield return new(
            "C11", "Bankroll for which this stake is full Kelly", ToolText.Figure(kelly.FullBankroll),
            "With it the bankroll grows fastest, if stakes always follow it: not a comfortable ride. Most play for half or less.",
            "Kelly: B = s²/w");
        yield return new(
            "C11-share", "Your share of full Kelly", ToolText.Figure(kelly.Share),
            kelly.Share > 1 ? "Above 1 the risk costs growth; above 2 the bankroll shrinks." : "1 is full Kelly, 0.5 half.",
            "Kelly share: k = s²/(wB)");
        yield return new(
            "C11-growth", "Growth kept, of the fastest possible", ToolText.Share(kelly.GrowthKept), "Half Kelly keeps three quarters.", "k(2 − k)");
        yield return new(
            "C11-half", "Ever falling to half, if stakes follow the bankroll", ToolText.Chance(kelly.EverHalved),
            "Moving up and down at this share all the time.", "x^(2/k − 1) at x = ½");
    }

    private static IEnumerable<RiskRow> WinRate(RiskInputs inputs, RateInterval? interval)
    {
        if (interval is not null)
        {
            yield return new(
                "C7", $"The true win rate, after {Length(inputs, inputs.Question.SampleBlocks!.Value)}",
                ToolText.Between(new(interval.Low, interval.High)),
                $"95 times in 100 it lies in between. The standard error is {ToolText.Figure(interval.StandardError)}.",
                "Confidence interval: w ± 1.96 s/√n");
        }
    }

    private static IEnumerable<RiskRow> Downswings(RiskInputs inputs, StretchOutlook stretch)
    {
        if (stretch.TimeInDownswing is { } share)
        {
            yield return new(
                "C10", $"Time spent {ToolText.Figure(inputs.Stretch.DownswingDepth!.Value)} or more below your peak", ToolText.Chance(share),
                inputs.Question.Rate > 0 ? "Of all your time, in the long run." : "Without an edge the peak is never seen again.",
                "Distance from the maximum: e^(−2wD/s²)");
        }

        if (inputs.Question.Blocks is > 0 and { } blocks)
        {
            yield return new(
                "C10-worst", $"The worst downswing of {Length(inputs, blocks)}, on average",
                stretch.MeanWorstDownswing is { } worst ? ToolText.Figure(worst) : "–",
                stretch.MeanWorstDownswing is null
                    ? "Too short, or without the edge, that the formula needs: simulate it instead."
                    : "Some meet a deeper one, some a shallower one: simulate it to see how many.",
                "Mean maximum drawdown (Magdon-Ismail and others)");
        }
    }

    private static string Length(RiskInputs inputs, double blocks) => inputs.Hourly
        ? ToolText.Number(blocks) + " hours"
        : ToolText.Number(blocks * CashVariance.HandsPerBlock) + " hands";
}
