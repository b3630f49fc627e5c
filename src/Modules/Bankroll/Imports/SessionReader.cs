using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Bankroll.Sessions;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Understands what a row says of a session.</summary>
internal sealed class SessionReader(RowCells cells, ImportMoment moment, SessionResult rule)
{
    private const int LongestName = 50;
    private const string NoGame = "Poker";
    private const string NoStake = "–";
    private static readonly TimeSpan LastInstant = new(23, 59, 59);

    /// <summary>Null if the row has a problem.</summary>
    public (SessionRow Session, decimal Result)? Read(ImportTarget target, SessionFormat? said)
    {
        var times = Times();
        var (buyIn, rebuys, addOns) = (cells.Size(ImportField.SessionBuyIn), cells.Size(ImportField.SessionRebuys) ?? 0m, cells.Size(ImportField.SessionAddOns) ?? 0m);
        var (expenses, cashOut, result) = (cells.Size(ImportField.SessionExpenses) ?? 0m, cells.Size(ImportField.SessionCashOut), cells.Amount(ImportField.Amount));
        if (buyIn is null && cashOut is null && result is null)
        {
            cells.Say(new(ImportField.SessionBuyIn, "This row says neither what was bought in and cashed out, nor the result."));
        }

        if (times is not { } played || cells.Problem is not null)
        {
            return null;
        }

        var bought = buyIn ?? (cashOut is null && result < 0m ? -result.Value : 0m);
        var cashed = cashOut ?? (buyIn is null && result > 0m ? result.Value : 0m);
        if (result is { } told && !Settle(told, bought + rebuys + addOns, ref expenses, ref cashed))
        {
            return null;
        }

        CheckAmounts(target, bought, rebuys, addOns, expenses, cashed);
        var format = Format(said);
        var (stake, small, big) = Stake(format, bought);
        var session = new SessionRow
        {
            AccountId = target.Id,
            Format = format,
            Game = Name(ImportField.SessionGame) ?? NoGame,
            Stake = stake,
            SmallBlind = small,
            BigBlind = big,
            Venue = Name(ImportField.SessionVenue),
            StartedAt = played.Start,
            EndedAt = played.End,
            Day = RowTimes.DayOf(played.Start, moment.TimeZone),
            Minutes = played.Minutes,
            BuyIn = bought,
            RebuyCount = Math.Max(cells.Count(ImportField.SessionRebuyCount) ?? 0, rebuys > 0m ? 1 : 0),
            Rebuys = rebuys,
            AddOns = addOns,
            Expenses = expenses,
            CashOut = cashed,
            Place = NotZero(ImportField.SessionPlace),
            FieldSize = NotZero(ImportField.SessionFieldSize),
            Hands = NotZero(ImportField.SessionHands),
            Tags = RowReader.Tags(cells.Text(ImportField.Tags, ";")),
            Note = EntryRules.Note(cells.Text(ImportField.Note, " · ")),
        };
        if (SessionRules.Check(new SessionOutcome(session.Place, session.FieldSize, session.Hands)) is { } refused)
        {
            cells.Say(new(ImportField.SessionPlace, refused.Message));
        }

        return (session, cashed - bought - rebuys - addOns - expenses);
    }

    private (DateTimeOffset Start, DateTimeOffset End, int Minutes)? Times()
    {
        var (started, ended, day) = (cells.Day(ImportField.SessionStarted), cells.Day(ImportField.SessionEnded), cells.Day(ImportField.Date));
        var (minutes, pause) = (cells.Minutes(ImportField.SessionMinutes), cells.Minutes(ImportField.SessionBreak) ?? 0);
        var first = started ?? day ?? ended;
        if (first is not { } known)
        {
            cells.Say(new(cells.Has(ImportField.SessionStarted) ? ImportField.SessionStarted : ImportField.Date, "This row names no day."));
            return null;
        }

        var hasTimes = known.Time is not null;
        if (known.Time is null && cells.Text(ImportField.Time) is { Length: > 0 } text && ReadMoment.TryTime(text, out var clock))
        {
            known = clock with { Day = known.Day };
            hasTimes = true;
        }

        var start = At(known);
        var end = ended is { Time: not null } last ? At(last) : hasTimes ? start.AddMinutes(minutes + pause ?? 0) : start;
        if (!hasTimes)
        {
            start = end.AddMinutes(-(minutes + pause ?? 0));
        }

        if (end < start)
        {
            cells.Say(new(ImportField.SessionEnded, "This session ends before it starts."));
            return null;
        }

        return (start, end, minutes ?? Math.Max(0, (int)Math.Min((end - start).TotalMinutes, int.MaxValue) - pause));
    }

    /// <summary>Without a time it stands at the end of its day.</summary>
    private DateTimeOffset At(Moment when) => RowTimes.Of(when.Time is null ? when with { Time = LastInstant } : when, moment.TimeZone).At!.Value;

    /// <summary>Makes parts and result agree, where that is allowed.</summary>
    private bool Settle(decimal result, decimal paid, ref decimal expenses, ref decimal cashed)
    {
        var missing = result - (cashed - paid - expenses);
        if (missing == 0m)
        {
            return true;
        }

        if (rule is SessionResult.Agree && cells.Has(ImportField.SessionBuyIn) && cells.Has(ImportField.SessionCashOut))
        {
            cells.Say(new(ImportField.Amount, "The result is not what was cashed out less what was paid."));
            return false;
        }

        cashed += missing;
        if (cashed < 0m)
        {
            (expenses, cashed) = (expenses - cashed, 0m);
        }

        return true;
    }

    private void CheckAmounts(ImportTarget target, params ReadOnlySpan<decimal> amounts)
    {
        foreach (var amount in amounts)
        {
            if (EntryRules.CheckAmount(new Money(amount, target.Currency.Code), target.Currency) is { } refused)
            {
                cells.Say(new(ImportField.Amount, refused.Message));
                return;
            }
        }
    }

    private SessionFormat Format(SessionFormat? said)
    {
        var word = cells.Text(ImportField.SessionFormat);
        if (word.Length == 0)
        {
            return said ?? (cells.Has(ImportField.SessionPlace) && NotZero(ImportField.SessionPlace) is not null ? SessionFormat.Tournament : SessionFormat.Cash);
        }

        return word.Contains("tourn", StringComparison.OrdinalIgnoreCase) || word is "MTT" or "mtt" or "SNG" or "sng" ? SessionFormat.Tournament : SessionFormat.Cash;
    }

    private (string Stake, decimal? Small, decimal? Big) Stake(SessionFormat format, decimal buyIn)
    {
        var (small, big) = (cells.Size(ImportField.SessionSmallBlind), cells.Size(ImportField.SessionBigBlind));
        var stake = Name(ImportField.SessionStake);
        if (format is SessionFormat.Tournament)
        {
            return (stake ?? StakeNames.OfBuyIn(buyIn), null, null);
        }

        if (!SessionRules.AreBlinds(small, big) && Blinds.Read(stake, cells.Culture) is { } read)
        {
            (small, big) = (read.Small, read.Big);
        }

        return SessionRules.AreBlinds(small, big) ? (StakeNames.OfBlinds(small!.Value, big!.Value), small, big) : (stake ?? NoStake, null, null);
    }

    private string? Name(ImportField field)
    {
        var text = cells.Text(field);
        if (text.Length > LongestName)
        {
            cells.Say(new(field, "That is too long. Keep it to 50 characters."));
        }
        else if (!Text.IsWellFormed(text))
        {
            cells.Say(new(field, "That holds a character that cannot be stored."));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Trackers write zero where there was none.</summary>
    private int? NotZero(ImportField field) => cells.Count(field) is > 0 and var count ? count : null;
}
