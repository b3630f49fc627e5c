using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Understands rows: the same rules as for what is typed by hand.</summary>
internal sealed class RowReader
{
    private static readonly char[] TagSeparators = [OwnCsv.TagSeparator, ','];

    private readonly ImportChoices _choices;
    private readonly Preset _preset;
    private readonly ImportTargets _targets;
    private readonly ImportMoment _moment;
    private readonly RowCells _cells;
    private readonly SessionReader _sessions;
    private readonly Dictionary<string, KindMeaning?> _kinds = new(StringComparer.OrdinalIgnoreCase);

    public RowReader(ImportChoices choices, ImportTargets targets, ImportMoment moment)
    {
        (_choices, _targets, _moment) = (choices, targets, moment);
        _preset = Preset.Find(choices.Preset)!;
        _cells = new RowCells(choices, _preset.Defused);
        _sessions = new SessionReader(_cells, moment, _preset.Result);
    }

    /// <summary>Text of which a file may have it in several columns.</summary>
    public static bool MayRepeat(ImportField field) =>
        field is ImportField.Note or ImportField.Tags or ImportField.SessionGame or ImportField.SessionVenue;

    /// <summary>The transfer that the row at hand names; empty for none.</summary>
    public string TransferName => _cells.Text(ImportField.Transfer);

    /// <summary>The entry to be, or what is wrong; neither for a row that is meant to be left out.</summary>
    public (ImportedRow? Row, RowProblem? Problem) Read(SourceRow source)
    {
        _cells.Take(source.Cells);
        if (source.Problem is { } broken)
        {
            return (null, new(null, broken));
        }

        var row = Understand(source);
        return _cells.Problem is { } problem ? (null, problem) : (row, null);
    }

    private ImportedRow? Understand(SourceRow source)
    {
        var meaning = Meaning();
        var target = Target();
        if (meaning is not { } known || target is null || source.KeepsZero && target.IsChosen)
        {
            return null;
        }

        return known.Kind is EntryKind.Session ? Session(target, known) : Entry(target, known);
    }

    private KindMeaning? Meaning()
    {
        var word = _cells.Text(ImportField.Kind);
        if (word.Length == 0)
        {
            return KindMeaning.Of(_choices.Kind);
        }

        if (!_kinds.TryGetValue(word, out var meaning))
        {
            _kinds[word] = meaning = KindMeaning.Of(word, _preset);
        }

        if (meaning is null)
        {
            _cells.Say(new(ImportField.Kind, $"{RowProblem.Quote(word)} is no kind of entry. Known are deposit, withdrawal, transfer, balance update, session, bonus, expense, correction and fee."));
        }

        return meaning;
    }

    private ImportTarget? Target()
    {
        var (name, currency) = (_cells.Text(ImportField.Account), _cells.Text(ImportField.Currency));
        var target = _targets.Find(name, currency);
        if (target is null)
        {
            _cells.Say(new(ImportField.Account, name.Length == 0 ? "This row names no account." : $"You have no account called {RowProblem.Quote(name)}."));
        }
        else if (target.IsArchived)
        {
            _cells.Say(new(ImportField.Account, EntryErrors.Archived(target.Name).Message));
        }
        else if (currency.Length > 0 && !string.Equals(currency, target.Currency.Code.Value, StringComparison.OrdinalIgnoreCase))
        {
            _cells.Say(new(ImportField.Currency, $"{target.Name} is kept in {target.Currency.Code}, not in {RowProblem.Quote(currency)}."));
        }

        return target;
    }

    private ImportedRow? Session(ImportTarget target, KindMeaning meaning)
    {
        if (_sessions.Read(target, meaning.Format) is not { } played)
        {
            return null;
        }

        // The entry of a session stands at its end, unless our own CSV says exactly where.
        var session = played.Session;
        var (day, at) = _cells.Text(ImportField.Time) is { Length: > 0 } time && ReadMoment.TryDay(time, null, out var instant) && instant.Time is not null && When() is { } said
            ? said
            : (RowTimes.DayOf(session.EndedAt!.Value, _moment.TimeZone), session.EndedAt);
        Check(EntryKind.Session, target, 1m, day, session.Note, session.Tags);
        return new(target, EntryKind.Session, day, at, played.Result) { Session = session, Note = session.Note, Tags = session.Tags, Id = Id() };
    }

    private ImportedRow? Entry(ImportTarget target, KindMeaning meaning)
    {
        var amount = Amount();
        if (When() is not { } when)
        {
            _cells.Say(new(ImportField.Date, "This row names no day."));
            return null;
        }

        var kind = meaning.Kind ?? (amount < 0m ? EntryKind.Withdrawal : EntryKind.Deposit);
        var said = kind is EntryKind.BalanceUpdate ? _cells.Amount(ImportField.StatedBalance) : null;
        var stated = kind is EntryKind.BalanceUpdate ? said ?? amount : null;
        if ((kind is EntryKind.BalanceUpdate ? stated : amount) is not { } figure)
        {
            _cells.Say(new(kind is EntryKind.BalanceUpdate ? ImportField.StatedBalance : ImportField.Amount, "This row has no amount."));
            return null;
        }

        // Programs write what was spent with or without its minus.
        var typed = kind is EntryKind.Withdrawal or EntryKind.Expense or EntryKind.Fee ? Math.Abs(figure) : figure;
        var note = EntryRules.Note(_cells.Text(ImportField.Note, " · "));
        var tags = Tags(_cells.Text(ImportField.Tags, ";"));
        var category = EntryRules.Category(_cells.Text(ImportField.Category));
        Check(kind, target, kind is EntryKind.Transfer ? Math.Abs(typed) : typed, when.Day, note, tags, category);
        return new(target, kind, when.Day, when.At, kind is EntryKind.BalanceUpdate ? 0m : EntryRules.Signed(kind, typed))
        {
            Stated = stated,
            Found = said is not null && Math.Abs(amount ?? 0m) <= EntryErrors.Largest ? amount : null,
            Note = note,
            Tags = tags,
            Category = category,
            Transfer = Transfer(kind),
            Id = Id(),
        };
    }

    /// <summary>Trackers write money moved, too, as what was cashed out less what was bought in.</summary>
    private decimal? Amount() =>
        _cells.Amount(ImportField.Amount)
        ?? (_cells.Has(ImportField.Amount) || !_cells.Has(ImportField.SessionCashOut)
            ? null
            : (_cells.Amount(ImportField.SessionCashOut) ?? 0m) - (_cells.Amount(ImportField.SessionBuyIn) ?? 0m));

    /// <summary>Null if neither the day nor the instant is said, or one of them cannot be read.</summary>
    private (DateOnly Day, DateTimeOffset? At)? When()
    {
        var day = _cells.Day(ImportField.Date) ?? _cells.Day(ImportField.SessionEnded) ?? _cells.Day(ImportField.SessionStarted);
        var text = _cells.Text(ImportField.Time);
        if (text.Length == 0)
        {
            return day is { } alone ? RowTimes.Of(alone, _moment.TimeZone) : null;
        }

        if (ReadMoment.TryDay(text, _choices.Dates, out var instant) && instant.Time is not null)
        {
            var of = RowTimes.Of(instant, _moment.TimeZone);
            return (day?.Day ?? of.Day, of.At);
        }

        if (!ReadMoment.TryTime(text, out var time))
        {
            _cells.Say(RowProblem.NoTime(ImportField.Time, text));
            return null;
        }

        return day is { } known ? RowTimes.Of(time with { Day = known.Day }, _moment.TimeZone) : null;
    }

    private string? Transfer(EntryKind kind)
    {
        var text = _cells.Text(ImportField.Transfer);
        if (kind is EntryKind.Transfer or EntryKind.Fee)
        {
            if (text.Length == 0)
            {
                _cells.Say(new(ImportField.Transfer, "This row does not say which transfer it belongs to. Give all rows of one transfer the same text."));
            }

            return text;
        }

        if (text.Length > 0)
        {
            _cells.Say(new(ImportField.Transfer, "Only a transfer and its fee belong to a transfer."));
        }

        return null;
    }

    private Guid? Id()
    {
        var text = _cells.Text(ImportField.Id);
        if (text.Length == 0)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        _cells.Say(new(ImportField.Id, $"{RowProblem.Quote(text)} is no id of an entry. Leave it empty."));
        return null;
    }

    private void Check(EntryKind kind, ImportTarget target, decimal amount, DateOnly day, string? note, string[]? tags, string? category = null)
    {
        var refused = EntryRules.Check(kind, target.Name, amount, day, _moment.Today, note, confirmed: true, target.Currency)
            ?? EntryRules.CheckCategory(kind, category)
            ?? EntryRules.CheckTags(tags);
        if (refused is not null)
        {
            _cells.Say(new(FieldOf(refused, kind), refused.Message));
        }
    }

    internal static string[]? Tags(string text) => text.Length == 0 ? null : EntryRules.Tags(text.Split(TagSeparators));

    private static ImportField FieldOf(Error error, EntryKind kind) => error.Field switch
    {
        "Date" => kind is EntryKind.Session ? ImportField.SessionEnded : ImportField.Date,
        "Note" => ImportField.Note,
        "Category" => ImportField.Category,
        "Tags" => ImportField.Tags,
        _ => kind is EntryKind.BalanceUpdate ? ImportField.StatedBalance : ImportField.Amount,
    };
}
