namespace StakeEasy.Migrations.Bankroll;

/// <summary>What sessions won, kept apart from what they lost: a tax year asks for both, of any number of sessions.</summary>
internal static class GrossWins
{
    public static readonly string BreakDown = Amended.Function(
        ChangeFunctions.BreakDown,
        ("big_blinds, big_blind_squares_per_hundred)", "big_blinds, big_blind_squares_per_hundred, won, valued_won)"),
        (
            "case when blinds then n * e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end",
            """
            case when blinds then n * e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end,
                  case when e.kind = 5 then n * greatest(e.amount, 0) else 0 end, case when e.kind = 5 then n * greatest(v, 0) else 0 end
            """
        ),
        (
            "big_blind_squares_per_hundred = b.big_blind_squares_per_hundred + excluded.big_blind_squares_per_hundred;",
            """
            big_blind_squares_per_hundred = b.big_blind_squares_per_hundred + excluded.big_blind_squares_per_hundred,
                  won = b.won + excluded.won, valued_won = b.valued_won + excluded.valued_won;
            """
        ));

    /// <summary>
    /// Of the sessions there are. What they are worth needs rates: a version below zero has the ledger valued anew when it is next read or
    /// written to.
    /// </summary>
    public const string OfSessionsSoFar = """
        update bankroll.breakdowns b set won = w.won
        from (
          select e.owner_id, k.dimension, k.key, a.currency, date_trunc('month', e.day::timestamp)::date as month, sum(e.amount) as won
          from bankroll.entries e
          join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
          join bankroll.sessions s on s.owner_id = e.owner_id and s.id = e.id
          cross join lateral (values (1::smallint, ''), (2::smallint, e.account_id::text), (3::smallint, s.format::text), (4::smallint, s.game),
            (5::smallint, s.stake), (6::smallint, coalesce(s.venue, '')), (7::smallint, extract(isodow from s.day)::text)) k(dimension, key)
          where e.kind = 5 and e.amount > 0 group by 1, 2, 3, 4, 5) w
        where b.owner_id = w.owner_id and b.dimension = w.dimension and b.key = w.key and b.currency = w.currency and b.month = w.month;
        update bankroll.accounts set valued_version = -1 where valued_in is not null;
        """;
}
