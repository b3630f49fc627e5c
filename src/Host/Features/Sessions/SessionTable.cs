using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>Sessions as a file: what each consisted of and came to.</summary>
internal static class SessionTable
{
    private static readonly string[] Columns =
    [
        "day", "started_at", "ended_at", "minutes", "format", "game", "stake", "venue", "account", "currency", "buy_in", "rebuy_count", "rebuys", "add_ons",
        "expenses", "cash_out", "result", "place", "field_size", "hands", "tags", "note", "id",
    ];

    public static CsvTable Of(IAsyncEnumerable<Session> sessions) => new("stakeeasy-sessions", Columns, sessions.Select(Row));

    private static IReadOnlyList<object?> Row(Session session)
    {
        var (game, money, outcome) = (session.Game, session.Money, session.Outcome);
        return
        [
            session.Day, session.StartedAt, session.EndedAt, session.Minutes, SessionWords.Of(game.Format), game.Game, game.Stake, game.Venue, session.AccountName,
            session.Currency.Value, money.BuyIn, money.RebuyCount, money.Rebuys, money.AddOns, money.Expenses, money.CashOut, money.Result, outcome.Place,
            outcome.FieldSize, outcome.Hands, string.Join("; ", session.Tags), session.Note, session.Id.Value.ToString(),
        ];
    }
}
