DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'bankroll') THEN
        CREATE SCHEMA bankroll;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS bankroll.__ef_migrations_history (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___ef_migrations_history" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
        IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'bankroll') THEN
            CREATE SCHEMA bankroll;
        END IF;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE TABLE bankroll.accounts (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        kind smallint NOT NULL,
        asset_type smallint,
        currency text NOT NULL,
        name text NOT NULL,
        position integer NOT NULL,
        created_at timestamp with time zone NOT NULL,
        archived_at timestamp with time zone,
        entries bigint NOT NULL,
        balance numeric(28,10) NOT NULL,
        deposited numeric(28,10) NOT NULL,
        withdrawn numeric(28,10) NOT NULL,
        restated numeric(28,10) NOT NULL,
        valued_in text,
        valued_version bigint,
        valued_deposited numeric NOT NULL,
        valued_withdrawn numeric NOT NULL,
        unvalued_deposited numeric(28,10) NOT NULL,
        unvalued_withdrawn numeric(28,10) NOT NULL,
        CONSTRAINT pk_accounts PRIMARY KEY (owner_id, id),
        CONSTRAINT accounts_balance CHECK (balance = deposited - withdrawn + restated)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE TABLE bankroll.requests (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        fingerprint bigint NOT NULL,
        result_id uuid NOT NULL,
        at timestamp with time zone NOT NULL,
        CONSTRAINT pk_requests PRIMARY KEY (owner_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE TABLE bankroll.revisions (
        owner_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        number integer NOT NULL,
        at timestamp with time zone NOT NULL,
        before jsonb,
        after jsonb,
        CONSTRAINT pk_revisions PRIMARY KEY (owner_id, entry_id, number)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE TABLE bankroll.totals (
        owner_id uuid NOT NULL,
        grain smallint NOT NULL,
        account_id uuid NOT NULL,
        day date NOT NULL,
        entries integer NOT NULL,
        net numeric(28,10) NOT NULL,
        deposited numeric(28,10) NOT NULL,
        withdrawn numeric(28,10) NOT NULL,
        restated numeric(28,10) NOT NULL,
        valued_deposited numeric NOT NULL,
        valued_withdrawn numeric NOT NULL,
        CONSTRAINT pk_totals PRIMARY KEY (owner_id, grain, account_id, day)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE TABLE bankroll.entries (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        kind smallint NOT NULL,
        day date NOT NULL,
        occurred_at timestamp with time zone NOT NULL,
        created_at timestamp with time zone NOT NULL,
        amount numeric(28,10) NOT NULL,
        stated_balance numeric(28,10),
        note text,
        CONSTRAINT pk_entries PRIMARY KEY (owner_id, id),
        CONSTRAINT entries_sign CHECK (case kind when 1 then amount > 0 when 2 then amount < 0 else true end),
        CONSTRAINT entries_stated CHECK ((kind = 4) = (stated_balance is not null)),
        CONSTRAINT fk_entries_accounts_owner_id_account_id FOREIGN KEY (owner_id, account_id) REFERENCES bankroll.accounts (owner_id, id) ON DELETE RESTRICT
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE INDEX entries_account ON bankroll.entries (owner_id, account_id, day, occurred_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE INDEX entries_kind ON bankroll.entries (owner_id, kind, day, occurred_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE INDEX entries_owner ON bankroll.entries (owner_id, day, occurred_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    CREATE INDEX entries_stated ON bankroll.entries (owner_id, account_id, day, occurred_at, id) WHERE stated_balance is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    create unique index accounts_name on bankroll.accounts (owner_id, lower(name));
    alter table bankroll.accounts set (fillfactor = 50);
    alter table bankroll.totals drop constraint pk_totals,
      add constraint pk_totals primary key (owner_id, grain, account_id, day) include (net, valued_deposited, valued_withdrawn);
    alter table bankroll.totals set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.01);
    alter table bankroll.entries set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    create function bankroll.balance_at(o uuid, a uuid, d date, t timestamptz, i uuid) returns numeric language sql stable as $$
      select balance
        - coalesce((select sum(net) from bankroll.totals where owner_id = o and account_id = a and grain = 2
            and day >= (date_trunc('month', d::timestamp) + interval '1 month')::date), 0)
        - coalesce((select sum(net) from bankroll.totals where owner_id = o and account_id = a and grain = 0
            and day > d and day < (date_trunc('month', d::timestamp) + interval '1 month')::date), 0)
        - coalesce((select sum(amount) from bankroll.entries where owner_id = o and account_id = a and day = d
            and (day, occurred_at, id) > (d, t, i)), 0)
      from bankroll.accounts where owner_id = o and id = a $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    create function bankroll.refuse_below_zero(b numeric) returns void language plpgsql as $$
    begin
      if b < 0 then raise exception 'below zero' using errcode = 'SE002'; end if;
    end $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121084349_CreateLedger') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121084349_CreateLedger', '10.0.14');
    END IF;
END $EF$;
COMMIT;

