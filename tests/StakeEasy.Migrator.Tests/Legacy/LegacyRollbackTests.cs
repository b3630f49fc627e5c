using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>The way back from an import, followed as it is printed.</summary>
[Collection(Servers.Collection)]
public sealed class LegacyRollbackTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string Others = """
        insert into identity.users (id, reporting_currency, time_zone_id, culture_name, theme, amounts_hidden, created_at, user_name, normalized_user_name, email, normalized_email,
          email_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        values ('11111111-1111-1111-1111-111111111111', 'EUR', 'UTC', 'en-IE', 0, false, now(), 'e', 'E', 'other@example.org', 'OTHER@EXAMPLE.ORG', true, false, true, 0);
        insert into bankroll.accounts (owner_id, id, kind, currency, name, created_at, position, entries, balance, deposited, withdrawn, restated, valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
        values ('11111111-1111-1111-1111-111111111111', gen_random_uuid(), 1, 'EUR', 'Own', now(), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    [Fact]
    public async Task The_plan_takes_every_imported_row_out_leaves_other_players_alone_and_a_repeat_succeeds()
    {
        var legacy = await ImportedAsync();

        foreach (var statement in (await StepAsync(legacy, "Take the imported players out")).Split('\n').Skip(1))
        {
            Assert.EndsWith(";", statement, StringComparison.Ordinal);
        }

        await using (var database = NpgsqlDataSource.Create(legacy.Target))
        {
            await database.CreateCommand((await StepAsync(legacy, "Take the imported players out")).Split('\n', 2)[1]).ExecuteNonQueryAsync();
        }

        Assert.Equal(["other@example.org | Own"], await legacy.LinesAsync("select u.email, a.name from identity.users u left join bankroll.accounts a on a.owner_id = u.id"));
        Assert.Equal(["0 | 0"], await legacy.LinesAsync("select (select count(*) from bankroll.entries), (select count(*) from bankroll.totals)"));
        Assert.Equal(["8"], await legacy.LinesAsync("select count(*) from pg_namespace n join pg_class c on c.relnamespace = n.oid join information_schema.tables t on t.table_schema = n.nspname and t.table_name = c.relname where n.nspname like 'legacy\\_rolled\\_back\\_%' and c.relname = any(array['users','sites','assets','site_history','asset_history','deposits','drawings','currency'])"));
        (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided])).Expect(0);
    }

    [Fact]
    public async Task The_plan_names_the_run_the_dump_the_schemas_and_the_thirty_days()
    {
        var legacy = await ImportedAsync();
        var run = Assert.Single(await legacy.LinesAsync("select id from stakeeasy_migrator.runs"));
        var until = Assert.Single(await legacy.LinesAsync("select to_char((published_at at time zone 'UTC') + interval '30 days', 'YYYY-MM-DD') from stakeeasy_migrator.runs"));

        var plan = (await Migration.RunAsync("rollback-plan", "--target", legacy.Target, "--schema", "legacy")).Expect(0).Output;

        Assert.Contains("1. scripts/stakeeasy maintenance on", plan, StringComparison.Ordinal);
        Assert.Contains($"--file=before-rollback-{run}.dump", plan, StringComparison.Ordinal);
        Assert.Contains("bankroll", await StepAsync(legacy, "Save all"), StringComparison.Ordinal);
        Assert.Contains("identity", await StepAsync(legacy, "Save all"), StringComparison.Ordinal);
        Assert.Contains($"until {until}, 30 days after run {run} was published", plan, StringComparison.Ordinal);
    }

    private static async Task<string> StepAsync(LegacyInstallation legacy, string beginning) =>
        (await Migration.RunAsync("rollback-plan", "--target", legacy.Target, "--schema", "legacy", "--json")).Expect(0).Report.GetProperty("steps").EnumerateArray()
            .Select(step => step.GetString()!).Single(step => step.StartsWith(beginning, StringComparison.Ordinal));

    private async Task<LegacyInstallation> ImportedAsync()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        await using (var database = NpgsqlDataSource.Create(legacy.Target))
        {
            await database.CreateCommand(Others).ExecuteNonQueryAsync();
        }

        Assert.Equal(0, (await legacy.ImportAsync(LegacyInstallation.Decided)).ExitCode);
        return legacy;
    }
}
