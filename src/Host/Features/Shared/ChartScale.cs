namespace StakeEasy.Host.Features.Shared;

/// <summary>The axis of a chart.</summary>
internal static class ChartScale
{
    private const int RuleGaps = 3;
    private static readonly decimal[] RoundSteps = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>A round step (1, 2, 2.5 or 5 times a power of ten) and the multiples of it that enclose all values.</summary>
    public static (decimal Low, decimal High, decimal Step) Around(decimal min, decimal max)
    {
        if (min == max)
        {
            (min, max) = min == 0m ? (0m, 1m) : (Math.Min(0m, min), Math.Max(0m, max));
        }

        var rough = (max - min) / RuleGaps;
        var power = 1m;
        while (power * 10m <= rough)
        {
            power *= 10m;
        }

        while (power > rough)
        {
            power /= 10m;
        }

        var step = RoundSteps.Select(f => f * power).First(s => s >= rough);
        return (Math.Floor(min / step) * step, Math.Ceiling(max / step) * step, step);
    }
}
