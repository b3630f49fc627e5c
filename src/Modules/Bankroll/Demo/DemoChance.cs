namespace StakeEasy.Bankroll.Demo;

/// <summary>Chance, the same for the same seed, in the shapes that a player's figures have.</summary>
internal sealed class DemoChance(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int end) => _random.Next(end);

    public bool InHundred(int times) => _random.Next(100) < times;

    public T OneOf<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>Mostly nothing: few people write much.</summary>
    public string? Rarely(string[] all, int timesInHundred) => InHundred(timesInHundred) ? OneOf(all) : null;

    /// <summary>Of some percent of a figure, up to another percent of it.</summary>
    public decimal Around(decimal figure, int fromPercent, int toPercent) => figure * _random.Next(fromPercent, toPercent + 1) / 100m;

    /// <summary>About normal, mean 0 and deviation 1: twelve uniform draws (Irwin-Hall).</summary>
    public decimal Bell()
    {
        var sum = 0;
        for (var i = 0; i < 12; i++)
        {
            sum += _random.Next(0, 10_001);
        }

        return sum / 10_000m - 6m;
    }

    /// <summary>A sum of money as people move it, about this much: round where it is large.</summary>
    public decimal Typical(decimal about, int scale)
    {
        var each = Around(about, 50, 150);
        var rounded = each switch
        {
            >= 200m => Math.Round(each / 50m) * 50m,
            >= 20m => Math.Round(each / 10m) * 10m,
            _ => Round(each, scale),
        };
        return Math.Max(rounded, Smallest(scale));
    }

    public static decimal Smallest(int scale) => new(1, 0, 0, isNegative: false, (byte)scale);

    public static decimal Round(decimal amount, int scale) => Math.Round(amount, scale, MidpointRounding.AwayFromZero);

    /// <summary>Newton's method: a few digits are plenty.</summary>
    public static decimal Root(decimal square)
    {
        var root = square / 2m + 0.5m;
        for (var i = 0; i < 40 && root > 0m; i++)
        {
            root = (root + square / root) / 2m;
        }

        return root;
    }
}
