namespace StakeEasy.Recommendations.NextActions.Rules;

/// <summary>How bad something is, in coarse steps: what an owner dismissed comes back one step worse.</summary>
internal static class Steps
{
    /// <summary>Where one cent is left of a fortune, shares have no bound; beyond so many steps nothing gets worse.</summary>
    private const int Most = 1_000;

    /// <summary>How many whole steps <paramref name="value"/> lies above <paramref name="line"/>.</summary>
    public static int Above(decimal line, decimal value, decimal step) => (int)Math.Min(decimal.Floor((value - line) / step), Most);
}
