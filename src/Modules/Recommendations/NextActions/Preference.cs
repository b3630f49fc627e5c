namespace StakeEasy.Recommendations.NextActions;

/// <summary>
/// How much an owner cares about a kind of action, learnt from their answers: what they do weighs more, what they dismiss less. Snoozing says
/// nothing about it.
/// </summary>
internal static class Preference
{
    public const decimal Least = 0.9m;

    public const decimal Most = 1.1m;

    /// <summary>So many answers make half of the difference; one says little.</summary>
    public const int Doubt = 4;

    private const int Decimals = 2;

    public static decimal Of(int done, int dismissed) =>
        Math.Round(1m + (Most - 1m) * (done - dismissed) / ((decimal)done + dismissed + Doubt), Decimals, MidpointRounding.AwayFromZero);
}
