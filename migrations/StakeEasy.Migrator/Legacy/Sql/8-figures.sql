-- import_source_figures holds what the older application shows, by user and currency; import_rate its rates. Both sides in dollars at those rates.
create temp table import_figures on commit drop as
with source_side as (
  select f.user_id, f.what, sum(f.amount / i.rate) as usd from import_source_figures f join import_currencies i on i.raw = f.currency where i.rate > 0 group by 1, 2),
rates as (select code, (array_agg(rate order by raw = code desc, raw))[1] as rate from import_currencies where rate > 0 group by code),
target_side as (
  select u.id as user_id, f.what, sum(f.amount / r.rate) as usd
  from bankroll.accounts a join import_users u on u.owner = a.owner_id join rates r on r.code = a.currency
  cross join lateral (values ('balance', a.balance), ('deposited', a.deposited), ('withdrawn', a.withdrawn)) f(what, amount)
  group by 1, 2)
select u.id as user_id, w.what, coalesce(s.usd, 0) as before, coalesce(t.usd, 0) as after
from import_users u cross join (values ('balance'), ('deposited'), ('withdrawn')) w(what)
left join source_side s on s.user_id = u.id and s.what = w.what
left join target_side t on t.user_id = u.id and t.what = w.what;

-- Every difference has a row of the older application behind it and one of its known faults. What these come to is held against the whole.
create temp table import_differences on commit drop as
with rates as (select code, (array_agg(rate order by raw = code desc, raw))[1] as rate from import_currencies where rate > 0 group by code),
histories as (
  select 1 as kind, 'site_history' as source_table, id, site_id as place, user_id, amount::numeric, currency, recorded_at from site_history
  union all select 2, 'asset_history', id, asset_id, user_id, amount::numeric, currency, recorded_at from asset_history),
first_of_latest as (
  select distinct on (user_id, kind, place) * from histories order by user_id, kind, place, recorded_at is null, recorded_at desc, id)
-- Two balances in one second: it kept the first, we keep the last.
select f.user_id, 'balance' as what, 'tie' as kind, f.source_table, s.id::bigint as source_id,
  coalesce(s.amount / r.rate, 0) - coalesce(f.amount / o.rate, 0) as usd,
  format('%s %s of row %s was shown, %s %s of row %s came later in the same second and counts', trim_scale(f.amount), f.currency, f.id, trim_scale(s.amount), s.currency, s.id) as why
from first_of_latest f join import_stated s on s.kind = f.kind and s.place = f.place and s.user_id = f.user_id and s.latest and s.id <> f.id
left join import_currencies o on o.raw = f.currency left join rates r on r.code = s.code
union all
-- A balance at somebody else's site was counted for whoever wrote it.
select f.user_id, 'balance', 'foreign-history', f.source_table, f.id, -coalesce(f.amount / o.rate, 0),
  format('%s %s at a place of another user was counted', trim_scale(f.amount), f.currency)
from first_of_latest f left join import_currencies o on o.raw = f.currency
where not exists (select from import_places p where p.kind = f.kind and p.id = f.place and p.user_id = f.user_id)
union all
-- A code that was renamed on the way counts at the rate of its new name.
select s.user_id, 'balance', 'renamed-currency', case s.kind when 1 then 'site_history' else 'asset_history' end, s.id,
  coalesce(s.amount / r.rate, 0) - coalesce(s.amount / o.rate, 0), format('%s %s became %s', trim_scale(s.amount), s.currency, s.code)
from import_stated s join first_of_latest f on f.kind = s.kind and f.place = s.place and f.user_id = s.user_id and f.id = s.id
join import_currencies o on o.raw = s.currency left join rates r on r.code = s.code
where s.latest and coalesce(r.rate, 0) <> coalesce(o.rate, 0)
union all
select m.user_id, case m.source_table when 1 then 'deposited' else 'withdrawn' end, 'renamed-currency', case m.source_table when 1 then 'deposits' else 'drawings' end, m.id,
  abs(m.amount) / coalesce(r.rate, 'infinity') - abs(m.amount) / coalesce(o.rate, 'infinity'), format('%s %s became %s', trim_scale(abs(m.amount)), m.currency, m.code)
from import_moves m join import_currencies o on o.raw = m.currency left join rates r on r.code = m.code
where coalesce(r.rate, 0) <> coalesce(o.rate, 0) and (m.amount > 0) = (m.source_table = 1)
union all
-- A deposit below zero lowered the deposits; it is a withdrawal, and the other way round.
select m.user_id, w.what, 'odd-amount', case m.source_table when 1 then 'deposits' else 'drawings' end, m.id,
  case when (w.what = 'deposited') = (m.source_table = 1) then abs(m.amount) / coalesce(o.rate, 'infinity') else abs(m.amount) / coalesce(r.rate, 'infinity') end,
  format('%s %s of %s below zero counts the other way round', trim_scale(abs(m.amount)), m.currency, case m.source_table when 1 then 'a deposit' else 'a withdrawal' end)
from import_moves m cross join (values ('deposited'), ('withdrawn')) w(what)
join import_currencies o on o.raw = m.currency left join rates r on r.code = m.code
where m.amount <> 0 and (m.amount > 0) <> (m.source_table = 1);

-- Without a rate in either program: shown apart in ours, left out without a word there.
insert into import_notes
select 'rate-missing', case s.kind when 1 then 'site_history' else 'asset_history' end, s.id, s.user_id, trim_scale(s.amount) || ' ' || s.currency
from import_stated s join import_currencies o on o.raw = s.currency where s.latest and s.amount <> 0 and o.rate is null
union all
select 'rate-missing', case m.source_table when 1 then 'deposits' else 'drawings' end, m.id, m.user_id, trim_scale(abs(m.amount)) || ' ' || m.currency
from import_moves m join import_currencies o on o.raw = m.currency where m.amount <> 0 and o.rate is null;
