using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Advice;

/// <summary>The win rate that a profile names: typed, or read off the player's own sessions.</summary>
internal sealed class RatesInUse(IVariance variance)
{
    /// <summary>Of a win rate that is counted by hands.</summary>
    public const double HandsPerBlock = 100;

    private const double Likely = 0.95;

    public Result<RateInUse> Of(PlayKind kind, StakeProfile? profile, PlayRecord record) => kind is PlayKind.Cash
        ? Of(profile?.Cash, record.Cash)
        : Of(profile?.Tournaments, record.Tournaments);

    private Result<RateInUse> Of(CashPlay? cash, RecordedPlay record)
    {
        switch (cash)
        {
            case { RateFrom: RateFrom.Typed, Rate: { } rate, Deviation: { } deviation }:
                var size = cash.Per is RateBlock.HundredHands ? HandsPerBlock : 1;
                return Typed((double)rate, (double)deviation, cash.Per, (double?)cash.Sample / size);
            case { RateFrom: RateFrom.OwnSessions }:
                if (record.Per100 is not { Rate: { } own, Deviation: { } spread, Likely: { } interval })
                {
                    return AdviceErrors.TooFewHands(record);
                }

                return spread <= 0m
                    ? AdviceErrors.NoSpread(PlayKind.Cash)
                    : new RateInUse(
                        RateFrom.OwnSessions, (double)own, (double)spread, RateBlock.HundredHands, record.Hands / HandsPerBlock, record.HandSessions,
                        new((double)interval.Low, (double)interval.High));
            default:
                return AdviceErrors.UnknownRate(PlayKind.Cash);
        }
    }

    private Result<RateInUse> Of(TournamentPlay? play, RecordedPlay record)
    {
        switch (play)
        {
            case { RateFrom: RateFrom.Typed, Roi: { } roi, Deviation: { } deviation }:
                return Typed((double)roi, (double)deviation, per: null, (double?)play.Sample);
            case { RateFrom: RateFrom.OwnSessions, Deviation: { } deviation }:
                return record.Roi is { } own
                    ? Sampled(RateFrom.OwnSessions, (double)own, (double)deviation, per: null, record.Sessions, record.Sessions)
                    : AdviceErrors.TooFewTournaments(record);
            default:
                return AdviceErrors.UnknownRate(PlayKind.Tournaments);
        }
    }

    private Result<RateInUse> Typed(double rate, double deviation, RateBlock? per, double? blocks) => blocks is { } sample
        ? Sampled(RateFrom.Typed, rate, deviation, per, sample, sessions: null)
        : new RateInUse(RateFrom.Typed, rate, deviation, per, Blocks: null, Sessions: null, Likely: null);

    private Result<RateInUse> Sampled(RateFrom from, double rate, double deviation, RateBlock? per, double blocks, int? sessions)
    {
        var interval = variance.IntervalOf(rate, deviation, blocks, Likely, sessions: null);
        return interval.Succeeded
            ? new RateInUse(from, rate, deviation, per, blocks, sessions, new(interval.Value.Low, interval.Value.High))
            : interval.Error;
    }
}
