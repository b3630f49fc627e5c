namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// The writes of the ledger as they stand since its first migration. Each is one round trip and one transaction, READ COMMITTED,
/// in one lock order: request, entry, account, everything derived. Refusals are raised with the codes that LedgerWriter reads.
/// </summary>
internal static class LedgerFunctions
{
    /// <summary>
    /// An amount x of kind k appears at (d, t, i); everything derived follows. The valuation (currency, version, rate of the day)
    /// must be the one the account is kept in, or the caller has to look again: SE001.
    /// </summary>
    public const string ApplyChange = """
        create function bankroll.apply_change(o uuid, a uuid, d date, t timestamptz, i uuid, k smallint, x numeric, n int,
            vin text, vver bigint, r numeric) returns numeric language plpgsql as $$
        declare
          b numeric; ni uuid; nd date;
          dep numeric := case k when 1 then x else 0 end;
          wit numeric := case k when 2 then -x else 0 end;
          res numeric := case k when 4 then x else 0 end;
        begin
          update bankroll.accounts set balance = balance + x, entries = entries + n,
              deposited = deposited + dep, withdrawn = withdrawn + wit, restated = restated + res,
              valued_deposited = valued_deposited + coalesce(dep * r, 0), valued_withdrawn = valued_withdrawn + coalesce(wit * r, 0),
              unvalued_deposited = unvalued_deposited + case when r is null then dep else 0 end,
              unvalued_withdrawn = unvalued_withdrawn + case when r is null then wit else 0 end
            where owner_id = o and id = a and valued_in is not distinct from vin and valued_version is not distinct from vver
            returning balance into b;
          if not found then
            if exists (select from bankroll.accounts where owner_id = o and id = a) then
              raise exception 'valued otherwise meanwhile' using errcode = 'SE001';
            end if;
            raise exception 'no such account' using errcode = 'SE004';
          end if;

          -- A statement of its own, after the lock: its snapshot must see a balance update that was committed while we waited.
          select id, day into ni, nd from bankroll.entries
            where owner_id = o and account_id = a and stated_balance is not null and (day, occurred_at, id) > (d, t, i)
            order by day, occurred_at, id limit 1;
          if ni is not null then -- only the next balance update moves; the balance of today does not
            update bankroll.entries set amount = amount - x where owner_id = o and id = ni;
            update bankroll.accounts set balance = balance - x, restated = restated - x where owner_id = o and id = a
              returning balance into b;
          end if;

          insert into bankroll.totals as s (owner_id, account_id, grain, day, entries, net, deposited, withdrawn, restated,
              valued_deposited, valued_withdrawn)
            select o, a, g, case g when 0 then vd else date_trunc(case g when 1 then 'week' else 'month' end, vd::timestamp)::date end,
              sum(vn), sum(vx), sum(vdep), sum(vwit), sum(vres), sum(coalesce(vdep * r, 0)), sum(coalesce(vwit * r, 0))
            from (values (d, n, x, dep, wit, res), (nd, 0, -x, 0, 0, -x)) v(vd, vn, vx, vdep, vwit, vres),
              (values (0::smallint), (1::smallint), (2::smallint)) w(g)
            where vd is not null group by 3, 4 -- grouped: one upsert may not touch a row twice
            on conflict (owner_id, grain, account_id, day) do update set entries = s.entries + excluded.entries,
              net = s.net + excluded.net, deposited = s.deposited + excluded.deposited, withdrawn = s.withdrawn + excluded.withdrawn,
              restated = s.restated + excluded.restated, valued_deposited = s.valued_deposited + excluded.valued_deposited,
              valued_withdrawn = s.valued_withdrawn + excluded.valued_withdrawn;
          return b;
        end $$;
        """;

    /// <summary>The account's balance after everything up to and including (d, t, i), from month rows, day rows and one day's entries.</summary>
    public const string BalanceAt = """
        create function bankroll.balance_at(o uuid, a uuid, d date, t timestamptz, i uuid) returns numeric language sql stable as $$
          select balance
            - coalesce((select sum(net) from bankroll.totals where owner_id = o and account_id = a and grain = 2
                and day >= (date_trunc('month', d::timestamp) + interval '1 month')::date), 0)
            - coalesce((select sum(net) from bankroll.totals where owner_id = o and account_id = a and grain = 0
                and day > d and day < (date_trunc('month', d::timestamp) + interval '1 month')::date), 0)
            - coalesce((select sum(amount) from bankroll.entries where owner_id = o and account_id = a and day = d
                and (day, occurred_at, id) > (d, t, i)), 0)
          from bankroll.accounts where owner_id = o and id = a $$;
        """;

    /// <summary>A balance below zero, now or on the entry's day, is refused with SE002.</summary>
    public const string RefuseBelowZero = """
        create function bankroll.refuse_below_zero(b numeric) returns void language plpgsql as $$
        begin
          if b < 0 then raise exception 'below zero' using errcode = 'SE002'; end if;
        end $$;
        """;

    /// <summary>A new entry: x is the signed amount, or for a balance update (k = 4) the balance stated. A withdrawal to below zero needs ok.</summary>
    public const string RecordEntry = """
        create function bankroll.record_entry(o uuid, a uuid, i uuid, req uuid, fp bigint, k smallint, x numeric, t timestamptz, d date,
            txt text, now_ timestamptz, ok boolean, vin text, vver bigint, r numeric,
            out entry_id uuid, out balance_now numeric, out replayed boolean, out first_fp bigint) language plpgsql as $$
        declare v numeric := x;
        begin
          insert into bankroll.requests (owner_id, id, fingerprint, result_id, at) values (o, req, fp, i, now_) on conflict do nothing;
          replayed := not found;
          if replayed then
            select result_id, fingerprint into entry_id, first_fp from bankroll.requests where owner_id = o and id = req;
            select balance into balance_now from bankroll.accounts where owner_id = o and id = a;
            return;
          end if;
          entry_id := i; first_fp := fp;
          if k = 4 then
            perform 1 from bankroll.accounts where owner_id = o and id = a for no key update;
            v := x - bankroll.balance_at(o, a, d, t, i);
          end if;
          insert into bankroll.entries (owner_id, account_id, id, occurred_at, created_at, day, kind, amount, stated_balance, note)
            values (o, a, i, t, now_, d, k, v, case when k = 4 then x end, txt);
          balance_now := bankroll.apply_change(o, a, d, t, i, k, v, 1, vin, vver, r);
          if k = 2 and not ok then
            perform bankroll.refuse_below_zero(least(balance_now, bankroll.balance_at(o, a, d, t, i)));
          end if;
        end $$;
        """;

    /// <summary>
    /// An edit (x = new signed amount or stated balance) or, with gone, a deletion of the version that the player saw: SE003 if it
    /// has changed, SE005 if it is gone. The change is kept as a revision.
    /// </summary>
    public const string AmendEntry = """
        create function bankroll.amend_entry(o uuid, i uuid, req uuid, fp bigint, seen xid, x numeric, t timestamptz, d date, txt text,
            gone boolean, now_ timestamptz, ok boolean, vin text, vver bigint, r_old numeric, r_new numeric,
            out account uuid, out balance_now numeric, out replayed boolean, out first_fp bigint) language plpgsql as $$
        declare e bankroll.entries; before_ numeric; v numeric;
        begin
          insert into bankroll.requests (owner_id, id, fingerprint, result_id, at) values (o, req, fp, i, now_) on conflict do nothing;
          replayed := not found;
          select * into e from bankroll.entries where owner_id = o and id = i;
          if replayed then
            select fingerprint into first_fp from bankroll.requests where owner_id = o and id = req;
            account := coalesce(e.account_id, (select (coalesce(before, after) ->> 'account_id')::uuid from bankroll.revisions
              where owner_id = o and entry_id = i order by number desc limit 1));
            select balance into balance_now from bankroll.accounts where owner_id = o and id = account;
            return;
          end if;
          first_fp := fp;
          if e.id is null then raise exception 'gone' using errcode = 'SE005'; end if;
          account := e.account_id;
          select balance into before_ from bankroll.accounts where owner_id = o and id = account for no key update;
          select * into e from bankroll.entries where owner_id = o and id = i and xmin = seen for update;
          if not found then
            if exists (select from bankroll.entries where owner_id = o and id = i) then
              raise exception 'changed meanwhile' using errcode = 'SE003';
            end if;
            raise exception 'gone' using errcode = 'SE005';
          end if;

          -- Out of the ledger first, so that the next balance update is found and re-derived as if it had never been there.
          delete from bankroll.entries where owner_id = o and id = i;
          balance_now := bankroll.apply_change(o, account, e.day, e.occurred_at, i, e.kind, -e.amount, -1, vin, vver, r_old);
          if not gone then
            v := case when e.kind = 4 then x - bankroll.balance_at(o, account, d, t, i) else x end;
            insert into bankroll.entries (owner_id, account_id, id, occurred_at, created_at, day, kind, amount, stated_balance, note)
              values (o, account, i, t, e.created_at, d, e.kind, v, case when e.kind = 4 then x end, txt);
            balance_now := bankroll.apply_change(o, account, d, t, i, e.kind, v, 1, vin, vver, r_new);
            if e.kind = 2 and not ok then
              perform bankroll.refuse_below_zero(least(balance_now, bankroll.balance_at(o, account, d, t, i)));
            elsif e.kind = 1 and balance_now < before_ and not ok then
              perform bankroll.refuse_below_zero(balance_now);
            end if;
          end if;
          insert into bankroll.revisions (owner_id, entry_id, number, at, before, after)
            values (o, i, (select count(*) + 1 from bankroll.revisions where owner_id = o and entry_id = i), now_, to_jsonb(e),
              (select to_jsonb(n) from bankroll.entries n where owner_id = o and id = i));
        end $$;
        """;

    /// <summary>Puts back what the last revision took away; an entry that stands stays as it is. SE005 if there is nothing to restore; a withdrawal to below zero needs ok.</summary>
    public const string RestoreEntry = """
        create function bankroll.restore_entry(o uuid, i uuid, now_ timestamptz, ok boolean, vin text, vver bigint, r numeric,
            out account uuid, out balance_now numeric, out replayed boolean) language plpgsql as $$
        declare e bankroll.entries; v numeric;
        begin
          select (jsonb_populate_record(null::bankroll.entries, before)).* into e from bankroll.revisions
            where owner_id = o and entry_id = i and after is null order by number desc limit 1;
          if e.id is null then raise exception 'gone' using errcode = 'SE005'; end if;
          account := e.account_id;
          select balance into balance_now from bankroll.accounts where owner_id = o and id = account for no key update;
          replayed := exists (select from bankroll.entries where owner_id = o and id = i);
          if replayed then return; end if;
          v := case when e.kind = 4 then e.stated_balance - bankroll.balance_at(o, account, e.day, e.occurred_at, i) else e.amount end;
          insert into bankroll.entries (owner_id, account_id, id, occurred_at, created_at, day, kind, amount, stated_balance, note)
            values (o, account, i, e.occurred_at, e.created_at, e.day, e.kind, v, e.stated_balance, e.note);
          balance_now := bankroll.apply_change(o, account, e.day, e.occurred_at, i, e.kind, v, 1, vin, vver, r);
          if e.kind = 2 and not ok then
            perform bankroll.refuse_below_zero(least(balance_now, bankroll.balance_at(o, account, e.day, e.occurred_at, i)));
          end if;
          insert into bankroll.revisions (owner_id, entry_id, number, at, before, after)
            values (o, i, (select count(*) + 1 from bankroll.revisions where owner_id = o and entry_id = i), now_, null,
              (select to_jsonb(n) from bankroll.entries n where owner_id = o and id = i));
        end $$;
        """;

    public static readonly IReadOnlyList<string> All = [ApplyChange, BalanceAt, RefuseBelowZero, RecordEntry, AmendEntry, RestoreEntry];

    public const string Drop = """
        drop function bankroll.restore_entry;
        drop function bankroll.amend_entry;
        drop function bankroll.record_entry;
        drop function bankroll.refuse_below_zero;
        drop function bankroll.balance_at;
        drop function bankroll.apply_change;
        """;
}
