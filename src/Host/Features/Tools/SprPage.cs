using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <param name="Answer">Null while something is wrong with the fields.</param>
internal sealed record SprPage(ToolFields Fields, StackToPot? Answer, decimal Pot)
{
    public const string Path = "/tools/spr";

    public static (string Name, string Meaning) Words(StackDepth depth) => depth switch
    {
        StackDepth.UltraLow => ("Ultra-low", "All-in or fold"),
        StackDepth.Low => ("Low", "Commitment threshold"),
        StackDepth.Mid => ("Mid", "Maneuvering zone"),
        _ => ("High", "Deep stack play"),
    };
}
