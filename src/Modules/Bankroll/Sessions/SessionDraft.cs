using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>A finished session on its way into the ledger: checked, and as the one entry it becomes.</summary>
internal sealed record SessionDraft(
    SessionGame Game,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    SessionMoney Money,
    SessionOutcome Outcome,
    string[]? Tags,
    string? Note,
    TimeZoneInfo TimeZone)
{
    public DateOnly EntryDay => DayOf(EndedAt, TimeZone);

    public static SessionDraft Of(RecordSession request) => new(
        SessionRules.Tidy(request.Game, request.Money.BuyIn), request.StartedAt.ToUniversalTime(), request.EndedAt.ToUniversalTime(), request.Money,
        request.Outcome, EntryRules.Tags(request.Tags), EntryRules.Note(request.Note), request.TimeZone);

    public Error? Check(CurrencyInfo currency, DateTimeOffset now) =>
        SessionRules.Check(Game) ?? SessionRules.CheckTimes(StartedAt, EndedAt, now) ?? SessionRules.Check(Money, currency)
        ?? SessionRules.Check(Outcome) ?? EntryRules.CheckTags(Tags) ?? EntryRules.CheckNote(Note);

    /// <summary>Tags and note stand on the entry too: that is where the lists search.</summary>
    public EntryDraft ToEntry(Guid id, Guid account, DateTimeOffset createdAt) =>
        new(id, account, EntryKind.Session, Money.Result, EntryDay, EndedAt, createdAt)
        {
            Note = Note,
            Tags = Tags,
            Session = ToRow(id, account),
        };

    /// <summary>Of everything said, so that the same key with another content is noticed.</summary>
    public long Fingerprint(string what, Guid account, params object?[] beyond) => EntryRules.Fingerprint(
        [what, account, (int)Game.Format, Game.Game, Game.Stake, Number(Game.SmallBlind), Number(Game.BigBlind), Game.Venue,
            StartedAt.UtcTicks, Number(Money.BuyIn), Money.RebuyCount, Number(Money.Rebuys), Number(Money.AddOns), Number(Money.Expenses),
            Number(Money.CashOut), Outcome.Place, Outcome.FieldSize, Outcome.Hands, Tags is null ? null : string.Join('\n', Tags), Note, .. beyond]);

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private SessionRow ToRow(Guid id, Guid account) => new()
    {
        Id = id,
        AccountId = account,
        Format = Game.Format,
        Game = Game.Game,
        Stake = Game.Stake,
        SmallBlind = Game.SmallBlind,
        BigBlind = Game.BigBlind,
        Venue = Game.Venue,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Day = DayOf(StartedAt, TimeZone),
        Minutes = (int)(EndedAt - StartedAt).TotalMinutes,
        BuyIn = Money.BuyIn,
        RebuyCount = Money.RebuyCount,
        Rebuys = Money.Rebuys,
        AddOns = Money.AddOns,
        Expenses = Money.Expenses,
        CashOut = Money.CashOut,
        Place = Outcome.Place,
        FieldSize = Outcome.FieldSize,
        Hands = Outcome.Hands,
        Tags = Tags,
        Note = Note,
    };

    private static string? Number(decimal? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);
}
