-- What becomes an entry, and of which row: the import writes them, and a later verification holds them against the ledger.
create temp view import_entries as
with stated as (
  select owner, source_table, id, kind, place, code, day, at, 1 as step, amount from import_stated
  -- The newest balance was the whole balance of its place, whatever its currency: the account it leaves is empty from then on.
  union all select owner, source_table, id, kind, place, before, day, at, 0, 0 from import_stated where before <> code),
placed as (
  select owner, pg_temp.entry_id(source_table, id, step) as id, pg_temp.stable_id(case kind when 1 then 'sites/' else 'assets/' end || place || '/' || code) as account, code, day, at, amount,
    source_table, id as source_id
  from stated)
select owner, id, account, code, 4 as kind, day, at, amount - coalesce(lag(amount) over (partition by owner, account order by day, at, id), 0) as amount, amount as stated, source_table, source_id
from placed
union all
select owner, pg_temp.entry_id(source_table, id, 0), pg_temp.stable_id('placeless/' || owner || '/' || code), code, case when amount > 0 then 1 else 2 end, day, at, amount, null, source_table, id
from import_moves where amount <> 0
union all
select owner, pg_temp.entry_id(source_table, id, 1), pg_temp.stable_id('placeless/' || owner || '/' || code), code, 4, day, at, -amount, 0, source_table, id
from import_moves where amount <> 0;
