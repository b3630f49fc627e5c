-- Balances as they were stated, in the order in which they count: a balance without a time is older than every other of its place.
create temp table import_stated on commit drop as
with histories as (
  select 1 as kind, 3 as source_table, id, site_id as place, user_id, amount::numeric, currency, recorded_at::timestamptz as at from site_history
  union all select 2, 4, id, asset_id, user_id, amount::numeric, currency, recorded_at::timestamptz from asset_history),
own as (
  select h.*, p.owner, c.code, p.created_at, min(h.at) over (partition by h.kind, h.place) as first_at
  from histories h join import_places p on p.kind = h.kind and p.id = h.place and p.user_id = h.user_id join import_currencies c on c.raw = h.currency),
timed as (
  select kind, source_table, id, place, user_id, owner, code, currency, amount, at is null as undated,
    coalesce(at, first_at - interval '1 second', created_at) as at
  from own)
select *, (at at time zone 'UTC')::date as day,
  lag(code) over place_in_order as before, first_value(code) over place_in_order as first_code,
  lead(id) over place_in_order is null as latest
from timed window place_in_order as (partition by kind, place order by at, id);
analyze import_stated;

-- Deposits and withdrawals know no place. One below zero moves the other way; one of nothing moves nothing.
create temp table import_moves on commit drop as
select m.source_table, m.id, u.owner, m.user_id, c.code, m.currency, m.amount,
  (m.at at time zone 'UTC')::date as day,
  -- Midnight is a day, and counts at its end, as in our own import.
  case when m.at = date_trunc('day', m.at, 'UTC') then m.at + interval '1 day' - interval '1 microsecond' else m.at end as at
from (
  select 1 as source_table, id, user_id, currency, amount::numeric, date::timestamptz as at from deposits
  union all select 2, id, user_id, currency, -amount::numeric, date::timestamptz from drawings) m
join import_users u on u.id = m.user_id join import_currencies c on c.raw = m.currency;
analyze import_moves;

insert into import_notes
select 'undated', case kind when 1 then 'site_history' else 'asset_history' end, id, user_id, format('%s %s, counted from %s', trim_scale(amount), currency, to_char(at, 'YYYY-MM-DD HH24:MI:SS'))
from import_stated where undated;

insert into import_notes
select 'foreign-history', 'site_history', h.id, h.user_id, format('%s %s at site %s of user %s', trim_scale(h.amount::numeric), h.currency, s.id, s.user_id)
from site_history h join sites s on s.id = h.site_id where s.user_id <> h.user_id
union all
select 'foreign-history', 'asset_history', h.id, h.user_id, format('%s %s at asset %s of user %s', trim_scale(h.amount::numeric), h.currency, s.id, s.user_id)
from asset_history h join assets s on s.id = h.asset_id where s.user_id <> h.user_id;

insert into import_notes
select 'orphan', 'site_history', h.id, h.user_id, h.amount::text from site_history h
  where not exists (select from sites s where s.id = h.site_id) or not exists (select from users u where u.id = h.user_id)
union all select 'orphan', 'asset_history', h.id, h.user_id, h.amount::text from asset_history h
  where not exists (select from assets s where s.id = h.asset_id) or not exists (select from users u where u.id = h.user_id)
union all select 'orphan', 'deposits', d.id, d.user_id, d.amount::text from deposits d where not exists (select from users u where u.id = d.user_id)
union all select 'orphan', 'drawings', d.id, d.user_id, d.amount::text from drawings d where not exists (select from users u where u.id = d.user_id);

insert into import_notes
select 'odd-amount', case source_table when 1 then 'deposits' else 'drawings' end, id, user_id, trim_scale(case source_table when 1 then amount else -amount end) || ' ' || currency
from import_moves where case source_table when 1 then amount else -amount end <= 0;

insert into import_notes
select 'odd-day', t.name, m.id, m.user_id, to_char(m.day, 'YYYY-MM-DD')
from (select source_table, id, user_id, day from import_moves union all select source_table, id, user_id, day from import_stated) m
join (values (1, 'deposits'), (2, 'drawings'), (3, 'site_history'), (4, 'asset_history')) t(source_table, name) using (source_table)
where m.day < '1970-01-01' or m.day > current_date + 1;

insert into import_notes
select 'undated-move', case source_table when 1 then 'deposits' else 'drawings' end, id, user_id, trim_scale(abs(amount)) || ' ' || currency from import_moves where at is null;
