-- One account for each currency of a place. The first keeps the name; one that never had a balance is in its owner's currency.
create temp table import_accounts on commit drop as
with needed as (
  select distinct kind, place, code, code = first_code as is_first from import_stated
  union all
  select p.kind, p.id, p.default_currency, true from import_places p where not exists (select from import_stated s where s.kind = p.kind and s.place = p.id))
select p.owner, p.user_id, n.kind, n.place, n.code, n.is_first, p.display_order, p.numbered as base,
  pg_temp.stable_id(case n.kind when 1 then 'sites/' else 'assets/' end || n.place || '/' || n.code) as id,
  case when n.is_first then p.numbered else pg_temp.fitting(p.numbered, ' ' || n.code) end as name
from needed n join import_places p on p.kind = n.kind and p.id = n.place
union all
-- Money whose place was not known goes through an account that holds nothing, as in our own import.
select owner, min(user_id), 2, null, code, true, 2147483647, 'Without a place ' || code, pg_temp.stable_id('placeless/' || owner || '/' || code), 'Without a place ' || code
from import_moves where amount <> 0 group by owner, code;

-- "Stars" in euro beside a place that is itself called "Stars EUR": a number tells them apart.
do $$
declare
  attempt int := 2;
begin
  loop
    update import_accounts a set name = pg_temp.fitting(a.base, ' ' || a.code || ' ' || (d.same + attempt - 2))
    from (select id, row_number() over (partition by owner, lower(name) order by is_first desc, kind, place, code) as same from import_accounts) d
    where d.id = a.id and d.same > 1;
    exit when not found;
    attempt := attempt + 1;
  end loop;
end $$;

insert into import_notes
select 'several-currencies', case kind when 1 then 'sites' else 'assets' end, place, min(user_id), string_agg(format('"%s" %s', name, code), ', ' order by is_first desc, code)
from import_accounts where place is not null group by kind, place having count(*) > 1;

insert into identity.users (id, reporting_currency, time_zone_id, culture_name, theme, amounts_hidden, created_at, user_name, normalized_user_name, email,
  normalized_email, email_confirmed, password_hash, security_stamp, concurrency_stamp, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count)
select owner, currency, 'UTC', 'en-IE', 0, false, created_at, email, normalized, email, normalized, confirmed,
  -- The hash of no password, in the shape of ours (PBKDF2, HMAC-SHA-512, 210,000 rounds): trying one takes as long as with everybody else.
  replace(encode('\x01000000020003345000000010'::bytea || uuid_send(gen_random_uuid()) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), E'\n', ''),
  gen_random_uuid()::text, gen_random_uuid()::text, false, case when not active then timestamptz '9999-12-31 00:00:00+00' end, true, 0
from import_users;

insert into bankroll.accounts (owner_id, id, kind, asset_type, currency, name, created_at, position, entries, balance, deposited, withdrawn, restated,
  valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
select owner, id, kind, case kind when 2 then 5 end, code, name, now(),
  row_number() over (partition by owner, kind order by display_order, place, is_first desc, code), 0, 0, 0, 0, 0, 0, 0, 0, 0
from import_accounts;

-- By owner and time, as they stand in the indexes: in any other order each row would touch another page.
insert into bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount, stated_balance)
select owner, id, account, kind, day, at, now(), amount, stated from import_entries order by owner, day, at, id;

analyze identity.users, bankroll.accounts, bankroll.entries;
