-- The rates that the older application reckoned with, as published by it on the day they were updated. Everything is counted from the dollar;
-- the program reads a publication through its euro, so a day without one cannot be used.
create temp table import_rates on commit drop as
select distinct on (i.code) c.id, i.code, c.rate::numeric as rate, (c.updated_at::timestamptz at time zone 'UTC')::date as day, c.updated_at::timestamptz as updated_at
from currency c join import_currencies i on i.raw = c.code where i.code is not null order by i.code, i.code = c.code desc, c.id;

insert into import_notes
select 'rate-left-out', 'currency', c.id, null, c.code || ': ' || concat_ws(', ',
  case when c.updated_at is null then 'nobody knows of which day it is' end,
  case when c.rate <= 0 then 'a rate must be above zero' end,
  case when i.code is null then 'not a currency that is known here' end,
  case when c.updated_at is not null and c.rate > 0 and not exists (select from import_rates e where e.code = 'EUR' and e.rate > 0 and e.day = (c.updated_at::timestamptz at time zone 'UTC')::date)
    then 'there is no rate of the euro of that day' end,
  case when i.code = 'USD' and c.rate <> 1 then 'a dollar is a dollar' end)
from currency c left join import_currencies i on i.raw = c.code
where c.updated_at is null or c.rate <= 0 or i.code is null or (i.code = 'USD' and c.rate <> 1)
  or not exists (select from import_rates e where e.code = 'EUR' and e.rate > 0 and e.day = (c.updated_at::timestamptz at time zone 'UTC')::date);

with usable as (
  select * from import_rates r where r.rate > 0 and r.code <> 'USD' and exists (select from import_rates e where e.code = 'EUR' and e.rate > 0 and e.day = r.day)),
batch as (
  insert into currency.batches (source, fetched_at, first_day, rates)
  select 'legacy', max(updated_at), min(day), count(*) from usable having count(*) > 0 returning id)
insert into currency.publications (batch_id, day, base, quotes, rates)
select batch.id, day, 'USD', array_agg(code order by code), array_agg(rate order by code) from usable cross join batch group by batch.id, day;
