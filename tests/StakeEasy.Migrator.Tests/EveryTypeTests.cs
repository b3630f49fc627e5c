using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests;

/// <summary>Every row of the type map, through a real MariaDB into a real PostgreSQL.</summary>
[Collection(Servers.Collection)]
public sealed class EveryTypeTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Awkward", "every-type.sql"));

    [Fact]
    public async Task Every_type_is_copied_and_verified_clean()
    {
        var migration = await Migration.OfAsync(mariaDb, postgres, Script);

        (await migration.CopyAsync("--utc", "times.stored_utc", "--fix", "expressions-as-translated")).Expect(0);
        (await migration.VerifyAsync()).Expect(0);

        await IntegersAsync(migration);
        await NumbersAsync(migration);
        await TextsAsync(migration);
        await BytesAsync(migration);
        await TimesAsync(migration);
        await ChoicesAsync(migration);
        await DeclarationsAsync(migration);
    }

    private static async Task IntegersAsync(Migration migration)
    {
        Assert.Equal(
            "integer boolean smallint smallint smallint smallint integer integer integer integer bigint integer bigint bigint bigint numeric smallint",
            await TypesAsync(migration, "integers"));
        Assert.Equal("True|4|127|255|32767|65535|8388607|16777215|2147483647|4294967295|1|12345|9223372036854775807|9223372036854775807|18446744073709551615|2155",
            await migration.AskAsync("SELECT flag, looks_like_flag, tiny, tiny_u, small, small_u, medium, medium_u, plain, plain_u, wide, zero_filled, big, big_u, huge_u, yr FROM integers WHERE id = 2"));
    }

    private static async Task NumbersAsync(Migration migration)
    {
        Assert.Equal("bigint numeric numeric numeric numeric real double precision", await TypesAsync(migration, "numbers"));
        Assert.Equal("-0.01|-0.000000000000000000000000000001|-1|0.00000001|0.1|0.1", await migration.AskAsync("SELECT money::text, exact_::text, whole::text, small_::text, f::text, d::text FROM numbers WHERE id = 2"));
        Assert.Equal(
            "99999999.99|12345678901234567890123456789012345.123456789012345678901234567890|99999999999999999999|99.99999999|3.4028235e+38|1.7976931348623157e+308",
            await migration.AskAsync("SELECT money::text, exact_::text, whole::text, small_::text, f::text, d::text FROM numbers WHERE id = 3"));
    }

    private static async Task TextsAsync(Migration migration)
    {
        Assert.Equal("padded|trailing   | leading|tab\there", await migration.AskAsync("SELECT c, v, v_bin, t FROM texts WHERE id = 2"));
        Assert.Equal("line\nand\r\nreturn\rquote'\"backslash\\ \\N \\. end|Grüße|Łódź|3f06af63-a93c-11e4-9797-00505690773f", await migration.AskAsync("SELECT lt, latin, wide, guid_like FROM texts WHERE id = 2"));
        Assert.Equal("€…Š’“”–|not a guid at all", await migration.AskAsync("SELECT latin, guid_like FROM texts WHERE id = 3"));
    }

    private static async Task BytesAsync(Migration migration)
    {
        Assert.Equal("integer bytea bytea bytea bytea bytea boolean bit bit", await TypesAsync(migration, "bytes_"));
        Assert.Equal("00ff0a0d|0009|5c4e0a09|True|11111|" + new string('1', 64), await migration.AskAsync("SELECT encode(b, 'hex'), encode(vb, 'hex'), encode(bl, 'hex'), bit1, bit5::text, bit64::text FROM bytes_ WHERE id = 2"));
        Assert.Equal("61620000|10101", await migration.AskAsync("SELECT encode(b, 'hex'), bit5::text FROM bytes_ WHERE id = 4"));
    }

    private static async Task TimesAsync(Migration migration)
    {
        Assert.Equal(
            "integer date timestamp without time zone timestamp without time zone timestamp without time zone timestamp with time zone timestamp with time zone time without time zone interval time without time zone timestamp with time zone",
            await TypesAsync(migration, "times"));
        Assert.Equal(
            "0009-03-04|0009-03-04 05:06:07|1970-01-01 00:00:01+00|00:00:00|-838:59:59|00:00:00.000001|2025-03-30 02:30:00+00",
            await migration.AskAsync("SELECT d::text, dt::text, ts::text, t::text, t_long::text, t6::text, stored_utc::text FROM times WHERE id = 1"));
        Assert.Equal(
            "9999-12-31|9999-12-31 23:59:59.999999|2024-02-29 12:00:00.12|2038-01-19 03:14:07.999999+00|838:59:59",
            await migration.AskAsync("SELECT d::text, dt6::text, dt3::text, ts6::text, t_long::text FROM times WHERE id = 2"));
    }

    private static async Task ChoicesAsync(Migration migration)
    {
        Assert.Equal("integer text text text jsonb", await TypesAsync(migration, "choices"));
        Assert.Equal("it's fine|x|red,blue|[]", await migration.AskAsync("SELECT mood, maybe, tags, j::text FROM choices WHERE id = 2"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => migration.AskAsync("INSERT INTO choices (mood) VALUES ('angry')"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => migration.AskAsync("INSERT INTO choices (tags) VALUES ('red,black')"));
    }

    private static async Task DeclarationsAsync(Migration migration)
    {
        Assert.Equal("10", await migration.AskAsync("INSERT INTO defaults DEFAULT VALUES RETURNING id"));
        Assert.Equal(
            "it's \\ quoted|-5|1.50|True|12.00|IT'S \\ QUOTED--5|True",
            await migration.AskAsync("SELECT word, number_, price::text, flag, gross::text, label, created > now() AT TIME ZONE 'UTC' - interval '1 hour' FROM defaults WHERE id = 10"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => migration.AskAsync("INSERT INTO defaults (number_) VALUES (11)"));
        Assert.Equal("Defaults, checks and generated columns|numbered", await migration.AskAsync("SELECT obj_description('defaults'::regclass), col_description('defaults'::regclass, 1)"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => migration.AskAsync("INSERT INTO children VALUES (99, 1, NULL)"));
        await migration.AskAsync("DELETE FROM \"parents and others\" WHERE \"key\" = 17");
        Assert.Equal("1|1|NULL\n1|2|NULL", await migration.AskAsync("SELECT * FROM children ORDER BY 1, 2"));
    }

    private static async Task<string> TypesAsync(Migration migration, string table) =>
        await migration.AskAsync($"SELECT string_agg(data_type, ' ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'");
}
