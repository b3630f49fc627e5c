using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Advice;

/// <summary>Where a player's own record lies among all that chance might have dealt.</summary>
internal sealed class OwnLuck(IVariance variance)
{
    /// <summary>
    /// A record says nothing about its luck against the rate that was read off it: it always lies in the middle. Then it is held against
    /// somebody who wins nothing, which says how much of it chance alone may have dealt.
    /// </summary>
    /// <returns>Null without a record, or where it is not counted by what the rate is counted by.</returns>
    public RecordLuck? Of(PlayKind kind, RateInUse? rate, PlayRecord record)
    {
        if (rate is null)
        {
            return null;
        }

        var (blocks, result) = kind is PlayKind.Cash ? InHands(rate, record.Cash) : InTournaments(record.Tournaments);
        var against = rate.From is RateFrom.Typed ? rate.Rate : 0;
        var luck = blocks > 0 ? variance.HowLucky(new(against, rate.Deviation, blocks, result)) : null;
        return luck is { Succeeded: true } ? new RecordLuck(against, blocks, result, luck.Value) : null;
    }

    /// <summary>Big blinds are known by hands only.</summary>
    private static (double Blocks, double Result) InHands(RateInUse rate, RecordedPlay cash) =>
        rate.Per is RateBlock.HundredHands ? (cash.Hands / RatesInUse.HandsPerBlock, cash.BigBlinds) : (0, 0);

    private static (double Blocks, double Result) InTournaments(RecordedPlay play) =>
        play.Roi is { } roi ? (play.Sessions, (double)roi * play.Sessions) : (0, 0);
}
