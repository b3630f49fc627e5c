namespace StakeEasy.Recommendations.Simulation;

/// <summary>How many paths of how many steps, and which of the steps are looked at.</summary>
/// <param name="Bankroll">Null for paths that cannot be ruined.</param>
internal sealed record PathPlan(int Paths, int Steps, ulong Seed, double? Bankroll)
{
    private const int MostPoints = 1_000;

    /// <summary>Every so many steps all paths are looked at. One or an even number: steps come in pairs.</summary>
    public int Stride { get; } = Steps <= MostPoints ? 1 : (((Steps + MostPoints - 1) / MostPoints) + 1) / 2 * 2;

    public int Points => (Steps + Stride - 1) / Stride;

    /// <summary>Where ruined paths stay, counted from the start.</summary>
    public double Floor => Bankroll is { } bankroll ? -bankroll : double.NegativeInfinity;

    /// <summary>The step of a point, from 1; the last point is the last step.</summary>
    public int StepOf(int point) => Math.Min(Steps, (point + 1) * Stride);
}
