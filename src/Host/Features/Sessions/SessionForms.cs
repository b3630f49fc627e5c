using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Makes the pages of the forms of sessions, with what was played last chosen already.</summary>
internal sealed class SessionForms(IAccounts accounts, ISessions sessions, IStakes stakes, ICurrencies currencies, ICurrentPlayer current, TimeProvider clock)
{
    /// <summary>As the last session was; its account only while that is in use.</summary>
    /// <param name="format">Asked for in the address; anything unknown is the format of the last session.</param>
    /// <param name="last">Null if there was none.</param>
    public SessionForm LikeLast(string? format, Session? last)
    {
        var wanted = Enum.TryParse<SessionFormat>(format, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : last?.Game.Format ?? SessionFormat.Cash;
        var same = last?.Game.Format == wanted ? last : null;
        return new()
        {
            Format = wanted.ToString(),
            AccountId = last?.Account.Value.ToString(),
            Game = last?.Game.Game ?? stakes.Games[0],
            Stake = same is null ? null : StakeText.Of(same.Game),
            Venue = last is null || string.Equals(last.Game.Venue, last.AccountName, StringComparison.Ordinal) ? null : last.Game.Venue,
            BuyIn = same is null ? null : Typed(same.Money.BuyIn, same.Currency),
            IdempotencyKey = Guid.NewGuid().ToString(),
        };
    }

    /// <summary>A finished one: it ended just now, until the player says otherwise.</summary>
    public SessionForm NewlyFinished(string? format, Session? last)
    {
        var form = LikeLast(format, last);
        (form.EndedAt, form.EndedTwice) = TypedTime.ForInput(clock.GetUtcNow(), current.Player.TimeZone);
        return form;
    }

    public SessionForm Of(Session session)
    {
        var zone = current.Player.TimeZone;
        var (started, startedTwice) = TypedTime.ForInput(session.StartedAt, zone);
        var (ended, endedTwice) = session.EndedAt is { } end ? TypedTime.ForInput(end, zone) : (null, null);
        var live = session.EndedAt is null;
        string? Optional(decimal amount) => amount == 0m ? null : Typed(amount, session.Currency);
        string? Counted(int? count) => count?.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Format = session.Game.Format.ToString(),
            AccountId = session.Account.Value.ToString(),
            Game = session.Game.Game,
            Stake = StakeText.Of(session.Game),
            Venue = session.Game.Venue,
            BuyIn = Typed(session.Money.BuyIn, session.Currency),
            RebuyCount = session.Money.RebuyCount == 0 ? null : Counted(session.Money.RebuyCount),
            Rebuys = Optional(session.Money.Rebuys),
            AddOns = Optional(session.Money.AddOns),
            Expenses = Optional(session.Money.Expenses),
            CashOut = live ? null : Typed(session.Money.CashOut, session.Currency),
            Place = Counted(session.Outcome.Place),
            FieldSize = Counted(session.Outcome.FieldSize),
            Hands = Counted(session.Outcome.Hands),
            StartedAt = started,
            StartedTwice = startedTwice,
            EndedAt = ended,
            EndedTwice = endedTwice,
            Tags = string.Join(", ", session.Tags),
            Note = session.Note,
            Version = session.Version.ToString(CultureInfo.InvariantCulture),
            IdempotencyKey = Guid.NewGuid().ToString(),
        };
    }

    /// <param name="form">Shown as it is.</param>
    /// <param name="session">That is finished or edited; null for a new one.</param>
    /// <param name="reason">Why it needs a confirmation; null if it does not.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<SessionFormPage> PageAsync(SessionForm form, Session? session, string? reason, CancellationToken ct)
    {
        var all = await accounts.ListAsync(current.Player.Id, ct);
        var known = await sessions.PlayedBeforeAsync(current.Player.Id, ct);
        var choice = all.Where(a => !a.IsArchived || a.Id == session?.Account).ToList();
        if (string.IsNullOrEmpty(form.AccountId) && choice.Count > 0)
        {
            form.AccountId = choice[0].Id.Value.ToString();
        }

        return new(
            form,
            choice,
            [.. known.Games.Concat(stakes.Games).Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. stakes.CashStakes.Select(s => StakeText.OfBlinds(s.SmallBlind, s.BigBlind))
                .Concat(known.Stakes.Where(s => !decimal.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)).Select(StakeText.OfName))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            [.. stakes.TournamentBuyIns.SelectMany(s => s.BuyIns).Distinct().Order().Select(StakeText.Number)],
            known.Venues,
            current.Player.TimeZone,
            session,
            reason);
    }

    private string Typed(decimal amount, CurrencyCode currency) => MoneyText.ForInput(amount, currencies.Find(currency)?.Scale ?? 2, CultureInfo.CurrentCulture);
}
