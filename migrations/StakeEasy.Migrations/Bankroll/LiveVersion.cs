namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// A running session is finished in the version its player saw, checked where it goes: a rebuy that arrived meanwhile would be lost, and one
/// that was discarded would come back.
/// </summary>
internal static class LiveVersion
{
    public static readonly string ChangeEntries = Amended.Function(
        ChangeFunctions.ChangeEntries,
        (
            "delete from bankroll.sessions where owner_id = o and id = e.id and ended_at is null; -- the live one is finished by this",
            """
            if p ? 'live_version' then -- the live one is finished by this
                      delete from bankroll.sessions where owner_id = o and id = e.id and ended_at is null and xmin = (p ->> 'live_version')::xid;
                      if not found then raise exception 'changed meanwhile' using errcode = 'SE003'; end if;
                    end if;
            """
        ));
}
