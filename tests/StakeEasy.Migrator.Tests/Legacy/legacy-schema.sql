-- The tables of the older application, in their last version, as far as they matter to a move. No line of its code is used here.
CREATE TABLE currency (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(255) NOT NULL, rate DECIMAL(10,6) NOT NULL, code VARCHAR(3) NOT NULL, symbol VARCHAR(5) NOT NULL, updated_at DATETIME NULL, UNIQUE KEY uq_currency_code (code));
CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(255) NOT NULL UNIQUE, password_hash VARCHAR(255) NULL, active TINYINT(1) NULL, created_at DATETIME NULL, last_login_at DATETIME NULL,
  fs_uniquifier VARCHAR(255) NOT NULL UNIQUE, is_confirmed TINYINT(1) NOT NULL, confirmed_on DATETIME NULL, default_currency_code VARCHAR(3) NOT NULL DEFAULT 'USD', otp_secret VARCHAR(16) NULL, otp_enabled TINYINT(1) NOT NULL,
  last_activity_date DATE NULL, streak_days INT NOT NULL);
CREATE TABLE sites (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(255) NOT NULL, user_id INT NOT NULL, display_order INT NOT NULL DEFAULT 0, CONSTRAINT sites_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE assets (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(255) NOT NULL, user_id INT NOT NULL, display_order INT NOT NULL DEFAULT 0, CONSTRAINT assets_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE site_history (id INT AUTO_INCREMENT PRIMARY KEY, site_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, currency VARCHAR(3) NOT NULL, recorded_at DATETIME NULL, user_id INT NOT NULL,
  KEY idx_site_history_user_recorded (user_id, recorded_at), CONSTRAINT site_history_site FOREIGN KEY (site_id) REFERENCES sites (id), CONSTRAINT site_history_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE asset_history (id INT AUTO_INCREMENT PRIMARY KEY, asset_id INT NOT NULL, amount DECIMAL(10,2) NOT NULL, currency VARCHAR(3) NOT NULL, recorded_at DATETIME NULL, user_id INT NOT NULL,
  KEY idx_asset_history_user_recorded (user_id, recorded_at), CONSTRAINT asset_history_asset FOREIGN KEY (asset_id) REFERENCES assets (id), CONSTRAINT asset_history_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE deposits (id INT AUTO_INCREMENT PRIMARY KEY, date DATETIME NOT NULL, amount DECIMAL(10,2) NOT NULL, last_updated DATETIME NOT NULL, currency VARCHAR(3) NOT NULL, user_id INT NOT NULL,
  KEY idx_deposits_user_date (user_id, date), CONSTRAINT deposits_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE drawings (id INT AUTO_INCREMENT PRIMARY KEY, date DATETIME NOT NULL, amount DECIMAL(10,2) NOT NULL, last_updated DATETIME NOT NULL, currency VARCHAR(3) NOT NULL, user_id INT NOT NULL,
  KEY idx_drawings_user_date (user_id, date), CONSTRAINT drawings_user FOREIGN KEY (user_id) REFERENCES users (id));
CREATE TABLE goals (id INT AUTO_INCREMENT PRIMARY KEY, user_id INT NOT NULL, name VARCHAR(255) NOT NULL, goal_type VARCHAR(50) NOT NULL, target_value DECIMAL(10,2) NOT NULL, start_date DATETIME NOT NULL, end_date DATETIME NOT NULL,
  status VARCHAR(20) NOT NULL, completed_at DATETIME NULL, CONSTRAINT goals_user FOREIGN KEY (user_id) REFERENCES users (id));
