using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Tools;

/// <summary>Tournaments: what the form asks, and what comes of it.</summary>
internal sealed class TournamentVariance(ITournamentRisk risk, IVariance variance, ISimulator simulator)
{
    public const string Alike = "alike";
    public const string Top = "top";

    private const double PerCent = 100;
    private const int MostEntries = 100_000;

    public async Task<VarianceFigures?> AnswerAsync(ToolFields fields, OwnRecord? own, Func<Task<bool>> admit, CancellationToken ct)
    {
        var entries = fields.Whole("Entries", 500, 2, MostEntries, "The number of entries is a whole number between 2 and 100,000.");
        var paid = fields.Whole("Paid", 75, 1, MostEntries / 2, "At least one place is paid, and at most half of the entries.");
        var buyIn = fields.Required("BuyIn", 10m, "Enter what goes into the prize pool.");
        var fee = fields.Number("Fee", 1m) ?? 0;
        var roi = fields.Required("Roi", 10m, "Enter the return on investment you believe in.") / PerCent;
        var tilt = fields.Choice("Tilt", [Alike, Top]) is Top ? SkillTilt.TowardsTheTop : SkillTilt.PaidPlacesAlike;
        var events = fields.Whole("Events", 1_000, 1, SimulationSize.MostBlocks, "Simulate 1 to 1,000 tournaments.");
        var bankroll = fields.Number("Bankroll");
        var (paths, seed) = SimulationSize.Read(fields);
        var (ownPlayed, ownResult) = TypedRecord.Read(fields, own is { IsEnough: true } ? own : null);
        if (fee < 0)
        {
            fields.Refuse("Fee", "The fee is zero or a number above it.");
        }

        if (!fields.Asked || !fields.AreRight || !await admit() || fields.Take(risk.UsualPayouts(entries, buyIn, paid)) is not { } payouts)
        {
            return null;
        }

        var kind = new TournamentKind(payouts, buyIn + fee, roi, tilt);
        if (fields.Take(risk.Of(new TournamentQuestion(kind, events) { Bankroll = bankroll })) is not { } outlook)
        {
            return null;
        }

        var luck = ownPlayed is { } stretch
            ? fields.Take(variance.HowLucky(new LuckQuestion(outlook.Mean, outlook.Deviation, stretch, ownResult)))
            : null;
        var result = fields.AreRight
            ? fields.Take(await simulator.RunAsync(new TournamentRun(kind, events, seed) { Paths = paths, Bankroll = bankroll }, progress: null, ct))
            : null;
        return result is null ? null : new(
            "in the currency of the buy-in",
            "tournaments",
            1,
            new(outlook.Expected, outlook.ExpectedDeviation, outlook.ChanceOfLoss, outlook.Narrow, outlook.Likely, outlook.Ruin),
            result,
            RuinWithin: null,
            luck);
    }
}
