using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>A bankroll between two thresholds, as lengths of an SVG.</summary>
/// <param name="Stay">Where one may stay begins, and how long it is.</param>
/// <param name="Mark">The bankroll.</param>
/// <param name="Down">The threshold to move down at; null if there is none.</param>
/// <param name="Up">The threshold to move up at; null at the largest stake.</param>
/// <param name="Label">All of it in a sentence.</param>
internal sealed record StakeGauge((string From, string Length) Stay, string Mark, string? Down, string? Up, string Label)
{
    /// <summary>The threshold above stands at four fifths; what is beyond the largest stake has room, too.</summary>
    private const decimal Filled = 0.8m;

    public static StakeGauge Of(ICurrencies currencies, StakeAdvice advice)
    {
        var (down, up, bankroll) = (advice.MoveDown?.At.Amount, advice.MoveUp?.At.Amount, advice.Bankroll.Amount);
        var full = (up ?? Math.Max(bankroll, down ?? 0m)) / Filled;
        string At(decimal amount) => PercentText.ForBar(full > 0m ? amount / full : 0m);

        var (from, to) = (down ?? 0m, up ?? full);
        return new((At(from), At(to - from)), At(bankroll), down is { } low ? At(low) : null, up is { } high ? At(high) : null, Sentence(currencies, advice));
    }

    private static string Sentence(ICurrencies currencies, StakeAdvice advice)
    {
        var bankroll = MoneyDisplay.Text(currencies, advice.Bankroll);
        return (advice.MoveDown, advice.MoveUp) switch
        {
            ({ } down, { } up) => $"Your bankroll of {bankroll} lies between the move-down line at {MoneyDisplay.Text(currencies, down.At)} and the move-up line at {MoneyDisplay.Text(currencies, up.At)}.",
            ({ } down, null) => $"Your bankroll of {bankroll} lies above the move-down line at {MoneyDisplay.Text(currencies, down.At)}; there is no larger stake.",
            (null, { } up) => $"Your bankroll of {bankroll} lies below the {MoneyDisplay.Text(currencies, up.At)} that the smallest stake takes.",
            _ => $"Your bankroll is {bankroll}.",
        };
    }
}
