namespace StakeEasy.Migrations.Bankroll;

/// <summary>
/// The one write of the ledger: entries go, entries come, everything derived follows, in one round trip and one transaction, READ
/// COMMITTED, in one lock order: request, accounts by id, entries. Refusals are raised with the codes that LedgerWriter reads:
/// SE001 valued otherwise meanwhile, SE002 below zero (on a day, or now), SE003 changed meanwhile, SE004 no such account, SE005 gone, SE006 a rate is needed. What they are about is in the hint: drivers withhold details.
/// </summary>
internal static class ChangeFunctions
{
    /// <summary>The rate of a day out of {"EUR": {"2026-11-21": 1.08}}; null stands for a day without one, a missing day is asked for.</summary>
    public const string RateOn = """
        create function bankroll.rate_on(known jsonb, c text, d date) returns numeric language plpgsql immutable as $$
        declare v jsonb := known -> c -> to_char(d, 'YYYY-MM-DD');
        begin
          if v is null then
            raise exception 'a rate is needed' using errcode = 'SE006', hint = c || ' ' || to_char(d, 'YYYY-MM-DD');
          end if;
          return case when jsonb_typeof(v) = 'null' then null else v::numeric end;
        end $$;
        """;

    /// <summary>
    /// An entry appears (n = 1) or goes (n = -1): its account's row, its next balance update and the totals follow. The valuation
    /// (currency and version of the rates) must be the one the account is kept in, or the caller has to look again.
    /// </summary>
    public const string ApplyChange = """
        create function bankroll.apply_change(e bankroll.entries, n int, vin text, vver bigint, known jsonb) returns numeric language plpgsql as $$
        declare
          a record; b numeric; ni uuid; nd date; r numeric; nr numeric;
          x numeric := n * e.amount;
          dep numeric := case e.kind when 1 then x else 0 end;
          wit numeric := case e.kind when 2 then -x else 0 end;
          tra numeric := case e.kind when 3 then x else 0 end;
          res numeric := case e.kind when 4 then x else 0 end;
          pla numeric := case e.kind when 5 then x else 0 end;
          bon numeric := case e.kind when 6 then x else 0 end;
          spent numeric := case e.kind when 7 then -x else 0 end;
          cor numeric := case e.kind when 8 then x else 0 end;
          fee numeric := case e.kind when 9 then -x else 0 end;
        begin
          select currency, valued_in, valued_version into a from bankroll.accounts
            where owner_id = e.owner_id and id = e.account_id for no key update;
          if not found then raise exception 'no such account' using errcode = 'SE004'; end if;
          if a.valued_in is not null then
            if (a.valued_in, a.valued_version) is distinct from (vin, vver) then
              raise exception 'valued otherwise meanwhile' using errcode = 'SE001';
            end if;
            r := bankroll.rate_on(known, a.currency, e.day);
          end if;

          -- A statement of its own, after the lock: its snapshot must see a balance update that was committed while we waited.
          select id, day into ni, nd from bankroll.entries
            where owner_id = e.owner_id and account_id = e.account_id and stated_balance is not null and (day, occurred_at, id) > (e.day, e.occurred_at, e.id)
            order by day, occurred_at, id limit 1;
          if ni is not null then -- only the next balance update moves; the balance of today does not
            nr := case when nd = e.day or a.valued_in is null then r else bankroll.rate_on(known, a.currency, nd) end;
            update bankroll.entries set amount = amount - x where owner_id = e.owner_id and id = ni;
          end if;

          update bankroll.accounts set balance = balance + case when ni is null then x else 0 end, entries = entries + n,
              deposited = deposited + dep, withdrawn = withdrawn + wit, transferred = transferred + tra,
              restated = restated + res - case when ni is null then 0 else x end, played = played + pla, bonus = bonus + bon,
              expenses = expenses + spent, fees = fees + fee, corrected = corrected + cor,
              valued_deposited = valued_deposited + coalesce(dep * r, 0), valued_withdrawn = valued_withdrawn + coalesce(wit * r, 0),
              valued_transferred = valued_transferred + coalesce(tra * r, 0),
              unvalued_deposited = unvalued_deposited + case when r is null then dep else 0 end,
              unvalued_withdrawn = unvalued_withdrawn + case when r is null then wit else 0 end
            where owner_id = e.owner_id and id = e.account_id returning balance into b;

          insert into bankroll.totals as s (owner_id, account_id, grain, day, entries, net,
              deposited, withdrawn, transferred, restated, played, bonus, expenses, fees, corrected,
              valued_deposited, valued_withdrawn, valued_transferred, valued_restated, valued_played, valued_bonus, valued_expenses,
              valued_fees, valued_corrected, unvalued_deposited, unvalued_withdrawn, unvalued_result)
            select e.owner_id, e.account_id, g, case g when 0 then d else date_trunc(case g when 1 then 'week' else 'month' end, d::timestamp)::date end,
              sum(c), sum(v), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5), sum(s6), sum(s7), sum(s9), sum(s8),
              sum(coalesce(s1 * q, 0)), sum(coalesce(s2 * q, 0)), sum(coalesce(s3 * q, 0)), sum(coalesce(s4 * q, 0)), sum(coalesce(s5 * q, 0)),
              sum(coalesce(s6 * q, 0)), sum(coalesce(s7 * q, 0)), sum(coalesce(s9 * q, 0)), sum(coalesce(s8 * q, 0)),
              sum(case when q is null then s1 else 0 end), sum(case when q is null then s2 else 0 end),
              sum(case when q is null then s4 + s5 + s6 - s7 + s8 - s9 else 0 end)
            from (values (e.day, r, n, x, dep, wit, tra, res, pla, bon, spent, cor, fee), (nd, nr, 0, -x, 0, 0, 0, -x, 0, 0, 0, 0, 0))
                t(d, q, c, v, s1, s2, s3, s4, s5, s6, s7, s8, s9),
              (values (0::smallint), (1::smallint), (2::smallint)) w(g)
            where d is not null group by 3, 4 -- grouped: one upsert may not touch a row twice
            on conflict (owner_id, grain, account_id, day) do update set entries = s.entries + excluded.entries, net = s.net + excluded.net,
              deposited = s.deposited + excluded.deposited, withdrawn = s.withdrawn + excluded.withdrawn,
              transferred = s.transferred + excluded.transferred, restated = s.restated + excluded.restated, played = s.played + excluded.played,
              bonus = s.bonus + excluded.bonus, expenses = s.expenses + excluded.expenses, fees = s.fees + excluded.fees,
              corrected = s.corrected + excluded.corrected, valued_deposited = s.valued_deposited + excluded.valued_deposited,
              valued_withdrawn = s.valued_withdrawn + excluded.valued_withdrawn, valued_transferred = s.valued_transferred + excluded.valued_transferred,
              valued_restated = s.valued_restated + excluded.valued_restated, valued_played = s.valued_played + excluded.valued_played,
              valued_bonus = s.valued_bonus + excluded.valued_bonus, valued_expenses = s.valued_expenses + excluded.valued_expenses,
              valued_fees = s.valued_fees + excluded.valued_fees, valued_corrected = s.valued_corrected + excluded.valued_corrected,
              unvalued_deposited = s.unvalued_deposited + excluded.unvalued_deposited,
              unvalued_withdrawn = s.unvalued_withdrawn + excluded.unvalued_withdrawn, unvalued_result = s.unvalued_result + excluded.unvalued_result;
          return b;
        end $$;
        """;

    /// <summary>What a session, or a bonus, expense or correction, adds to the breakdowns: rows of (dimension, key) and the figures of each.</summary>
    public const string BreakDown = """
        create function bankroll.break_down(e bankroll.entries, s bankroll.sessions, n int, vin text, vver bigint, known jsonb) returns void language plpgsql as $$
        declare a record; r numeric; v numeric; blinds boolean;
        begin
          select currency, valued_in into a from bankroll.accounts where owner_id = e.owner_id and id = e.account_id;
          r := case when a.valued_in is null then null else bankroll.rate_on(known, a.currency, e.day) end;
          v := coalesce(e.amount * r, 0);
          blinds := coalesce(e.kind = 5 and s.big_blind > 0 and s.hands > 0, false);
          insert into bankroll.breakdowns as b (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands,
              valued_squares, valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred)
            select e.owner_id, k.dimension, k.key, a.currency, date_trunc('month', e.day::timestamp)::date, n, n * e.amount, n * v,
              case when r is null then n * e.amount else 0 end,
              case when e.kind = 5 and e.amount > 0 then n else 0 end, n * coalesce(s.minutes, 0), n * coalesce(s.hands, 0),
              case when e.kind = 5 then n * v * v else 0 end, case when s.minutes > 0 then n * v * v * 60 / s.minutes else 0 end,
              n * coalesce((s.buy_in + s.rebuys + s.add_ons) * r, 0), case when blinds then n else 0 end, case when blinds then n * s.hands else 0 end,
              case when blinds then n * e.amount / s.big_blind else 0 end,
              case when blinds then n * e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end
            from (select 1::smallint, '' where e.kind = 5
              union all select 2::smallint, e.account_id::text where e.kind = 5
              union all select 3::smallint, s.format::text where e.kind = 5
              union all select 4::smallint, s.game where e.kind = 5
              union all select 5::smallint, s.stake where e.kind = 5
              union all select 6::smallint, coalesce(s.venue, '') where e.kind = 5
              union all select 7::smallint, extract(isodow from s.day)::text where e.kind = 5
              union all select 8::smallint, e.kind || ':' || coalesce(e.category, '') where e.kind <> 5) k(dimension, key)
            on conflict (owner_id, dimension, key, currency, month) do update set entries = b.entries + excluded.entries, amount = b.amount + excluded.amount,
              valued = b.valued + excluded.valued, unvalued = b.unvalued + excluded.unvalued, wins = b.wins + excluded.wins,
              minutes = b.minutes + excluded.minutes, hands = b.hands + excluded.hands, valued_squares = b.valued_squares + excluded.valued_squares,
              valued_squares_per_hour = b.valued_squares_per_hour + excluded.valued_squares_per_hour, valued_cost = b.valued_cost + excluded.valued_cost,
              blind_sessions = b.blind_sessions + excluded.blind_sessions, blind_hands = b.blind_hands + excluded.blind_hands,
              big_blinds = b.big_blinds + excluded.big_blinds,
              big_blind_squares_per_hundred = b.big_blind_squares_per_hundred + excluded.big_blind_squares_per_hundred;
        end $$;
        """;

    /// <summary>An entry as revisions keep it: its row, and that of its session.</summary>
    public const string EntryJson = """
        create function bankroll.entry_json(o uuid, i uuid) returns jsonb language sql stable as $$
          select to_jsonb(e) || case when e.kind = 5 then jsonb_build_object('session',
              (select to_jsonb(s) from bankroll.sessions s where s.owner_id = o and s.id = i)) else '{}' end
          from bankroll.entries e where e.owner_id = o and e.id = i $$;
        """;

    /// <summary>
    /// Entries go (gone, in the versions the player saw; version 0 is any) and come (put: entries as JSON, those of kind 4 with their stated
    /// balance, those of kind 5 with their session). An id that goes and comes is an edit. What goes, and with revise also what comes, is
    /// kept as a revision. Without ok an account may not fall below zero.
    /// </summary>
    public const string ChangeEntries = """
        create function bankroll.change_entries(o uuid, req uuid, fp bigint, result uuid, batch uuid, gone uuid[], seen xid[], put jsonb, now_ timestamptz,
            ok boolean, revise boolean, vin text, vver bigint, known jsonb,
            out result_id uuid, out balance_now numeric, out replayed boolean, out first_fp bigint) language plpgsql as $$
        declare
          e bankroll.entries; s bankroll.sessions; p jsonb; was jsonb := '{}'; before_ jsonb; result_account uuid; below uuid; touched uuid[];
        begin
          if req is not null then
            insert into bankroll.requests (owner_id, id, fingerprint, result_id, at) values (o, req, fp, result, now_) on conflict do nothing;
            if not found then
              replayed := true;
              select q.result_id, q.fingerprint into result_id, first_fp from bankroll.requests q where owner_id = o and id = req;
              select balance into balance_now from bankroll.accounts where owner_id = o and id = coalesce(
                (select account_id from bankroll.entries where owner_id = o and id = result_id),
                (select (coalesce(before, after) ->> 'account_id')::uuid from bankroll.revisions where owner_id = o and entry_id = result_id order by number desc limit 1));
              return;
            end if;
          end if;
          replayed := false; result_id := result; first_fp := fp;

          select array_agg((x ->> 'account_id')::uuid) into touched from jsonb_array_elements(put) x;
          if cardinality(gone) > 0 then
            touched := touched || array(select account_id from bankroll.entries where owner_id = o and id = any(gone));
          end if;
          select jsonb_object_agg(id, balance) into before_ from (
            select id, balance from bankroll.accounts where owner_id = o and id = any(touched) order by id for no key update) a;

          -- Out of the ledger first, so that the next balance update is found and re-derived as if they had never been there.
          for i in 1 .. coalesce(cardinality(gone), 0) loop
            select * into e from bankroll.entries where owner_id = o and id = gone[i] and (seen[i] = '0'::xid or xmin = seen[i]) for update;
            if not found then
              if exists (select from bankroll.entries where owner_id = o and id = gone[i]) then
                raise exception 'changed meanwhile' using errcode = 'SE003';
              end if;
              raise exception 'gone' using errcode = 'SE005';
            end if;
            was := was || jsonb_build_object(e.id, bankroll.entry_json(o, e.id));
            result_account := coalesce(result_account, e.account_id);
            s := null;
            delete from bankroll.sessions where e.kind = 5 and owner_id = o and id = e.id returning * into s;
            delete from bankroll.entries where owner_id = o and id = e.id;
            balance_now := bankroll.apply_change(e, -1, vin, vver, known);
            if e.kind in (5, 6, 7, 8) then perform bankroll.break_down(e, s, -1, vin, vver, known); end if;
          end loop;

          for p in select x from jsonb_array_elements(put) with ordinality t(x, place) order by place loop
            e := jsonb_populate_record(null::bankroll.entries, p);
            e.owner_id := o;
            if e.kind = 4 then e.amount := e.stated_balance - bankroll.balance_at(o, e.account_id, e.day, e.occurred_at, e.id); end if;
            insert into bankroll.entries values (e.*);
            s := null;
            if e.kind = 5 then
              s := jsonb_populate_record(null::bankroll.sessions, p -> 'session');
              s.owner_id := o; s.id := e.id; s.account_id := e.account_id;
              delete from bankroll.sessions where owner_id = o and id = e.id and ended_at is null; -- the live one is finished by this
              insert into bankroll.sessions values (s.*);
            end if;
            balance_now := bankroll.apply_change(e, 1, vin, vver, known);
            if e.kind in (5, 6, 7, 8) then perform bankroll.break_down(e, s, 1, vin, vver, known); end if;
            if e.id = result then result_account := e.account_id; end if;
            if not ok and e.kind <> 4 and e.amount < 0 and bankroll.balance_at(o, e.account_id, e.day, e.occurred_at, e.id) < 0 then
              raise exception 'below zero' using errcode = 'SE002', hint = e.account_id || case when balance_now < 0 then '' else ' ' || to_char(e.day, 'YYYY-MM-DD') end;
            end if;
            if not was ? e.id::text then
              if revise then was := was || jsonb_build_object(e.id, null); end if;
            end if;
          end loop;

          if not ok then
            select a.id into below from bankroll.accounts a where a.owner_id = o and a.id in (select k::uuid from jsonb_object_keys(before_) k)
              and a.balance < 0 and a.balance < (before_ ->> a.id::text)::numeric limit 1;
            if found then raise exception 'below zero' using errcode = 'SE002', hint = below; end if;
          end if;
          if result_account is distinct from e.account_id then -- else it is known from the last entry
            select balance into balance_now from bankroll.accounts where owner_id = o and id = result_account;
          end if;
          if was <> '{}' then
            insert into bankroll.revisions (owner_id, entry_id, number, at, before, after, batch_id)
              select o, w.key::uuid, (select count(*) + 1 from bankroll.revisions where owner_id = o and entry_id = w.key::uuid), now_,
                nullif(w.value, 'null'), bankroll.entry_json(o, w.key::uuid), batch
              from jsonb_each(was) w;
          end if;
        end $$;
        """;

    public static readonly IReadOnlyList<string> All = [RateOn, ApplyChange, BreakDown, EntryJson, ChangeEntries];

    public const string Drop = """
        drop function bankroll.change_entries;
        drop function bankroll.entry_json;
        drop function bankroll.break_down;
        drop function bankroll.apply_change(bankroll.entries, int, text, bigint, jsonb);
        drop function bankroll.rate_on;
        """;
}
