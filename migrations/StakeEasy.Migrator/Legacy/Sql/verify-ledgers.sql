-- A later look at what was imported: the ledgers are in use by now, and what their owners have changed, deleted and added is not held against them.
-- Entries as they were imported are those before their owner's first change of them, or else those that stand.
-- import_expected is what the copied tables say; import_source_figures what the older application shows, asked of it anew.
create temp table import_left on commit drop as
select owner, id as user_id from import_users where exists (select from bankroll.erasures where owner_hash = uuid_hash_extended(owner, 0));

create temp table import_expected on commit drop as
select e.owner, u.id as user_id, e.id, e.account, e.code, e.kind, e.day, e.at, case e.kind when 4 then e.stated else e.amount end as figure,
  case e.source_table when 1 then 'deposits' when 2 then 'drawings' when 3 then 'site_history' else 'asset_history' end as source_table, e.source_id
from import_entries e join import_users u on u.owner = e.owner where not exists (select from import_left l where l.owner = e.owner);
alter table import_expected add primary key (owner, id);
analyze import_expected;

create temp table import_present on commit drop as
with first_states as (
  select r.owner_id, r.entry_id, b.account_id, b.kind, b.day, b.occurred_at, b.amount, b.stated_balance
  from (select distinct on (owner_id, entry_id) owner_id, entry_id, before from bankroll.revisions order by owner_id, entry_id, number) r
  cross join lateral jsonb_populate_record(null::bankroll.entries, r.before) b),
both_states as (
  select x.owner, x.user_id, x.id, x.code, x.source_table, x.source_id, x.account as x_account, x.kind as x_kind, x.day as x_day, x.at as x_at, x.figure as x_figure,
    e.id is not null as stands, f.entry_id is not null as touched,
    case when f.entry_id is null then e.account_id else f.account_id end as account, case when f.entry_id is null then e.kind else f.kind end as kind,
    case when f.entry_id is null then e.day else f.day end as day, case when f.entry_id is null then e.occurred_at else f.occurred_at end as at,
    case when f.entry_id is null then e.amount else f.amount end as amount, case when f.entry_id is null then e.stated_balance else f.stated_balance end as stated
  from import_expected x
  left join bankroll.entries e on e.owner_id = x.owner and e.id = x.id
  left join first_states f on f.owner_id = x.owner and f.entry_id = x.id)
select *, case kind when 4 then stated else amount end as figure from both_states;
analyze import_present;

create temp table import_faults on commit drop as
select user_id, source_table, source_id, case
    when kind is null then format('%s %s was imported; it is gone, and nobody deleted it', trim_scale(abs(x_figure)), code)
    when figure is distinct from x_figure then format('%s %s was imported, the ledger says %s', trim_scale(x_figure), code, trim_scale(figure))
    else 'its account, kind or time is not the one it was imported with' end as what
from import_present
where (account, kind, day, at, figure) is distinct from (x_account, x_kind, x_day, x_at, x_figure)
union all
select id, 'users', id, 'the player is gone, and did not delete their account' from import_users u
where not exists (select from identity.users k where k.id = u.owner) and not exists (select from import_left l where l.owner = u.owner);

-- By user and currency: what the older application shows, by how much its known faults explain another figure, what was imported, and what stands now.
create temp table import_by_currency on commit drop as
with shown as (
  select raw from import_currencies i where exists (select from currency c where upper(btrim(c.code)) = upper(btrim(i.raw)))),
histories as (
  select 1 as kind, id, site_id as place, user_id, amount::numeric, currency, recorded_at from site_history
  union all select 2, id, asset_id, user_id, amount::numeric, currency, recorded_at from asset_history),
first_of_latest as (
  select distinct on (user_id, kind, place) * from histories order by user_id, kind, place, recorded_at is null, recorded_at desc, id),
-- As it reckons, and as we do, row by row: what its faults come to is the difference. See 8-figures.sql for each of them.
explained as (
  select f.user_id, 'balance' as what, i.code, -f.amount as amount from first_of_latest f join import_currencies i on i.raw = f.currency where f.currency in (select raw from shown)
  union all select user_id, 'balance', code, amount from import_stated where latest
  union all
  select user_id, 'deposited', code, greatest(amount, 0) - case when source_table = 1 and currency in (select raw from shown) then amount else 0 end from import_moves
  union all
  select user_id, 'withdrawn', code, greatest(-amount, 0) - case when source_table = 2 and currency in (select raw from shown) then -amount else 0 end from import_moves),
last_stated as (
  select distinct on (owner, account) user_id, code, figure from import_present where kind = 4 order by owner, account, day desc, at desc, id desc),
four as (
  select f.user_id, i.code, f.what, f.amount as source, 0 as explained, 0 as imported, 0 as present from import_source_figures f join import_currencies i on i.raw = f.currency
  union all select user_id, code, what, 0, amount, 0, 0 from explained
  union all select user_id, code, 'balance', 0, 0, figure, 0 from last_stated
  union all select user_id, code, 'deposited', 0, 0, figure, 0 from import_present where kind = 1
  union all select user_id, code, 'withdrawn', 0, 0, -figure, 0 from import_present where kind = 2
  union all
  select u.id, a.currency, n.what, 0, 0, 0, n.amount from bankroll.accounts a join import_users u on u.owner = a.owner_id
  cross join lateral (values ('balance', a.balance), ('deposited', a.deposited), ('withdrawn', a.withdrawn)) n(what, amount)),
summed as (
  select user_id, code, what, sum(source) as source, sum(explained) as explained, sum(imported) as imported, sum(present) as present
  from four join import_users u on u.id = four.user_id where not exists (select from import_left l where l.user_id = four.user_id)
  group by user_id, code, what)
select * from summed
union all
select user_id, code, 'profit', sum(sign * source), sum(sign * explained), sum(sign * imported), sum(sign * present)
from (select *, case what when 'deposited' then -1 else 1 end as sign from summed) s group by user_id, code;
