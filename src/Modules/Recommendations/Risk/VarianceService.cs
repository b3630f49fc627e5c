using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Risk;

/// <inheritdoc/>
internal sealed class VarianceService : IVariance
{
    private const double Narrow = 0.70;
    private const double Likely = 0.95;

    private const string WholeRecordNote =
        "This holds for a stretch that was chosen before it was played, and for a win rate that was not read off the same results.";

    private const string PickedNote =
        "A stretch picked because it stands out is no fair sample: in a long record some stretch always looks like this. Look at the chance "
        + "that it happens anywhere in the record, which is at least the one shown.";

    public Result<StretchOutlook> Of(StretchQuestion question)
    {
        if (Refusal(question) is { } refusal)
        {
            return refusal;
        }

        var (w, s, n) = (question.Rate, question.Deviation, question.Blocks);
        return new StretchOutlook(
            w * n,
            Stretch.Deviation(s, n),
            Stretch.ChanceOfAtMost(0, w, s, n),
            question.ObservedRate is { } observed ? Stretch.ChanceOfAtLeast(observed * n, w, s, n) : null,
            Stretch.Band(w, s, n, Narrow),
            Stretch.Band(w, s, n, Likely),
            WinRateInterval.Of(w, s, n, Likely, question.Sessions),
            question.DownswingDepth is { } depth ? Downswings.ShareOfTime(w, s, depth) : null,
            Downswings.MeanWorst(w, s, n));
    }

    public Result<RateInterval> IntervalOf(double rate, double deviation, double blocks, double within, int? sessions) =>
        (RiskErrors.Rate(rate, deviation) ?? Length(blocks) ?? RiskErrors.Within(within) ?? Sample(sessions)) is { } refusal
            ? refusal
            : WinRateInterval.Of(rate, deviation, blocks, within, sessions);

    public Result<SampledRate> FromSessions(IReadOnlyList<PlayedSession> sessions)
    {
        if (sessions.Count < 2)
        {
            return RiskErrors.TooFewSessions;
        }

        return sessions.Any(s => !double.IsFinite(s.Result) || !double.IsFinite(s.Blocks) || s.Blocks <= 0)
            ? RiskErrors.EmptySession
            : WinRateInterval.FromSessions(sessions);
    }

    public Result<Luck> HowLucky(LuckQuestion question)
    {
        if (Refusal(question) is { } refusal)
        {
            return refusal;
        }

        var (w, s, n, result) = (question.Rate, question.Deviation, question.Blocks, question.Result);
        var below = Stretch.ChanceOfAtMost(result, w, s, n);
        var extreme = Math.Min(below, Stretch.ChanceOfAtLeast(result, w, s, n));
        return new Luck(
            below,
            Stretch.Standardised(result, w, s, n),
            result - (w * n),
            question.PickedFromBlocks is { } record ? Stretch.SomewhereIn(Math.Floor(record / n), extreme) : null,
            question.PickedFromBlocks is null ? WholeRecordNote : PickedNote);
    }

    private static Error? Refusal(StretchQuestion question) =>
        RiskErrors.Rate(question.Rate, question.Deviation)
        ?? Length(question.Blocks)
        ?? RiskErrors.Number(question.ObservedRate, nameof(question.ObservedRate), "The observed win rate")
        ?? RiskErrors.NotNegative(question.DownswingDepth, nameof(question.DownswingDepth), "The depth of the downswing")
        ?? Sample(question.Sessions);

    private static Error? Refusal(LuckQuestion question) =>
        RiskErrors.Rate(question.Rate, question.Deviation)
        ?? Length(question.Blocks)
        ?? RiskErrors.Number(question.Result, nameof(question.Result), "The result")
        ?? RiskErrors.Positive(question.PickedFromBlocks, nameof(question.PickedFromBlocks), "The length of the whole record")
        ?? (question.PickedFromBlocks < question.Blocks ? RiskErrors.ShorterRecord : null);

    private static Error? Length(double blocks) => RiskErrors.Positive(blocks, nameof(StretchQuestion.Blocks), "How much is played");

    private static Error? Sample(int? sessions) => sessions < 2 ? RiskErrors.BadSessions : null;
}
