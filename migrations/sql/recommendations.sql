DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'recommendations') THEN
        CREATE SCHEMA recommendations;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS recommendations.__ef_migrations_history (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___ef_migrations_history" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121180450_CreateProfiles') THEN
        IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'recommendations') THEN
            CREATE SCHEMA recommendations;
        END IF;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121180450_CreateProfiles') THEN
    CREATE TABLE recommendations.profiles (
        owner_id uuid NOT NULL,
        games text[],
        opposition integer,
        risk_tolerance integer,
        surroundings integer,
        target_risk numeric(28,10) NOT NULL,
        cash_currency character varying(10),
        cash_buy_in numeric(28,10),
        cash_rate_from integer NOT NULL,
        cash_per integer NOT NULL,
        cash_rate numeric(28,10),
        cash_deviation numeric(28,10),
        cash_sample numeric(28,10),
        tournament_currency character varying(10),
        tournament_sites text[],
        tournament_buy_in numeric(28,10),
        tournament_rate_from integer NOT NULL,
        tournament_roi numeric(28,10),
        tournament_deviation numeric(28,10),
        tournament_sample numeric(28,10),
        CONSTRAINT pk_profiles PRIMARY KEY (owner_id),
        CONSTRAINT profiles_formats CHECK (cash_currency is not null or tournament_currency is not null)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121180450_CreateProfiles') THEN
    INSERT INTO recommendations.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121180450_CreateProfiles', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121183030_AddNextActions') THEN
    CREATE TABLE recommendations.answers (
        owner_id uuid NOT NULL,
        kind smallint NOT NULL,
        subject character varying(64) NOT NULL,
        fact character varying(64) NOT NULL,
        level integer NOT NULL,
        answer smallint NOT NULL,
        until date,
        at timestamp with time zone NOT NULL,
        done_times integer NOT NULL,
        dismissed_times integer NOT NULL,
        CONSTRAINT pk_answers PRIMARY KEY (owner_id, kind, subject),
        CONSTRAINT answers_times CHECK (done_times >= 0 and dismissed_times >= 0)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121183030_AddNextActions') THEN
    CREATE TABLE recommendations.backups (
        owner_id uuid NOT NULL,
        taken_at timestamp with time zone NOT NULL,
        CONSTRAINT pk_backups PRIMARY KEY (owner_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121183030_AddNextActions') THEN
    CREATE TABLE recommendations.shown_lists (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        shown_at timestamp with time zone NOT NULL,
        rule_version integer NOT NULL,
        inputs jsonb NOT NULL,
        outputs jsonb NOT NULL,
        CONSTRAINT pk_shown_lists PRIMARY KEY (owner_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121183030_AddNextActions') THEN
    CREATE INDEX shown_lists_shown_at ON recommendations.shown_lists (shown_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM recommendations.__ef_migrations_history WHERE "MigrationId" = '20261121183030_AddNextActions') THEN
    INSERT INTO recommendations.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121183030_AddNextActions', '10.0.14');
    END IF;
END $EF$;
COMMIT;

