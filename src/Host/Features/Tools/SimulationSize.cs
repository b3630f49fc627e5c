namespace StakeEasy.Host.Features.Tools;

/// <summary>How many players are simulated, and from which seed. The limits keep a page of the public within a fraction of a second.</summary>
internal static class SimulationSize
{
    public const int MostBlocks = 1_000;
    public const int MostSeed = 999_999_999;
    public const int MostPaths = 10_000;

    private const int LeastPaths = 100;

    public static (int Paths, ulong Seed) Read(ToolFields fields) => (
        fields.Whole("Paths", MostPaths, LeastPaths, MostPaths, "Simulate between 100 and 10,000 players."),
        (ulong)fields.Whole("Seed", 1, 0, MostSeed, "The seed is a whole number from 0 to 999,999,999."));
}
