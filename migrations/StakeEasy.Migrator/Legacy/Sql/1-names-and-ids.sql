-- What the following scripts share. They run in one transaction, with the copied tables first in the search path and the session in UTC.
-- Everything made here is temporary and goes with the transaction.

-- The same for the same row of the older application, for ever: a repeated run makes the same ids (UUID version 8).
create function pg_temp.stable_id(what text) returns uuid language sql immutable parallel safe as
$$ select overlay(overlay(md5('stakeeasy-legacy/' || what) placing '8' from 13) placing '8' from 17)::uuid $$;

-- Of an entry: table, older id and step lead, because among entries of one instant the id decides which stands first.
create function pg_temp.entry_id(source_table int, id bigint, step int) returns uuid language sql immutable parallel safe as
$$ select (to_hex(source_table) || lpad(to_hex(id), 11, '0') || '8' || lpad(to_hex(step), 3, '0')
  || '8' || left(md5('stakeeasy-legacy/' || source_table || '/' || id || '/' || step), 15))::uuid $$;

-- In UTF-16 units, as the program counts: what lies beyond the first plane takes two.
create function pg_temp.program_length(name text) returns int language sql immutable parallel safe as
$$ select case when length(name) <= 25 then length(name) else length(name) + length(regexp_replace(name, '[\u0001-\uffff]', '', 'g')) end $$;

-- The longest start of the name that leaves room for what has to stand behind it.
create function pg_temp.fitting(name text, behind text) returns text language sql immutable parallel safe as
$$ select case when pg_temp.program_length(name || behind) <= 50 then name || behind
  else (select rtrim(left(name, n)) || behind from generate_series(50, 1, -1) n where pg_temp.program_length(left(name, n) || behind) <= 50 limit 1) end $$;

-- Line ends, and marks that hide or turn round what stands beside them; emoji are joined by U+200D, which is none of them.
create function pg_temp.without_hidden(name text, instead text) returns text language sql immutable parallel safe as
$$ select regexp_replace(name,
  '[\u0001-\u001f\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]',
  instead, 'g') $$;

create function pg_temp.visible(name text) returns text language sql immutable parallel safe as $$ select btrim(pg_temp.without_hidden(name, '')) $$;

-- For the report: a name that would fill the screen, or turn it round, must not.
create function pg_temp.for_report(name text) returns text language sql immutable parallel safe as
$$ select '"' || left(pg_temp.without_hidden(name, '?'), 60) || case when length(name) > 60 then '…' else '' end || '"' $$;

-- Every currency code that is used, as written there; what it becomes is filled in by the program. So many decimals that what is divided by a
-- rate keeps them.
create temp table import_currencies on commit drop as
select raw, null::text as code, (select c.rate from currency c where upper(btrim(c.code)) = upper(btrim(u.raw)) and c.rate > 0 order by c.id limit 1)::numeric(40,20) as rate
from (
  select code as raw from currency union select default_currency_code from users
  union select currency from deposits union select currency from drawings
  union select currency from site_history union select currency from asset_history) u
where raw is not null;
alter table import_currencies add primary key (raw);

-- What is told of the run: one row for each row of the older application that does not come over as it stands.
create temp table import_notes (kind text not null, source_table text not null, source_id bigint not null, user_id bigint, what text not null) on commit drop;
