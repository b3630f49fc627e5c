using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Advice;

/// <summary>Why there is no advice, and what to do about it. The fields are those of the profile.</summary>
internal static class AdviceErrors
{
    public static Error UnknownRate(PlayKind kind) => new(
        Prefix(kind) + "RateFrom",
        kind is PlayKind.Cash
            ? "Your risk cannot be computed without a win rate. Type one in your profile, or have it taken from your sessions."
            : "Your risk cannot be computed without a return on investment. Type one in your profile, or have it taken from your sessions.");

    public static Error TooFewHands(RecordedPlay record) => new(
        "CashRateFrom",
        string.Create(
            CultureInfo.CurrentCulture,
            $"Not enough data: {record.HandSessions:N0} of your sessions have blinds and hands, {record.Hands:N0} hands together. A win rate with its deviation takes {RecordedPlay.SessionsForDeviation:N0} such sessions and {RecordedPlay.HandsForRate:N0} hands; until then type one in your profile."));

    public static Error TooFewTournaments(RecordedPlay record) => new(
        "TournamentRateFrom",
        string.Create(
            CultureInfo.CurrentCulture,
            $"Not enough data: you recorded {record.Sessions:N0} tournaments with a buy-in. A return on investment takes {RecordedPlay.SessionsForRate:N0} of them; until then type one in your profile."));

    public static Error NoSpread(PlayKind kind) => new(Prefix(kind) + "Deviation", "Your results do not vary, so there is nothing to compute a risk of. Type a standard deviation in your profile.");

    public static Error NoRate(CurrencyCode from, CurrencyCode to) => new(
        "", $"There is no exchange rate from {from} to {to}, the currency of these stakes, so your bankroll cannot be compared with them. Choose stakes in another currency in your profile.");

    private static string Prefix(PlayKind kind) => kind is PlayKind.Cash ? "Cash" : "Tournament";
}
