-- A schema of PostgreSQL with its common types, the values that are easily lost, and whatever a table can declare.
CREATE SCHEMA shop;
SET search_path = shop;
CREATE TYPE mood AS ENUM ('happy', 'it''s fine', 'sad');
CREATE DOMAIN positive AS numeric(12,2) CHECK (VALUE > 0);

CREATE TABLE numbers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  flag boolean, small smallint, plain integer, big bigint, money_ numeric(12,2), any_ numeric, shifted numeric(5,-2), price positive, f real, d double precision, cash money
);
INSERT INTO numbers (flag, small, plain, big, money_, any_, shifted, price, f, d, cash) VALUES
  (true, -32768, -2147483648, -9223372036854775808, -0.01, 0.000000000000000000000000000001, 12300, 0.01, 0.1, 0.1, -1.5),
  (false, 32767, 2147483647, 9223372036854775807, 9999999999.99, 123456789012345678901234567890.12345, 99900, 10000, 3.4028235e38, 2.2250738585072014e-308, 12.34),
  (NULL, NULL, NULL, NULL, 10000, 'NaN', NULL, NULL, 'NaN', '-Infinity', NULL),
  (NULL, 0, 0, 0, 0, 'Infinity', 0, 1, 0, 0, 0),
  (NULL, 0, 0, 0, 100000000, '-Infinity', -100, 1, '-0', 1e300, 0),
  (NULL, 0, 0, 0, 1.10, 1.10, 0, 1, 1e-10, -1e-5, 0),
  (NULL, 0, 0, 0, 12345678.90, 1000000000000.0001, 0, 1, 16777216, 123456789.123456789, 0);

CREATE TABLE texts ("Id" uuid PRIMARY KEY DEFAULT gen_random_uuid(), c char(5), v varchar(20), t text, "char" "char", n name, feeling mood NOT NULL DEFAULT 'it''s fine', x xml);
INSERT INTO texts VALUES
  ('00000000-0000-0000-0000-000000000001', 'ab', 'trailing   ', E'tab\tline\nreturn\r\\ back', 'z', 'a name', 'sad', '<a b="c">d</a>'),
  ('ffffffff-ffff-ffff-ffff-ffffffffffff', 'abcde', '', '日本 🂡', NULL, NULL, 'happy', NULL),
  ('00000000-0000-0000-0000-000000000002', NULL, NULL, NULL, NULL, NULL, 'it''s fine', NULL);

CREATE TABLE bytes_ (id integer PRIMARY KEY, b bytea, five bit(5), many bit(100), varying bit varying(20));
INSERT INTO bytes_ VALUES (1, '\x00ff0a0d', '10101', repeat('10', 50)::bit(100), '101'), (2, '', '00000', repeat('0', 100)::bit(100), ''), (3, NULL, NULL, NULL, NULL);

CREATE TABLE times (
  id integer PRIMARY KEY, d date, ts timestamp, ts3 timestamp(3), tz timestamptz, t time, t0 time(0), ttz timetz, i interval, since tstzrange
);
INSERT INTO times VALUES
  (1, '0009-03-04', '0009-03-04 05:06:07', '2024-02-29 12:00:00.12', '2025-03-30 02:30:00+02', '24:00', '00:00:00', '12:00+05:30', '1 year 2 mons -3 days 04:05:06.789', '[2024-01-01,2024-02-01)'),
  (2, 'infinity', '-infinity', 'infinity', 'infinity', '00:00:00.000001', '23:59:59', NULL, '-838:59:59', 'empty'),
  (3, '-infinity', '4713-01-01 BC', NULL, '-infinity', NULL, NULL, NULL, NULL, NULL),
  (4, '9999-12-31', '294276-12-31 23:59:59.999999', '12024-01-01', '0044-03-15 12:00:00+00 BC', NULL, NULL, NULL, NULL, '(,)');

CREATE TABLE shapes (
  id integer PRIMARY KEY, j json, jb jsonb, tags text[], matrix integer[][], at timestamptz[], host inet, net cidr, mac macaddr, spot point, words tsvector
);
INSERT INTO shapes VALUES
  (1, '{"b": 1,  "a": 1, "a": 2}', '{"b": 1, "a": [1.50, null, "\u00e9"]}', ARRAY['a,b', 'c"d', NULL], ARRAY[[1,2],[3,4]], ARRAY['2024-01-01 00:00:00+00'::timestamptz], '10.0.0.1/8', '10.0.0.0/8', '08:00:2b:01:02:03', '(1.5,-2)', to_tsvector('simple', 'the quick fox')),
  (2, 'null', 'null', '{}', NULL, NULL, '::1', NULL, NULL, NULL, NULL),
  (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE "Customers" (
  "Id" serial PRIMARY KEY, "EMail" varchar(100) NOT NULL, active boolean NOT NULL DEFAULT true, joined timestamptz NOT NULL DEFAULT now(),
  settings jsonb NOT NULL DEFAULT '{}', net numeric(10,2) NOT NULL DEFAULT 10, gross numeric(12,4) GENERATED ALWAYS AS (net * 1.2) STORED,
  CONSTRAINT "net is not negative" CHECK (net >= 0), CONSTRAINT looks_like_mail CHECK ("EMail" ~ '^[^@\s]+@[^@]+$')
);
CREATE UNIQUE INDEX "one address" ON "Customers" (lower("EMail"));
CREATE INDEX active_ones ON "Customers" (joined DESC) WHERE active;
CREATE INDEX in_settings ON "Customers" USING gin (settings jsonb_path_ops);
CREATE INDEX by_joined ON "Customers" (joined, "Id" DESC);
COMMENT ON TABLE "Customers" IS 'Who buys';
COMMENT ON COLUMN "Customers"."EMail" IS 'Where to write';
INSERT INTO "Customers" ("Id", "EMail", joined, net) VALUES (7, 'Ana@example.org', '2024-01-01 00:00:00+00', 1.25), (41, 'bo@example.org', '2024-02-01 00:00:00+00', 0);

CREATE TABLE orders (number integer, customer integer, note text, PRIMARY KEY (customer, number), CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES "Customers" ("Id") ON DELETE CASCADE);
INSERT INTO orders VALUES (1, 7, 'first'), (2, 7, 'second'), (1, 41, 'third');
ALTER TABLE orders ADD CONSTRAINT has_note CHECK (note <> 'second') NOT VALID;

CREATE TABLE readings (at date NOT NULL, value integer) PARTITION BY RANGE (at);
CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO readings SELECT '2024-12-01'::date + n, n FROM generate_series(0, 60) n;

CREATE TABLE parent (id integer PRIMARY KEY);
CREATE TABLE child (extra text) INHERITS (parent);
INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (2, 'two');

CREATE TABLE empty_ (nothing text);
CREATE VIEW seen AS SELECT * FROM orders;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * n';
CREATE SEQUENCE alone;
CREATE TABLE public.not_ours (id integer);
