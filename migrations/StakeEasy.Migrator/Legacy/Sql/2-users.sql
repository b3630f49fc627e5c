-- The program has filled import_addresses: the older id, the address chosen for it, and how the program writes it when it looks somebody up.
create temp table import_users on commit drop as
select u.id, pg_temp.stable_id('users/' || u.id) as owner, a.email, a.normalized, coalesce(c.code, 'USD') as currency,
  coalesce(u.created_at::timestamptz, k.created_at, now()) as created_at, coalesce(u.active::int, 0) <> 0 as active, coalesce(u.is_confirmed::int, 0) <> 0 as confirmed
from users u join import_addresses a on a.id = u.id left join import_currencies c on c.raw = u.default_currency_code
-- Nobody who is imported is there yet; a verification finds them, and with them the moment that stood in for one nobody knew.
left join identity.users k on k.id = pg_temp.stable_id('users/' || u.id);
alter table import_users add primary key (id);
create unique index on import_users (owner);
analyze import_users;

insert into import_notes
select 'address-blank', 'users', id, id, coalesce(email, '') from import_users where email = '' or email ~ '[[:space:][:cntrl:]]' or email !~ '^[^@]+@[^@]+$' or length(email) > 254;

-- Whoever reads "Ana@example.org" and "aná@example.org" takes them for one; the older database did, too, or its index was changed.
insert into import_notes
select 'address-twice', 'users', id, id, email from (
  select id, email, count(*) over (partition by upper(regexp_replace(normalize(email, nfd), '[\u0300-\u036f]', '', 'g'))) as n from import_users) u
where n > 1;

insert into import_notes
select 'address-taken', 'users', i.id, i.id, i.email from import_users i
where exists (select from identity.users u where u.normalized_email = i.normalized or u.id = i.owner);

-- Whoever deletes their account stays deleted: the ledger refuses them for good.
insert into import_notes select 'erased', 'users', id, id, email from import_users where exists (select from bankroll.erasures where owner_hash = uuid_hash_extended(owner, 0));

insert into import_notes select 'deactivated', 'users', id, id, email from import_users where not active;

insert into import_notes
select 'second-factor', 'users', u.id, u.id, i.email from users u join import_users i on i.id = u.id where u.otp_enabled::int <> 0;
