using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>Cash games: what the form asks, and what comes of it.</summary>
internal sealed class CashVariance(IVariance variance, IRiskOfRuin ruin, ISimulator simulator)
{
    public const string Hands = "hands";
    public const string Hours = "hours";

    public const int HandsPerBlock = 100;
    public const int UsualHands = 100_000;

    /// <summary>What it is counted by. Players who have said nothing find it as they have a record.</summary>
    public static bool IsHourly(ToolFields fields, RecordedPlay? own) =>
        fields.Choice("Per", !fields.Asked && own?.Hourly.Deviation > 0m ? [Hours, Hands] : [Hands, Hours]) is Hours;

    /// <summary>Before anything is asked: usual values, a player's own where there are enough sessions, and no answer.</summary>
    /// <param name="admit">Whether one more simulation is allowed; asked before anything is computed, and not for fields that are wrong.</param>
    public async Task<VarianceFigures?> AnswerAsync(ToolFields fields, bool hourly, OwnRecord? own, Func<Task<bool>> admit, CancellationToken ct)
    {
        var known = own is { IsEnough: true } ? own : null;
        var size = hourly ? 1 : HandsPerBlock;
        var rate = fields.Required("Rate", hourly ? 20m : 2.5m, "Enter the win rate you believe in.");
        var deviation = fields.Required("Deviation", known?.Deviation ?? 100m, "Enter the standard deviation.");
        var played = fields.Required("Played", hourly ? 1_000m : UsualHands, "Enter how much is played.");
        var bankroll = fields.Number("Bankroll");
        var (paths, seed) = SimulationSize.Read(fields);
        var (ownPlayed, ownResult) = TypedRecord.Read(fields, known);
        var blocks = played / size;
        if (blocks is < 1 or > SimulationSize.MostBlocks || blocks != Math.Floor(blocks))
        {
            fields.Refuse("Played", hourly ? "Simulate 1 to 1,000 whole hours." : "Simulate 100 to 100,000 hands, in whole hundreds.");
        }

        if (!fields.Asked || !fields.AreRight || !await admit())
        {
            return null;
        }

        var outlook = fields.Take(variance.Of(new StretchQuestion(rate, deviation, blocks)));
        var risk = bankroll is { } at && outlook is not null ? fields.Take(ruin.Of(new RuinQuestion(rate, deviation, at) { Blocks = blocks })) : null;
        var luck = ownPlayed is { } stretch ? fields.Take(variance.HowLucky(new LuckQuestion(rate, deviation, stretch / size, ownResult))) : null;
        var result = fields.AreRight
            ? fields.Take(await simulator.RunAsync(new CashRun(rate, deviation, (int)blocks, seed) { Paths = paths, Bankroll = bankroll }, progress: null, ct))
            : null;
        return result is null || outlook is null ? null : new(
            hourly ? "in the unit of your win rate" : "in big blinds, if your win rate is",
            hourly ? Hours : Hands,
            size,
            new(outlook.Expected, outlook.Deviation, outlook.ChanceOfLoss, outlook.Narrow, outlook.Likely, risk?.ForEver),
            result,
            risk?.WithinBlocks,
            luck);
    }
}
