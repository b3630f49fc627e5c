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

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    drop function bankroll.restore_entry;
    drop function bankroll.amend_entry;
    drop function bankroll.record_entry;
    drop function bankroll.refuse_below_zero;
    drop function bankroll.apply_change;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries DROP CONSTRAINT entries_sign;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts DROP CONSTRAINT accounts_balance;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD bonus numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD corrected numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD expenses numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD fees numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD played numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD transferred numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD unvalued_deposited numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD unvalued_result numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD unvalued_withdrawn numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_bonus numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_corrected numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_expenses numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_fees numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_played numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_restated numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.totals ADD valued_transferred numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.revisions ADD batch_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD category text;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD origin_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD row_key uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD tags text[];
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD transfer_id uuid;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD bonus numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD corrected numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD expenses numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD fees numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD played numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD transferred numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD valued_transferred numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE TABLE bankroll.breakdowns (
        owner_id uuid NOT NULL,
        dimension smallint NOT NULL,
        key text NOT NULL,
        currency text NOT NULL,
        month date NOT NULL,
        entries integer NOT NULL,
        amount numeric(28,10) NOT NULL,
        valued numeric NOT NULL,
        unvalued numeric(28,10) NOT NULL,
        wins integer NOT NULL,
        minutes bigint NOT NULL,
        hands bigint NOT NULL,
        valued_squares numeric NOT NULL,
        valued_squares_per_hour numeric NOT NULL,
        valued_cost numeric NOT NULL,
        blind_sessions integer NOT NULL,
        blind_hands bigint NOT NULL,
        big_blinds numeric NOT NULL,
        big_blind_squares_per_hundred numeric NOT NULL,
        CONSTRAINT pk_breakdowns PRIMARY KEY (owner_id, dimension, key, currency, month)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE TABLE bankroll.imports (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        created_at timestamp with time zone NOT NULL,
        file_name text NOT NULL,
        preset text NOT NULL,
        imported integer NOT NULL,
        skipped integer NOT NULL,
        undone_at timestamp with time zone,
        CONSTRAINT pk_imports PRIMARY KEY (owner_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE TABLE bankroll.recurrences (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        kind smallint NOT NULL,
        amount numeric(28,10) NOT NULL,
        category text,
        note text,
        unit smallint NOT NULL,
        every integer NOT NULL,
        first_day date NOT NULL,
        last_day date,
        next_day date,
        paused_at timestamp with time zone,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_recurrences PRIMARY KEY (owner_id, id),
        CONSTRAINT recurrences_amount CHECK (amount > 0 and every > 0)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE TABLE bankroll.saved_views (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        query text NOT NULL,
        created_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_saved_views PRIMARY KEY (owner_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE TABLE bankroll.sessions (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        format smallint NOT NULL,
        game text NOT NULL,
        stake text NOT NULL,
        small_blind numeric(28,10),
        big_blind numeric(28,10),
        venue text,
        started_at timestamp with time zone NOT NULL,
        ended_at timestamp with time zone,
        day date NOT NULL,
        minutes integer NOT NULL,
        buy_in numeric(28,10) NOT NULL,
        rebuy_count integer NOT NULL,
        rebuys numeric(28,10) NOT NULL,
        add_ons numeric(28,10) NOT NULL,
        expenses numeric(28,10) NOT NULL,
        cash_out numeric(28,10) NOT NULL,
        place integer,
        field_size integer,
        hands integer,
        tags text[],
        note text,
        CONSTRAINT pk_sessions PRIMARY KEY (owner_id, id),
        CONSTRAINT sessions_times CHECK (ended_at >= started_at and minutes >= 0)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX revisions_batch ON bankroll.revisions (owner_id, batch_id) WHERE batch_id is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX revisions_deleted ON bankroll.revisions (owner_id, at) WHERE after is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX entries_category ON bankroll.entries (owner_id, category, day, occurred_at, id) WHERE category is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX entries_origin ON bankroll.entries (owner_id, origin_id) WHERE origin_id is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE UNIQUE INDEX entries_row ON bankroll.entries (owner_id, row_key) WHERE row_key is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX entries_transfer ON bankroll.entries (owner_id, transfer_id) WHERE transfer_id is not null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD CONSTRAINT entries_sign CHECK (case when kind in (1, 6) then amount > 0 when kind in (2, 7, 9) then amount < 0 else true end);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.entries ADD CONSTRAINT entries_transfer CHECK ((kind in (3, 9)) = (transfer_id is not null));
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    ALTER TABLE bankroll.accounts ADD CONSTRAINT accounts_balance CHECK (balance = deposited - withdrawn + transferred + restated + played + bonus - expenses - fees + corrected);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX recurrences_due ON bankroll.recurrences (next_day) WHERE next_day is not null and paused_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE UNIQUE INDEX sessions_live ON bankroll.sessions (owner_id) WHERE ended_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    CREATE INDEX sessions_started ON bankroll.sessions (owner_id, started_at, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    create extension if not exists btree_gin;
    create index entries_note on bankroll.entries using gin (owner_id, to_tsvector('simple', note)) where note is not null;
    create index entries_moves on bankroll.entries (owner_id, account_id) include (transfer_id) where kind = 3;
    create index entries_tags on bankroll.entries using gin (owner_id, tags) where tags is not null;
    create unique index saved_views_name on bankroll.saved_views (owner_id, lower(name));
    update bankroll.accounts set valued_in = null, valued_version = null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    create function bankroll.rate_on(known jsonb, c text, d date) returns numeric language plpgsql immutable as $$
    declare v jsonb := known -> c -> to_char(d, 'YYYY-MM-DD');
    begin
      if v is null then
        raise exception 'a rate is needed' using errcode = 'SE006', hint = c || ' ' || to_char(d, 'YYYY-MM-DD');
      end if;
      return case when jsonb_typeof(v) = 'null' then null else v::numeric end;
    end $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    create function bankroll.entry_json(o uuid, i uuid) returns jsonb language sql stable as $$
      select to_jsonb(e) || case when e.kind = 5 then jsonb_build_object('session',
          (select to_jsonb(s) from bankroll.sessions s where s.owner_id = o and s.id = i)) else '{}' end
      from bankroll.entries e where e.owner_id = o and e.id = i $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121114058_CompleteLedger') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121114058_CompleteLedger', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
    ALTER TABLE bankroll.breakdowns ADD valued_won numeric NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
    ALTER TABLE bankroll.breakdowns ADD won numeric(28,10) NOT NULL DEFAULT 0.0;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
    create or replace function bankroll.break_down(e bankroll.entries, s bankroll.sessions, n int, vin text, vver bigint, known jsonb) returns void language plpgsql as $$
    declare a record; r numeric; v numeric; blinds boolean;
    begin
      select currency, valued_in into a from bankroll.accounts where owner_id = e.owner_id and id = e.account_id;
      r := case when a.valued_in is null then null else bankroll.rate_on(known, a.currency, e.day) end;
      v := coalesce(e.amount * r, 0);
      blinds := coalesce(e.kind = 5 and s.big_blind > 0 and s.hands > 0, false);
      insert into bankroll.breakdowns as b (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands,
          valued_squares, valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred, won, valued_won)
        select e.owner_id, k.dimension, k.key, a.currency, date_trunc('month', e.day::timestamp)::date, n, n * e.amount, n * v,
          case when r is null then n * e.amount else 0 end,
          case when e.kind = 5 and e.amount > 0 then n else 0 end, n * coalesce(s.minutes, 0), n * coalesce(s.hands, 0),
          case when e.kind = 5 then n * v * v else 0 end, case when s.minutes > 0 then n * v * v * 60 / s.minutes else 0 end,
          n * coalesce((s.buy_in + s.rebuys + s.add_ons) * r, 0), case when blinds then n else 0 end, case when blinds then n * s.hands else 0 end,
          case when blinds then n * e.amount / s.big_blind else 0 end,
          case when blinds then n * e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end,
          case when e.kind = 5 then n * greatest(e.amount, 0) else 0 end, case when e.kind = 5 then n * greatest(v, 0) else 0 end
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
          big_blind_squares_per_hundred = b.big_blind_squares_per_hundred + excluded.big_blind_squares_per_hundred,
          won = b.won + excluded.won, valued_won = b.valued_won + excluded.valued_won;
    end $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
    create or replace function bankroll.change_entries(o uuid, req uuid, fp bigint, result uuid, batch uuid, gone uuid[], seen xid[], put jsonb, now_ timestamptz,
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
          if p ? 'live_version' then -- the live one is finished by this
              delete from bankroll.sessions where owner_id = o and id = e.id and ended_at is null and xmin = (p ->> 'live_version')::xid;
              if not found then raise exception 'changed meanwhile' using errcode = 'SE003'; end if;
            end if;
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
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
    create trigger refuse_erased before insert on bankroll.accounts for each row execute function bankroll.refuse_erased();
    create trigger refuse_erased before insert on bankroll.recurrences for each row execute function bankroll.refuse_erased();
    create trigger refuse_erased before insert on bankroll.imports for each row execute function bankroll.refuse_erased();
    create trigger refuse_erased before insert on bankroll.saved_views for each row execute function bankroll.refuse_erased();
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121145657_AddGrossWins') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121145657_AddGrossWins', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121180433_RememberMonths') THEN
    CREATE TABLE bankroll.remembered_months (
        owner_id uuid NOT NULL,
        topic smallint NOT NULL,
        key text NOT NULL,
        month date NOT NULL,
        stamp text NOT NULL,
        value jsonb NOT NULL,
        CONSTRAINT pk_remembered_months PRIMARY KEY (owner_id, topic, key, month)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121180433_RememberMonths') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121180433_RememberMonths', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121185000_CountWeekdaysByTheEnd') THEN
    create or replace function bankroll.break_down(e bankroll.entries, s bankroll.sessions, n int, vin text, vver bigint, known jsonb) returns void language plpgsql as $$
    declare a record; r numeric; v numeric; blinds boolean;
    begin
      select currency, valued_in into a from bankroll.accounts where owner_id = e.owner_id and id = e.account_id;
      r := case when a.valued_in is null then null else bankroll.rate_on(known, a.currency, e.day) end;
      v := coalesce(e.amount * r, 0);
      blinds := coalesce(e.kind = 5 and s.big_blind > 0 and s.hands > 0, false);
      insert into bankroll.breakdowns as b (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands,
          valued_squares, valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred, won, valued_won)
        select e.owner_id, k.dimension, k.key, a.currency, date_trunc('month', e.day::timestamp)::date, n, n * e.amount, n * v,
          case when r is null then n * e.amount else 0 end,
          case when e.kind = 5 and e.amount > 0 then n else 0 end, n * coalesce(s.minutes, 0), n * coalesce(s.hands, 0),
          case when e.kind = 5 then n * v * v else 0 end, case when s.minutes > 0 then n * v * v * 60 / s.minutes else 0 end,
          n * coalesce((s.buy_in + s.rebuys + s.add_ons) * r, 0), case when blinds then n else 0 end, case when blinds then n * s.hands else 0 end,
          case when blinds then n * e.amount / s.big_blind else 0 end,
          case when blinds then n * e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands) else 0 end,
          case when e.kind = 5 then n * greatest(e.amount, 0) else 0 end, case when e.kind = 5 then n * greatest(v, 0) else 0 end
        from (select 1::smallint, '' where e.kind = 5
          union all select 2::smallint, e.account_id::text where e.kind = 5
          union all select 3::smallint, s.format::text where e.kind = 5
          union all select 4::smallint, s.game where e.kind = 5
          union all select 5::smallint, s.stake where e.kind = 5
          union all select 6::smallint, coalesce(s.venue, '') where e.kind = 5
          union all select 7::smallint, extract(isodow from e.day)::text where e.kind = 5
          union all select 8::smallint, e.kind || ':' || coalesce(e.category, '') where e.kind <> 5) k(dimension, key)
        on conflict (owner_id, dimension, key, currency, month) do update set entries = b.entries + excluded.entries, amount = b.amount + excluded.amount,
          valued = b.valued + excluded.valued, unvalued = b.unvalued + excluded.unvalued, wins = b.wins + excluded.wins,
          minutes = b.minutes + excluded.minutes, hands = b.hands + excluded.hands, valued_squares = b.valued_squares + excluded.valued_squares,
          valued_squares_per_hour = b.valued_squares_per_hour + excluded.valued_squares_per_hour, valued_cost = b.valued_cost + excluded.valued_cost,
          blind_sessions = b.blind_sessions + excluded.blind_sessions, blind_hands = b.blind_hands + excluded.blind_hands,
          big_blinds = b.big_blinds + excluded.big_blinds,
          big_blind_squares_per_hundred = b.big_blind_squares_per_hundred + excluded.big_blind_squares_per_hundred,
          won = b.won + excluded.won, valued_won = b.valued_won + excluded.valued_won;
    end $$;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121185000_CountWeekdaysByTheEnd') THEN
    delete from bankroll.breakdowns where dimension = 7 and owner_id in (select s.owner_id from bankroll.sessions s join bankroll.entries e on e.owner_id = s.owner_id and e.id = s.id where e.day <> s.day);
    insert into bankroll.breakdowns (owner_id, dimension, key, currency, month, entries, amount, valued, unvalued, wins, minutes, hands, valued_squares,
      valued_squares_per_hour, valued_cost, blind_sessions, blind_hands, big_blinds, big_blind_squares_per_hundred, won, valued_won)
    select e.owner_id, 7, extract(isodow from e.day)::text, a.currency, date_trunc('month', e.day::timestamp)::date, count(*), sum(e.amount), 0, sum(e.amount),
      count(*) filter (where e.amount > 0), sum(s.minutes), sum(coalesce(s.hands, 0)), 0, 0, 0,
      count(*) filter (where s.big_blind > 0 and s.hands > 0), coalesce(sum(s.hands) filter (where s.big_blind > 0 and s.hands > 0), 0),
      coalesce(sum(e.amount / s.big_blind) filter (where s.big_blind > 0 and s.hands > 0), 0),
      coalesce(sum(e.amount * e.amount * 100 / (s.big_blind * s.big_blind * s.hands)) filter (where s.big_blind > 0 and s.hands > 0), 0),
      sum(greatest(e.amount, 0)), 0
    from bankroll.entries e
    join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
    join bankroll.sessions s on s.owner_id = e.owner_id and s.id = e.id
    where e.kind = 5 and e.owner_id in (select s.owner_id from bankroll.sessions s join bankroll.entries e on e.owner_id = s.owner_id and e.id = s.id where e.day <> s.day)
    group by 1, 3, 4, 5;
    update bankroll.accounts set valued_version = -1 where valued_in is not null and owner_id in (select s.owner_id from bankroll.sessions s join bankroll.entries e on e.owner_id = s.owner_id and e.id = s.id where e.day <> s.day);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121185000_CountWeekdaysByTheEnd') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121185000_CountWeekdaysByTheEnd', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121212703_ForgetStretchesWithoutSessions') THEN
    delete from bankroll.remembered_months where topic in (1, 2)
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261121212703_ForgetStretchesWithoutSessions') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121212703_ForgetStretchesWithoutSessions', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261122010528_JudgeBelowZeroByTheDay') THEN
    create or replace function bankroll.change_entries(o uuid, req uuid, fp bigint, result uuid, batch uuid, gone uuid[], seen xid[], put jsonb, now_ timestamptz,
        ok boolean, revise boolean, vin text, vver bigint, known jsonb,
        out result_id uuid, out balance_now numeric, out replayed boolean, out first_fp bigint) language plpgsql as $$
    declare
      e bankroll.entries; s bankroll.sessions; p jsonb; was jsonb := '{}'; before_ jsonb; result_account uuid; below uuid; below_day date; spent uuid[] := '{}'; touched uuid[];
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
          if p ? 'live_version' then -- the live one is finished by this
              delete from bankroll.sessions where owner_id = o and id = e.id and ended_at is null and xmin = (p ->> 'live_version')::xid;
              if not found then raise exception 'changed meanwhile' using errcode = 'SE003'; end if;
            end if;
          insert into bankroll.sessions values (s.*);
        end if;
        balance_now := bankroll.apply_change(e, 1, vin, vver, known);
        if e.kind in (5, 6, 7, 8) then perform bankroll.break_down(e, s, 1, vin, vver, known); end if;
        if e.id = result then result_account := e.account_id; end if;
        if not ok and e.kind <> 4 and e.amount < 0 then
          spent := spent || e.id;
        end if;
        if not was ? e.id::text then
          if revise then was := was || jsonb_build_object(e.id, null); end if;
        end if;
      end loop;

      if not ok then
        if cardinality(spent) > 0 then
            select d.account_id, d.day into below, below_day
              from (select distinct account_id, day from bankroll.entries where owner_id = o and id = any(spent)) d
              where bankroll.balance_at(o, d.account_id, d.day, 'infinity', null) < 0 order by d.day limit 1;
            if found then
              raise exception 'below zero' using errcode = 'SE002', hint = below
                || case when (select balance from bankroll.accounts where owner_id = o and id = below) < 0 then '' else ' ' || to_char(below_day, 'YYYY-MM-DD') end;
            end if;
          end if;
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
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM bankroll.__ef_migrations_history WHERE "MigrationId" = '20261122010528_JudgeBelowZeroByTheDay') THEN
    INSERT INTO bankroll.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261122010528_JudgeBelowZeroByTheDay', '10.0.14');
    END IF;
END $EF$;
COMMIT;

