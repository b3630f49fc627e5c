-- Every row of the type map, with the values that are easily lost. All of it can be represented: a copy changes nothing.
SET sql_mode = '', time_zone = '+00:00';

CREATE TABLE integers (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  flag TINYINT(1) NULL,
  looks_like_flag TINYINT(1) NULL,
  tiny TINYINT, tiny_u TINYINT UNSIGNED, small SMALLINT, small_u SMALLINT UNSIGNED, medium MEDIUMINT, medium_u MEDIUMINT UNSIGNED,
  plain INT, plain_u INT UNSIGNED, wide INT(11), zero_filled INT(5) ZEROFILL, big BIGINT, big_u BIGINT UNSIGNED, huge_u BIGINT UNSIGNED, yr YEAR
);
INSERT INTO integers VALUES
 (1, 0, 0, -128, 0, -32768, 0, -8388608, 0, -2147483648, 0, -1, 7, -9223372036854775808, 0, 0, 1901),
 (2, 1, 4, 127, 255, 32767, 65535, 8388607, 16777215, 2147483647, 4294967295, 1, 12345, 9223372036854775807, 9223372036854775807, 18446744073709551615, 2155),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (40, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

CREATE TABLE numbers (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  money DECIMAL(10,2) NOT NULL, exact_ DECIMAL(65,30), whole DECIMAL(20,0), small_ DECIMAL(10,8), f FLOAT, d DOUBLE
);
INSERT INTO numbers (money, exact_, whole, small_, f, d) VALUES
 (0, 0, 0, 0, 0, 0),
 (-0.01, -0.000000000000000000000000000001, -1, 0.00000001, 0.1, 0.1),
 (99999999.99, 12345678901234567890123456789012345.123456789012345678901234567890, 99999999999999999999, 99.99999999, 3.4028234e38, 1.7976931348623157e308),
 (10000, 10000, 10000, 1, 16777216, 1e15),
 (1000.10, 100000000, 100000000000, 0.1, 1e-10, 2.2250738585072014e-308),
 (20, NULL, NULL, NULL, NULL, NULL),
 (12345.67, 0.0001, 20000, 0.00010001, 1.17549435e-38, 123456789.123456789),
 (-1234567.80, 10000.0001, 10001, 10.5, -2.5, -1e-5),
 (1, 1, 1, 1, 7, 100000000000000000000),
 (1, 1, 1, 1, 3.14159, 0.0001);

CREATE TABLE texts (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  c CHAR(10), v VARCHAR(20), v_bin VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, t TEXT, lt LONGTEXT,
  latin VARCHAR(40) CHARACTER SET latin1, wide VARCHAR(20) CHARACTER SET ucs2, guid_like CHAR(36)
);
INSERT INTO texts (c, v, v_bin, t, lt, latin, wide, guid_like) VALUES
 ('', '', '', '', '', '', '', ''),
 ('padded    ', 'trailing   ', ' leading', 'tab\there', 'line\nand\r\nreturn\rquote\'"backslash\\ \\N \\. end', 'Grüße', 'Łódź', '3f06af63-a93c-11e4-9797-00505690773f'),
 ('😀😀', 'e\u0301', 'é', '\\N', REPEAT('long 長い ', 20000), CONVERT(X'80858A92939496' USING latin1), '日本', 'not a guid at all'),
 (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 ('NULL', 'null', 'NULL', 'NULL', 'N', '~', '|', '00000000-0000-0000-0000-000000000000'),
 ('a|b', '~', '1:a', '0:', '|', '¦', '~', NULL);

CREATE TABLE bytes_ (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  b BINARY(4), b16 BINARY(16), vb VARBINARY(20), bl BLOB, lb LONGBLOB, bit1 BIT(1), bit5 BIT(5) DEFAULT b'10101', bit64 BIT(64)
);
INSERT INTO bytes_ (b, b16, vb, bl, lb, bit1, bit5, bit64) VALUES
 ('', UNHEX('000102030405060708090A0B0C0D0E0F'), '', '', '', b'0', b'0', b'0'),
 (X'00FF0A0D', UNHEX('FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'), X'0009', X'5C4E0A09', REPEAT(X'00FF', 150000), b'1', b'11111', 18446744073709551615),
 (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO bytes_ (b) VALUES ('ab');

CREATE TABLE times (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  d DATE, dt DATETIME, dt6 DATETIME(6), dt3 DATETIME(3), ts TIMESTAMP NULL, ts6 TIMESTAMP(6) NULL, t TIME, t_long TIME, t6 TIME(6), stored_utc DATETIME
);
INSERT INTO times (d, dt, dt6, dt3, ts, ts6, t, t_long, t6, stored_utc) VALUES
 ('0009-03-04', '0009-03-04 05:06:07', '0001-01-01 00:00:00', '1000-01-01', '1970-01-01 00:00:01', '1970-01-01 00:00:01.000001', '00:00:00', '-838:59:59', '00:00:00.000001', '2025-03-30 02:30:00'),
 ('9999-12-31', '9999-12-31 23:59:59', '9999-12-31 23:59:59.999999', '2024-02-29 12:00:00.120', '2038-01-19 03:14:07', '2038-01-19 03:14:07.999999', '23:59:59', '838:59:59', '23:59:59.999999', '2025-10-26 02:30:00'),
 ('2024-02-29', '2025-03-30 02:30:00', '2025-03-30 02:30:00.5', '2025-03-30 02:30:00.05', '2025-03-30 01:30:00', '2025-03-30 01:30:00.5', '12:34:56', '24:00:00', '12:34:56.5', NULL),
 (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE choices (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  mood ENUM('happy','it''s fine','a,b') NOT NULL DEFAULT 'happy', maybe ENUM('','x') NULL, tags SET('red','green','blue') NULL, j JSON NULL
);
INSERT INTO choices (mood, maybe, tags, j) VALUES
 ('happy', '', '', '{"b": 1, "a": [1.50, true, null, "\\u00e9 \\" \\\\"]}'), ('it''s fine', 'x', 'red,blue', '[]'), ('a,b', NULL, NULL, NULL);

CREATE TABLE defaults (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'numbered',
  word VARCHAR(20) NOT NULL DEFAULT 'it''s \\ quoted', number_ INT NOT NULL DEFAULT -5, price DECIMAL(6,2) DEFAULT 1.50, flag TINYINT(1) NOT NULL DEFAULT 1,
  created DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, exact_ TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), day_ DATE DEFAULT (CURDATE()),
  net DECIMAL(10,2) NOT NULL DEFAULT 10, gross DECIMAL(12,2) GENERATED ALWAYS AS (`net` * 1.20) STORED, label VARCHAR(40) GENERATED ALWAYS AS (CONCAT(UCASE(`word`), '-', `number_`)) VIRTUAL,
  CONSTRAINT number_in_range CHECK (`number_` BETWEEN -10 AND 10), CONSTRAINT word_not_empty CHECK (CHAR_LENGTH(`word`) > 0)
) COMMENT 'Defaults, checks and generated columns';
INSERT INTO defaults (id) VALUES (5), (9);

CREATE TABLE `Parents And Others` (
  `Key` INT NOT NULL AUTO_INCREMENT, `Group` VARCHAR(10) NOT NULL, Email VARCHAR(190) NOT NULL, long_text TEXT,
  PRIMARY KEY (`Key`), UNIQUE KEY email (Email), KEY long_text (long_text(20)), KEY by_group (`Group`, `Key` DESC), FULLTEXT KEY words (long_text)
);
INSERT INTO `Parents And Others` VALUES (1, 'a', 'Ana@example.org', 'x'), (17, 'B', 'josé@example.org', NULL);

CREATE TABLE children (
  parent INT NOT NULL, nr SMALLINT NOT NULL, other INT NULL,
  PRIMARY KEY (parent, nr), KEY other (other),
  CONSTRAINT children_parent FOREIGN KEY (parent) REFERENCES `Parents And Others` (`Key`) ON DELETE CASCADE,
  CONSTRAINT children_other FOREIGN KEY (other) REFERENCES `Parents And Others` (`Key`) ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO children VALUES (1, 1, NULL), (1, 2, 17), (17, 1, 1);

CREATE TABLE empty_one (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, note TEXT);
CREATE TABLE no_key (a INT, b VARCHAR(5));
INSERT INTO no_key VALUES (1, 'x'), (1, 'x'), (NULL, NULL);
CREATE VIEW a_view AS SELECT id FROM empty_one;
