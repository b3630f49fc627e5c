using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>What one kind of play brings, by formula and by simulation.</summary>
/// <param name="Unit">Of all amounts, in words.</param>
/// <param name="Step">What is counted on the horizontal axis, in words: hands, hours, tournaments.</param>
/// <param name="StepSize">How many of these one simulated block is.</param>
/// <param name="RuinWithin">By formula, for somebody who looks at every moment; null without a bankroll.</param>
/// <param name="Luck">Of the record typed; null without one.</param>
internal sealed record VarianceFigures(
    string Unit, string Step, int StepSize, Expectation Expected, SimulationResult Simulation, double? RuinWithin, Luck? Luck);

/// <summary>By formula.</summary>
/// <param name="Narrow">The result lies in it 70 times in 100.</param>
/// <param name="Likely">95 times in 100.</param>
/// <param name="RuinForEver">With the bankroll, if one never stops; null without one.</param>
internal sealed record Expectation(double Mean, double Deviation, double ChanceOfLoss, Band Narrow, Band Likely, double? RuinForEver);

/// <param name="Own">What the player's own sessions show; null for visitors.</param>
/// <param name="Figures">Null before anything was asked, and when something is wrong.</param>
internal sealed record VariancePage(ToolFields Fields, bool Tournaments, OwnRecord? Own, VarianceFigures? Figures)
{
    public const string Path = "/tools/variance";
}
