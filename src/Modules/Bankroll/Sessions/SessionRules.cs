using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>What is checked of a session before the ledger is asked. Null is no objection.</summary>
internal static class SessionRules
{
    private static readonly DateTimeOffset Earliest = new(EntryErrors.FirstDay.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    public static Error? Check(SessionGame game)
    {
        if (!Enum.IsDefined(game.Format))
        {
            return SessionErrors.NoFormat;
        }

        if (game.Game.Length == 0)
        {
            return SessionErrors.NoGame;
        }

        if (game.SmallBlind is not null || game.BigBlind is not null)
        {
            if (!AreBlinds(game.SmallBlind, game.BigBlind))
            {
                return SessionErrors.BadBlinds;
            }
        }

        if (game.Stake.Length == 0)
        {
            return SessionErrors.NoStake;
        }

        return Name("Game", game.Game) ?? Name("Stake", game.Stake) ?? Name("Venue", game.Venue);
    }

    /// <summary>Whether a table can have them: both above zero, the small one first, and no finer than is kept.</summary>
    public static bool AreBlinds(decimal? small, decimal? big) =>
        small > 0m && small <= big && big <= EntryErrors.Largest && decimal.Round(big.Value, 10) == big && decimal.Round(small.Value, 10) == small;

    public static Error? Check(SessionMoney money, CurrencyInfo currency) =>
        Amount("BuyIn", money.BuyIn, currency) ?? Amount("Rebuys", money.Rebuys, currency) ?? Amount("AddOns", money.AddOns, currency)
        ?? Amount("Expenses", money.Expenses, currency) ?? Amount("CashOut", money.CashOut, currency)
        ?? (money.RebuyCount is < 0 or > SessionErrors.MostRebuys ? SessionErrors.BadCount : null)
        ?? (money is { RebuyCount: 0, Rebuys: > 0m } ? SessionErrors.RebuysWithoutCount : null)
        ?? (money is { RebuyCount: > 0, Rebuys: 0m } ? SessionErrors.RebuysWithoutAmount : null);

    public static Error? Check(SessionOutcome outcome) => outcome switch
    {
        { Place: < 1 } => SessionErrors.BadPlace,
        { FieldSize: < 1 } => SessionErrors.BadField,
        { Place: { } place, FieldSize: { } field } when place > field => SessionErrors.PlaceBeyondField,
        { Hands: < 0 } => SessionErrors.BadHands,
        _ => null,
    };

    public static Error? CheckTimes(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        if (start < Earliest)
        {
            return SessionErrors.TooEarly;
        }

        if (end > now)
        {
            return SessionErrors.InFuture;
        }

        if (end < start)
        {
            return SessionErrors.EndsBeforeStart;
        }

        return end - start > SessionErrors.Longest ? SessionErrors.TooLong : null;
    }

    public static Error? CheckStart(DateTimeOffset start, DateTimeOffset now)
    {
        if (start > now)
        {
            return SessionErrors.StartsInFuture;
        }

        return now - start > SessionErrors.Longest ? SessionErrors.TooLongAgo : null;
    }

    public static Error? Amount(string field, decimal amount, CurrencyInfo currency)
    {
        if (amount < 0m)
        {
            return SessionErrors.Below(field);
        }

        return EntryRules.CheckAmount(new(amount, currency.Code), currency) is { } refused ? SessionErrors.In(field, refused) : null;
    }

    /// <summary>Trimmed, and the stake by its one name.</summary>
    public static SessionGame Tidy(SessionGame game, decimal buyIn)
    {
        var stake = (game.Stake ?? "").Trim();
        var blinds = game is { Format: SessionFormat.Cash, SmallBlind: > 0m, BigBlind: > 0m };
        return game with
        {
            Game = (game.Game ?? "").Trim(),
            Stake = blinds ? StakeNames.OfBlinds(game.SmallBlind!.Value, game.BigBlind!.Value)
                : game.Format is SessionFormat.Tournament && stake.Length == 0 ? StakeNames.OfBuyIn(buyIn) : stake,
            Venue = EntryRules.Note(game.Venue),
            SmallBlind = game.Format is SessionFormat.Cash ? game.SmallBlind : null,
            BigBlind = game.Format is SessionFormat.Cash ? game.BigBlind : null,
        };
    }

    private static Error? Name(string field, string? text)
    {
        if (text?.Length > SessionErrors.LongestName)
        {
            return SessionErrors.NameTooLong(field);
        }

        return text is null || Text.IsWellFormed(text) ? null : SessionErrors.Unreadable(field);
    }
}
