using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Makes requests of what the forms of sessions bring. Null if something is wrong; what, is in the state of the form then.</summary>
internal sealed class SessionReading(IAccounts accounts, ICurrencies currencies, ICurrentPlayer current)
{
    private TimeZoneInfo Zone => current.Player.TimeZone;

    /// <param name="form">As sent.</param>
    /// <param name="state">Takes what is wrong.</param>
    /// <param name="before">The session that is edited: its seconds stay where its minutes were not changed. Null for a new one.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<RecordSession?> RecordAsync(SessionForm form, ModelStateDictionary state, Session? before, CancellationToken ct)
    {
        var account = await AccountAsync(form, state, ct);
        var fields = new SessionFields(state, account is null ? null : currencies.Find(account.Currency));
        var money = Money(fields, form);
        var outcome = Outcome(fields, form);
        var start = Unmoved(before?.StartedAt, form.StartedAt, form.StartedTwice) ?? fields.Time(nameof(form.StartedAt), form.StartedAt, form.StartedTwice, Zone, current.Today);
        var end = Unmoved(before?.EndedAt, form.EndedAt, form.EndedTwice) ?? fields.Time(nameof(form.EndedAt), form.EndedAt, form.EndedTwice, Zone, current.Today);
        var key = Key(form, state);
        return state.IsValid
            ? new RecordSession(key, account!.Id, Game(form), start!.Value, end!.Value, money, outcome, SessionFields.Tags(form.Tags), form.Note, Zone, form.Confirmed)
            : null;
    }

    public async Task<StartSession?> StartAsync(SessionForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var account = await AccountAsync(form, state, ct);
        var fields = new SessionFields(state, account is null ? null : currencies.Find(account.Currency));
        var buyIn = fields.Amount(nameof(form.BuyIn), form.BuyIn);
        var start = string.IsNullOrWhiteSpace(form.StartedAt) ? null : fields.Time(nameof(form.StartedAt), form.StartedAt, form.StartedTwice, Zone, current.Today);
        var key = Key(form, state);
        return state.IsValid ? new StartSession(key, account!.Id, Game(form), buyIn, start, Zone) : null;
    }

    public FinishSession? Finish(Session live, SessionForm form, uint version, ModelStateDictionary state)
    {
        form.Format = live.Game.Format.ToString();
        var fields = new SessionFields(state, currencies.Find(live.Currency));
        var money = Money(fields, form);
        var outcome = Outcome(fields, form);
        var end = string.IsNullOrWhiteSpace(form.EndedAt) ? null : fields.Time(nameof(form.EndedAt), form.EndedAt, form.EndedTwice, Zone, current.Today);
        var key = Key(form, state);
        return state.IsValid
            ? new FinishSession(key, live.Id, version, end, money, outcome, SessionFields.Tags(form.Tags), form.Note, Zone, form.Confirmed)
            : null;
    }

    private static Guid Key(SessionForm form, ModelStateDictionary state)
    {
        var key = FormKey.Read(form.IdempotencyKey, state);
        form.IdempotencyKey = key.ToString();
        return key;
    }

    private static SessionGame Game(SessionForm form)
    {
        var game = new SessionGame(form.Kind, form.Game ?? "", form.Kind is SessionFormat.Cash ? form.Stake ?? "" : "", form.Venue);
        return form.Kind is SessionFormat.Cash && Blinds.Read(form.Stake, CultureInfo.CurrentCulture) is var (small, big) ? game with { SmallBlind = small, BigBlind = big } : game;
    }

    private static SessionMoney Money(SessionFields fields, SessionForm form) => new(
        fields.Amount(nameof(form.BuyIn), form.BuyIn, required: true),
        fields.Count(nameof(form.RebuyCount), form.RebuyCount) ?? 0,
        fields.Amount(nameof(form.Rebuys), form.Rebuys),
        fields.Amount(nameof(form.AddOns), form.AddOns),
        fields.Amount(nameof(form.Expenses), form.Expenses),
        fields.Amount(nameof(form.CashOut), form.CashOut, required: true));

    private static SessionOutcome Outcome(SessionFields fields, SessionForm form) => new(
        form.Kind is SessionFormat.Tournament ? fields.Count(nameof(form.Place), form.Place) : null,
        form.Kind is SessionFormat.Tournament ? fields.Count(nameof(form.FieldSize), form.FieldSize) : null,
        fields.Count(nameof(form.Hands), form.Hands));

    private DateTimeOffset? Unmoved(DateTimeOffset? before, string? text, string? twice)
    {
        if (before is not { } at)
        {
            return null;
        }

        var (shown, which) = TypedTime.ForInput(at, Zone);
        return string.Equals(shown, text?.Trim(), StringComparison.Ordinal) && (which is null || string.Equals(which, twice, StringComparison.OrdinalIgnoreCase)) ? at : null;
    }

    private async Task<Account?> AccountAsync(SessionForm form, ModelStateDictionary state, CancellationToken ct)
    {
        var account = Guid.TryParse(form.AccountId, out var id) ? await accounts.FindAsync(current.Player.Id, new AccountId(id), ct) : null;
        if (account is null)
        {
            state.AddModelError(nameof(form.AccountId), "Choose one of your accounts.");
        }

        return account;
    }
}
