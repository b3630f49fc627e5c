DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'achievements') THEN
        CREATE SCHEMA achievements;
    END IF;
END $EF$;
CREATE TABLE IF NOT EXISTS achievements.__ef_migrations_history (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___ef_migrations_history" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
        IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'achievements') THEN
            CREATE SCHEMA achievements;
        END IF;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.activities (
        owner_id uuid NOT NULL,
        kind smallint NOT NULL,
        key character varying(80) NOT NULL,
        day date NOT NULL,
        CONSTRAINT pk_activities PRIMARY KEY (owner_id, kind, key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.goals (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        kind smallint NOT NULL,
        name character varying(80) NOT NULL,
        currency character varying(10),
        start numeric(28,10) NOT NULL,
        target numeric(28,10) NOT NULL,
        first_day date NOT NULL,
        last_day date NOT NULL,
        created_at timestamp with time zone NOT NULL,
        abandoned_at timestamp with time zone,
        archived_at timestamp with time zone,
        value numeric(28,10) NOT NULL,
        completed_on date,
        chance numeric(28,10),
        CONSTRAINT pk_goals PRIMARY KEY (owner_id, id),
        CONSTRAINT goals_way CHECK (target > start and last_day >= first_day)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.limits (
        owner_id uuid NOT NULL,
        kind smallint NOT NULL,
        amount numeric(28,10) NOT NULL,
        currency character varying(10),
        next_amount numeric(28,10),
        next_from timestamp with time zone,
        CONSTRAINT pk_limits PRIMARY KEY (owner_id, kind),
        CONSTRAINT limits_amount CHECK (amount > 0 and (next_amount is null or next_amount > 0))
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.notices (
        owner_id uuid NOT NULL,
        id uuid NOT NULL,
        kind smallint NOT NULL,
        key character varying(80) NOT NULL,
        text character varying(300) NOT NULL,
        path character varying(300) NOT NULL,
        at timestamp with time zone NOT NULL,
        read_at timestamp with time zone,
        CONSTRAINT pk_notices PRIMARY KEY (owner_id, id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.settings (
        owner_id uuid NOT NULL,
        day_start time without time zone NOT NULL,
        unwanted smallint[] NOT NULL,
        cooling_off_until timestamp with time zone,
        CONSTRAINT pk_settings PRIMARY KEY (owner_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.standings (
        owner_id uuid NOT NULL,
        streak_length integer NOT NULL,
        streak_first date,
        streak_last date,
        streak_longest integer NOT NULL,
        recent date[] NOT NULL,
        progress jsonb NOT NULL,
        CONSTRAINT pk_standings PRIMARY KEY (owner_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE TABLE achievements.unlocks (
        owner_id uuid NOT NULL,
        key character varying(80) NOT NULL,
        day date NOT NULL,
        CONSTRAINT pk_unlocks PRIMARY KEY (owner_id, key)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE UNIQUE INDEX notices_once ON achievements.notices (owner_id, kind, key);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    CREATE INDEX notices_unread ON achievements.notices (owner_id) WHERE read_at is null;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121183742_CreateAchievements') THEN
    INSERT INTO achievements.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121183742_CreateAchievements', '10.0.14');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121213450_ShowNoticesOnce') THEN
    ALTER TABLE achievements.notices ADD shown_at timestamp with time zone;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121213450_ShowNoticesOnce') THEN
    update achievements.notices set shown_at = at;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM achievements.__ef_migrations_history WHERE "MigrationId" = '20261121213450_ShowNoticesOnce') THEN
    INSERT INTO achievements.__ef_migrations_history ("MigrationId", "ProductVersion")
    VALUES ('20261121213450_ShowNoticesOnce', '10.0.14');
    END IF;
END $EF$;
COMMIT;

