using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>One field that an edit changed, in words; amounts are covered where amounts are.</summary>
internal sealed record SessionChange(string Field, string Before, string After, bool IsAmount);

/// <summary>What an edit changed: field by field, for a session has too many to be told twice.</summary>
internal sealed class SessionChanges(ICurrencies currencies, TimeZoneInfo zone)
{
    public IReadOnlyList<SessionChange> Between(Session before, Session after) =>
        [.. Fields(before).Zip(Fields(after)).Where(p => !string.Equals(p.First.Text, p.Second.Text, StringComparison.Ordinal))
            .Select(p => new SessionChange(p.First.Name, p.First.Text, p.Second.Text, p.First.IsAmount))];

    private IEnumerable<(string Name, string Text, bool IsAmount)> Fields(Session session)
    {
        string Amount(decimal amount) => MoneyDisplay.Text(currencies, new(amount, session.Currency));
        static string Count(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";
        yield return ("Result", MoneyDisplay.Text(currencies, session.Result, MoneySign.Result), true);
        yield return ("Account", session.AccountName, false);
        yield return ("Format", SessionWords.Of(session.Game.Format), false);
        yield return ("Game", session.Game.Game, false);
        yield return ("Stake", StakeText.Of(session.Game), false);
        yield return ("Venue", session.Game.Venue ?? "–", false);
        yield return ("Start", DayText.At(session.StartedAt, zone), false);
        yield return ("End", session.EndedAt is { } end ? DayText.At(end, zone) : "–", false);
        yield return ("Buy-in", Amount(session.Money.BuyIn), true);
        yield return ("Number of rebuys", Count(session.Money.RebuyCount), false);
        yield return ("Rebuys", Amount(session.Money.Rebuys), true);
        yield return ("Add-ons", Amount(session.Money.AddOns), true);
        yield return ("Expenses", Amount(session.Money.Expenses), true);
        yield return (SessionWords.CashOut(session.Game.Format), Amount(session.Money.CashOut), true);
        yield return ("Place", Count(session.Outcome.Place), false);
        yield return ("Players", Count(session.Outcome.FieldSize), false);
        yield return ("Hands", Count(session.Outcome.Hands), false);
        yield return ("Tags", session.Tags.Count == 0 ? "–" : string.Join(", ", session.Tags), false);
        yield return ("Note", session.Note ?? "–", false);
    }
}
