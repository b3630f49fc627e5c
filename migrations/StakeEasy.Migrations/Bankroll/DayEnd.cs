namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// An account is below zero on a day if it is when the day is over and all of a change is in. What is entered for a past day has no time of its own and
/// counts as its last entry: the evening's session would otherwise be refused beside the deposit that it was played from.
/// </summary>
internal static class DayEnd
{
    public static readonly string ChangeEntries = Amended.Function(
        LiveVersion.ChangeEntries,
        ("below uuid; touched uuid[];", "below uuid; below_day date; spent uuid[] := '{}'; touched uuid[];"),
        ("e.amount < 0 and bankroll.balance_at(o, e.account_id, e.day, e.occurred_at, e.id) < 0 then", "e.amount < 0 then"),
        (
            "raise exception 'below zero' using errcode = 'SE002', hint = e.account_id || case when balance_now < 0 then '' else ' ' || to_char(e.day, 'YYYY-MM-DD') end;",
            "spent := spent || e.id;"
        ),
        (
            "select a.id into below from",
            """
            if cardinality(spent) > 0 then
                    select d.account_id, d.day into below, below_day
                      from (select distinct account_id, day from bankroll.entries where owner_id = o and id = any(spent)) d
                      where bankroll.balance_at(o, d.account_id, d.day, 'infinity', null) < 0 order by d.day limit 1;
                    if found then
                      raise exception 'below zero' using errcode = 'SE002', hint = below
                        || case when (select balance from bankroll.accounts where owner_id = o and id = below) < 0 then '' else ' ' || to_char(below_day, 'YYYY-MM-DD') end;
                    end if;
                  end if;
                  select a.id into below from
            """
        ));
}
