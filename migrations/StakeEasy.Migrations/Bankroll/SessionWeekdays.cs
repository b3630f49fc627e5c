namespace StakeEasy.Migrations.Bankroll;

/// <summary>A session over midnight counts on the day it ended, as everywhere else: its weekday was that of its start.</summary>
internal static class SessionWeekdays
{
    public static readonly string BreakDown = Amended.Function(GrossWins.BreakDown, ("extract(isodow from s.day)", "extract(isodow from e.day)"));

    /// <summary>
    /// Of the sessions so far, for owners with one over midnight. What they are worth needs rates: a version below zero has the ledger valued
    /// anew when it is next read or written to.
    /// </summary>
    /// <param name="day">Of which a session's weekday is to be.</param>
    public static string MovedTo(string day) => $"""
        delete from bankroll.breakdowns where dimension = 7 and owner_id in ({OverMidnight});
        insert into bankroll.breakdowns (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands, valued_squares,
          valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred, won, valued_won)
        select e.owner_id, 7, extract(isodow from {day})::text, a.currency, date_trunc('month', e.day::timestamp)::date, count(*), sum(e.amount), 0, sum(e.amount),
          count(*) filter (where e.amount > 0), sum(s.minutes), sum(coalesce(s.hands, 0)), 0, 0, 0,
          count(*) filter (where s.big_blind > 0 and s.hands > 0), coalesce(sum(s.hands) filter (where s.big_blind > 0 and s.hands > 0), 0),
          coalesce(sum(e.amount / s.big_blind) filter (where s.big_blind > 0 and s.hands > 0), 0),
          coalesce(sum(e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands)) filter (where s.big_blind > 0 and s.hands > 0), 0),
          sum(greatest(e.amount, 0)), 0
        from bankroll.entries e
        join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
        join bankroll.sessions s on s.owner_id = e.owner_id and s.id = e.id
        where e.kind = 5 and e.owner_id in ({OverMidnight})
        group by 1, 3, 4, 5;
        update bankroll.accounts set valued_version = -1 where valued_in is not null and owner_id in ({OverMidnight});
        """;

    private const string OverMidnight =
        "select s.owner_id from bankroll.sessions s join bankroll.entries e on e.owner_id = s.owner_id and e.id = s.id where e.day <> s.day";
}
