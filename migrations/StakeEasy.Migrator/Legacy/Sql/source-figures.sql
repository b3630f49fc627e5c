-- What the older application shows, by its own formulas: the latest balance of each site and asset, deposits and withdrawals, all of them only
-- where the currency is in its table. Among balances of one second it was seen to keep the first. The same text runs in MySQL and PostgreSQL.
select 'balance' as what, h.user_id, h.currency, sum(h.amount) as amount
from (
  select user_id, currency, amount, row_number() over (partition by user_id, site_id order by recorded_at is null, recorded_at desc, id) as place from site_history
  union all
  select user_id, currency, amount, row_number() over (partition by user_id, asset_id order by recorded_at is null, recorded_at desc, id) as place from asset_history) h
join currency c on c.code = h.currency
where h.place = 1
group by h.user_id, h.currency
union all
select 'deposited', d.user_id, d.currency, sum(d.amount) from deposits d join currency c on c.code = d.currency group by d.user_id, d.currency
union all
select 'withdrawn', d.user_id, d.currency, sum(d.amount) from drawings d join currency c on c.code = d.currency group by d.user_id, d.currency
