using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Shared;

/// <summary>What an entry is called in a list, and what of it fits in a line.</summary>
internal static class EntryTitle
{
    private const int MinutesPerHour = 60;

    public static string Of(Entry entry) => entry switch
    {
        { Session: { Format: SessionFormat.Tournament } session } => "Tournament, " + Game(session, entry.Amount.Currency),
        { Session: { } session } => Game(session, entry.Amount.Currency),
        { Kind: EntryKind.Transfer, OtherSide: { } other } => (entry.Amount.IsNegative ? "Transfer to " : "Transfer from ") + other.AccountName,
        { Category: { } category } => category,
        _ => EntryWords.Of(entry.Kind).Name,
    };

    /// <summary>NLHE 0.50/1, or of a tournament NLHE 10.50 USD.</summary>
    public static string Game(PlayedSession session, CurrencyCode currency) => $"{session.Game} {StakeText.InTitle(session.Stake, session.Format, currency)}";

    /// <summary>3 h 10 min, 551 hands; or 11th of 846. A venue that is the account is not said twice where the account is named already.</summary>
    public static string Played(PlayedSession session, string? accountNamed = null)
    {
        var culture = CultureInfo.CurrentCulture;
        var place = session.Place is { } p ? Ordinal(p) + (session.FieldSize is { } field ? " of " + field.ToString("N0", culture) : "") : null;
        var hands = session.Hands is { } h ? h.ToString("N0", culture) + " hands" : null;
        var venue = string.Equals(session.Venue, accountNamed, StringComparison.OrdinalIgnoreCase) ? null : session.Venue;
        return string.Join(", ", new[] { venue, place ?? Duration(session.Minutes), hands }.Where(part => part is not null));
    }

    private static string Duration(int minutes) => minutes < MinutesPerHour
        ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / MinutesPerHour} h {minutes % MinutesPerHour:00} min");

    private static string Ordinal(int place) => place.ToString("N0", CultureInfo.CurrentCulture) + (place % 100 is >= 11 and <= 13 ? "th" : (place % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });
}
