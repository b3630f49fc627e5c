using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Tools;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Host.Features.Stakes;

/// <summary>The profile, and what could fill it in, in sentences.</summary>
internal static class ProfileWords
{
    /// <summary>What the player's cash sessions would say.</summary>
    public static string OfCash(RecordedPlay record) => record.Per100 switch
    {
        { Rate: { } rate, Deviation: { } deviation, Likely: { } likely } =>
            $"Your sessions: {ToolText.Signed((double)rate)} big blinds per 100 hands, standard deviation {ToolText.Figure((double)deviation)}, from {ToolText.Count(record.HandSessions)} sessions with {ToolText.Count(record.Hands)} hands. 95 times in 100 the true rate lies between {ToolText.Signed((double)likely.Low)} and {ToolText.Signed((double)likely.High)}.",
        _ => $"Your sessions: not enough data yet. {ToolText.Count(record.HandSessions)} of them have blinds and hands, {ToolText.Count(record.Hands)} hands together; {RecordedPlay.SessionsForDeviation} sessions and {ToolText.Count(RecordedPlay.HandsForRate)} hands are needed.",
    };

    public static string OfTournaments(RecordedPlay record) => record.Roi is { } roi
        ? $"Your sessions: a return of {ToolText.Share((double)roi)} from {ToolText.Count(record.Sessions)} tournaments. How sure that is depends on the standard deviation you type below."
        : $"Your sessions: not enough data yet. {ToolText.Count(record.Sessions)} tournaments are recorded; {RecordedPlay.SessionsForRate} are needed.";

    /// <summary>All of a profile in one line.</summary>
    public static string Of(StakeProfile profile)
    {
        string[] answers =
        [
            profile.Games.Count == 0 ? "games left open" : string.Join(" and ", profile.Games.Select(AdviceWords.Game)),
            profile.Opposition switch { Opposition.Soft => "soft games", Opposition.Tough => "tough games", _ => "opposition left open" },
            profile.Risk switch { RiskTolerance.Aggressive => "aggressive", RiskTolerance.Conservative => "conservative", _ => "risk left open" },
            profile.Surroundings switch { Surroundings.Live => "live", Surroundings.Online => "online", _ => "surroundings left open" },
            $"a risk of ruin of {ToolText.Chance((double)profile.TargetRisk)}",
            .. profile.Cash is { } cash ? new[] { $"cash games in {cash.Currency}{Rate(cash.RateFrom)}" } : [],
            .. profile.Tournaments is { } play ? new[] { $"tournaments in {play.Currency}{Rate(play.RateFrom)}" } : [],
        ];
        return string.Join(", ", answers);
    }

    private static string Rate(RateFrom from) => from switch
    {
        RateFrom.Typed => " with a win rate that was typed",
        RateFrom.OwnSessions => " with the win rate of your sessions",
        _ => "",
    };
}
