-- Sites and assets, under names that can be told apart: two of one name were possible there.
create temp table import_places on commit drop as
with places as (
  select 1 as kind, id, user_id, name, display_order from sites
  union all select 2, id, user_id, name, display_order from assets),
visible as (
  select p.*, u.owner, u.currency as default_currency, u.created_at, case
      when length(pg_temp.visible(name)) >= 2 then pg_temp.fitting(pg_temp.visible(name), '')
      else btrim(case kind when 1 then 'Site ' else 'Asset ' end || coalesce(nullif(pg_temp.visible(name), ''), p.id::text)) end as shown
  from places p join import_users u on u.id = p.user_id),
numbered as (select *, row_number() over (partition by owner, lower(shown) order by kind, id) as same from visible)
select kind, id, user_id, owner, default_currency, created_at, display_order, name, shown,
  case when same = 1 then shown else pg_temp.fitting(shown, ' ' || same) end as numbered
from numbered;
alter table import_places add primary key (kind, id);
analyze import_places;

insert into import_notes
select 'name-changed', case kind when 1 then 'sites' else 'assets' end, id, user_id, pg_temp.for_report(name) || ' becomes ' || pg_temp.for_report(shown) from import_places where shown <> btrim(name);

insert into import_notes
select 'name-numbered', case kind when 1 then 'sites' else 'assets' end, id, user_id, pg_temp.for_report(name) || ' becomes ' || pg_temp.for_report(numbered) from import_places where numbered <> shown;

insert into import_notes
select 'orphan', 'sites', s.id, s.user_id, s.name from sites s where not exists (select from import_users u where u.id = s.user_id)
union all select 'orphan', 'assets', s.id, s.user_id, s.name from assets s where not exists (select from import_users u where u.id = s.user_id);
