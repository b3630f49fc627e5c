namespace StakeEasy.Recommendations.Contracts;

/// <summary>How deep stacks are beside the pot.</summary>
public enum StackDepth
{
    UltraLow,
    Low,
    Mid,
    High,
}

/// <summary>The stack-to-pot ratio.</summary>
/// <param name="Ratio">The effective stack, the smaller of the two, over the pot.</param>
public sealed record StackToPot(decimal Ratio, StackDepth Depth)
{
    /// <summary>From which ratio on, shallowest first.</summary>
    public static IReadOnlyList<(decimal From, StackDepth Depth)> Depths { get; } =
        [(0m, StackDepth.UltraLow), (1m, StackDepth.Low), (4m, StackDepth.Mid), (13m, StackDepth.High)];

    /// <exception cref="ArgumentOutOfRangeException">A negative stack, or no pot.</exception>
    public static StackToPot Of(decimal stack, decimal pot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stack);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pot);
        var ratio = stack / pot;
        return new(ratio, Depths.Last(d => ratio >= d.From).Depth);
    }
}
