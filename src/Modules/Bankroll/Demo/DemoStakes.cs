namespace StakeEasy.Bankroll.Demo;

/// <summary>What is played for, as tables are usually offered.</summary>
internal static class DemoStakes
{
    public static readonly IReadOnlyList<(decimal Small, decimal Big)> Blinds =
    [
        (0.01m, 0.02m), (0.02m, 0.05m), (0.05m, 0.10m), (0.10m, 0.25m), (0.25m, 0.50m), (0.50m, 1m), (1m, 2m), (2m, 5m), (5m, 10m), (10m, 20m), (25m, 50m),
    ];

    public static readonly IReadOnlyList<decimal> BuyIns =
        [0.25m, 0.50m, 1.10m, 2.20m, 3.30m, 5.50m, 11m, 22m, 33m, 55m, 109m, 162m, 215m, 320m, 530m, 1_050m];

    /// <summary>The largest blinds within reach, or the smallest there are.</summary>
    public static (decimal Small, decimal Big) BlindsWithin(decimal bigBlind) => Blinds.LastOrDefault(b => b.Big <= bigBlind, Blinds[0]);

    /// <summary>The largest buy-in within reach, or the smallest there is.</summary>
    public static decimal BuyInWithin(decimal most) => BuyIns.LastOrDefault(b => b <= most, BuyIns[0]);
}
