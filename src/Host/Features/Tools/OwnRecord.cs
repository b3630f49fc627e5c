using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Tools;

/// <summary>A player's whole record at one format, as the tools take it.</summary>
/// <param name="Played">Hours, hands or tournaments.</param>
/// <param name="Result">In <paramref name="Currency"/>, or in big blinds.</param>
/// <param name="Currency">Null for big blinds.</param>
/// <param name="Rate">Per hour or hundred hands, with its deviation and interval; of tournaments nothing is known, for these follow from what they pay.</param>
/// <param name="IsEnough">Whether there are enough sessions to say anything by them.</param>
internal sealed record OwnRecord(decimal Played, decimal Result, CurrencyCode? Currency, WinRate? Rate, int Sessions, bool IsEnough)
{
    private const decimal MinutesPerHour = 60m;
    private const int Decimals = 2;

    public static OwnRecord OfHours(RecordedPlay cash, CurrencyCode currency) =>
        new(Rounded(cash.Minutes / MinutesPerHour), cash.Result, currency, cash.Hourly, cash.Sessions, cash.Hourly.Deviation > 0m);

    /// <summary>Of the sessions with blinds and hands.</summary>
    public static OwnRecord OfHands(RecordedPlay cash) =>
        new(cash.Hands, Rounded((decimal)cash.BigBlinds), Currency: null, cash.Per100, cash.HandSessions, cash.Per100.Deviation > 0m);

    public static OwnRecord OfTournaments(RecordedPlay tournaments, CurrencyCode currency) =>
        new(tournaments.Sessions, tournaments.Result, currency, Rate: null, tournaments.Sessions, tournaments.Roi is not null);

    /// <summary>As a form shows it.</summary>
    public decimal? Deviation => Rate?.Deviation is { } exact ? Rounded(exact) : null;

    private static decimal Rounded(decimal exact) => Math.Round(exact, Decimals, MidpointRounding.AwayFromZero);
}
