-- One user for each way in which rows of the older application are awkward. Currencies have no foreign key here, as in its first version.
INSERT INTO currency (name, rate, code, symbol, updated_at) VALUES
  ('US Dollar', 1, 'USD', '$', '2025-10-31 00:00:05'), ('Euro', 0.8612, 'EUR', '€', '2025-10-31 00:00:05'), ('Pound', 0.7604, 'GBP', '£', '2025-10-31 00:00:05'),
  ('Bitcoin', 0.000009, 'BTC', '₿', NULL), ('Colombian Peso', 3861.504321, 'COP', '$', '2025-10-31 00:00:05'),
  ('New Zealand Dollar', 1.7461, 'NZD', 'NZ$', '2025-10-29 00:00:05');

INSERT INTO users (id, email, active, created_at, fs_uniquifier, is_confirmed, default_currency_code, otp_enabled, streak_days) VALUES
  (1, 'Ana@example.org', 1, '2019-01-01 00:00:00', 'u1', 1, 'USD', 0, 3), (2, 'josé@example.org', 1, '2019-02-03 04:05:06', 'u2', 1, 'EUR', 0, 0),
  (3, 'tie@example.org', 1, NULL, 'u3', 0, 'GBP', 0, 0), (4, 'undated@example.org', 0, '2020-01-01 00:00:00', 'u4', 1, 'EUR', 1, 0),
  (5, 'names@example.org', NULL, '2020-01-01 00:00:00', 'u5', 1, 'USD', 0, 0), (6, 'odd@example.org', 1, '2020-01-01 00:00:00', 'u6', 1, 'USD', 0, 0),
  (7, 'stranger@example.org', 1, '2020-01-01 00:00:00', 'u7', 1, 'USD', 0, 0), (8, 'nothing@example.org', 1, '2020-01-01 00:00:00', 'u8', 1, 'CHF', 0, 0);

INSERT INTO sites (id, name, user_id, display_order) VALUES
  (11, 'PokerStars', 1, 2), (12, 'GGPoker', 1, 1), (13, 'PokerStars', 2, 0), (14, 'Stars', 3, 0), (15, 'Undated', 4, 0), (16, 'Only undated', 4, 0),
  (17, 'Room', 5, 0), (18, 'ROOM', 5, 0), (19, 'Room EUR', 5, 0), (20, '🂡🃏 Home game 👨‍👩‍👧', 5, 0), (21, REPEAT('x', 255), 5, 0), (22, REPEAT('🂡', 60), 5, 0), (23, 'A', 5, 0),
  (24, CONCAT('Hid', UNHEX('E280AE'), 'den'), 5, 0), (25, 'Odd', 6, 0), (26, 'Empty', 8, 0);
INSERT INTO assets (id, name, user_id, display_order) VALUES (31, 'Skrill', 1, 0), (32, 'room', 5, 0), (33, 'Wallet ₿', 2, 0);

-- 1: plain, with a site that moved to another currency and back, and midnight that is an instant.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES
  (101, 11, 1000.00, 'USD', '2024-01-01 10:00:00', 1), (102, 11, 900.50, 'EUR', '2024-02-01 10:00:00', 1), (103, 11, 800.25, 'EUR', '2024-03-01 10:00:00', 1),
  (104, 12, 250.00, 'USD', '2024-01-05 00:00:00', 1), (105, 12, 260.00, 'USD', '2024-01-05 09:00:00', 1), (106, 12, 70.00, 'GBP', '2024-04-01 00:00:00', 1), (107, 12, 300.00, 'USD', '2024-05-01 00:00:00', 1);
INSERT INTO asset_history (id, asset_id, amount, currency, recorded_at, user_id) VALUES (201, 31, 120.00, 'EUR', '2024-01-01 00:00:00', 1), (202, 31, -15.10, 'EUR', '2024-06-01 12:30:00', 1);
INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES
  (301, '2024-01-01 00:00:00', 500.00, '2024-01-01 09:00:00', 'USD', 1), (302, '2024-01-01 00:00:00', 500.00, '2024-01-01 09:00:00', 'USD', 1), (303, '2024-02-29 13:14:15', 99.99, '2024-03-01 09:00:00', 'EUR', 1);
INSERT INTO drawings (id, date, amount, last_updated, currency, user_id) VALUES (301, '2024-01-01 00:00:00', 20.00, '2024-01-01 09:00:00', 'USD', 1), (302, '2024-07-01 00:00:00', 75.25, '2024-07-01 09:00:00', 'GBP', 1);

-- 2: a currency that its table does not have, one without a date, a zero balance.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES (111, 13, 400.00, 'EUR', '2024-01-01 10:00:00', 2), (112, 13, 0.00, 'EUR', '2024-02-01 10:00:00', 2);
INSERT INTO asset_history (id, asset_id, amount, currency, recorded_at, user_id) VALUES (211, 33, 0.05, 'BTC', '2024-01-01 10:00:00', 2);
INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES (311, '2024-01-01 00:00:00', 10.00, '2024-01-01 09:00:00', 'SEK', 2), (312, '2024-01-02 00:00:00', 11.00, '2024-01-01 09:00:00', 'BTC', 2);

-- 3: two balances in one second, the later one in another currency.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES
  (121, 14, 500.00, 'USD', '2024-01-01 10:00:00', 3), (122, 14, 600.00, 'EUR', '2024-01-01 10:00:00', 3);

-- 4: balances without a time.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES
  (131, 15, 10.00, 'EUR', '2024-03-01 10:00:00', 4), (132, 15, 20.00, 'EUR', NULL, 4), (133, 15, 30.00, 'USD', NULL, 4), (134, 16, 40.00, 'EUR', NULL, 4), (135, 16, 50.00, 'EUR', NULL, 4);

-- 5: names that clash, also with what they become.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES
  (141, 17, 1.00, 'USD', '2024-01-01 10:00:00', 5), (142, 17, 2.00, 'EUR', '2024-01-02 10:00:00', 5), (143, 18, 4.00, 'USD', '2024-01-01 10:00:00', 5), (144, 19, 8.00, 'GBP', '2024-01-01 10:00:00', 5),
  (145, 20, 16.00, 'USD', '2024-01-01 10:00:00', 5), (146, 21, 32.00, 'USD', '2024-01-01 10:00:00', 5), (147, 21, 33.00, 'EUR', '2024-01-02 10:00:00', 5), (148, 22, 64.00, 'USD', '2024-01-01 10:00:00', 5),
  (149, 23, 128.00, 'USD', '2024-01-01 10:00:00', 5), (150, 24, 256.00, 'USD', '2024-01-01 10:00:00', 5);
INSERT INTO asset_history (id, asset_id, amount, currency, recorded_at, user_id) VALUES (241, 32, 512.00, 'USD', '2024-01-01 10:00:00', 5);

-- 6: deposits and withdrawals of nothing or less, far days, the widest amount.
INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES
  (351, '2024-01-01 00:00:00', -50.00, '2024-01-01 09:00:00', 'EUR', 6), (352, '2024-01-01 00:00:00', 0.00, '2024-01-01 09:00:00', 'EUR', 6), (353, '2199-01-01 00:00:00', 5.00, '2024-01-01 09:00:00', 'USD', 6), (354, '1001-01-01 00:00:00', 6.00, '2024-01-01 09:00:00', 'USD', 6);
INSERT INTO drawings (id, date, amount, last_updated, currency, user_id) VALUES (351, '2024-01-01 00:00:00', -7.50, '2024-01-01 09:00:00', 'GBP', 6);
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES (151, 25, 99999999.99, 'COP', '2024-01-01 10:00:00', 6);

-- 7: a balance at the site of user 6, and nothing else.
INSERT INTO site_history (id, site_id, amount, currency, recorded_at, user_id) VALUES (161, 25, 77.00, 'USD', '2025-01-01 10:00:00', 7);

INSERT INTO goals (id, user_id, name, goal_type, target_value, start_date, end_date, status) VALUES (1, 1, '$10k', 'bankroll_target', 10000, '2024-01-01', '2024-12-31', 'active');
