namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// An erased owner stays erased: what a request on its way would still begin for them is refused. Entries need no such look, for their account
/// is gone; so only tables that need no other row are watched. The lock is shared among writers and the erasure's alone: it waits for what was
/// begun before it, and what comes after sees it. What is kept is a number that leads back to nobody.
/// </summary>
internal static class ErasedOwners
{
    private static readonly string[] Watched = ["accounts", "recurrences", "imports", "saved_views"];

    public static readonly string Create = """
        create table bankroll.erasures (owner_hash bigint primary key);
        create function bankroll.refuse_erased() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock_shared(uuid_hash_extended(new.owner_id, 0));
          if exists (select from bankroll.erasures where owner_hash = uuid_hash_extended(new.owner_id, 0)) then -- a statement of its own: it sees what was committed while we waited
            raise exception 'this owner was erased' using errcode = 'SE004';
          end if;
          return new;
        end $$;
        create trigger refuse_erased before insert on bankroll.sessions for each row when (new.ended_at is null) execute function bankroll.refuse_erased();

        """ + string.Join('\n', Watched.Select(t =>
        $"create trigger refuse_erased before insert on bankroll.{t} for each row execute function bankroll.refuse_erased();"));

    public static readonly string Drop =
        string.Join('\n', Watched.Append("sessions").Select(t => $"drop trigger refuse_erased on bankroll.{t};"))
        + "\ndrop function bankroll.refuse_erased; drop table bankroll.erasures;";
}
