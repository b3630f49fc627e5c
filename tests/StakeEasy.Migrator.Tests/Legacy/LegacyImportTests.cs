using System.Text.Json;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

[Collection(Servers.Collection)]
public sealed class LegacyImportTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    [Fact]
    public async Task What_cannot_come_over_as_it_stands_stops_the_run_with_rows_and_remedies_and_nothing_is_written()
    {
        var legacy = await NewAsync();
        var before = await legacy.StateAsync();

        var (exitCode, report) = await legacy.ImportAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal(before, await legacy.StateAsync());
        Assert.Equal(
            ["foreign-history 1", "undated 4", "name-changed 4", "odd-amount 3"],
            Stops(report).Select(s => $"{Kind(s)} {s.GetProperty("rows")}"),
            StringComparer.Ordinal);
        Assert.All(Stops(report), s => Assert.Contains("--fix ", s.GetProperty("kind").GetProperty("remedy").GetString(), StringComparison.Ordinal));
        Assert.Equal("77 USD at site 25 of user 6", Examples(report, "foreign-history").Single());
    }

    [Fact]
    public async Task Sites_and_assets_become_accounts_one_for_each_currency_and_the_latest_holds_the_money()
    {
        var legacy = await ImportedAsync();

        Assert.Equal(
            [
                "1 | GGPoker | USD | 300.00", "1 | GGPoker GBP | GBP | 0.00", "1 | PokerStars | USD | 0.00", "1 | PokerStars EUR | EUR | 800.25",
                "2 | Skrill | EUR | -15.10", "2 | Without a place EUR | EUR | 0.00", "2 | Without a place GBP | GBP | 0.00", "2 | Without a place USD | USD | 0.00",
            ],
            await legacy.LinesAsync($"select kind, name, currency, round(balance, 2) from bankroll.accounts {Of(1)} order by kind, position"));
    }

    [Fact]
    public async Task Deposits_and_withdrawals_count_and_hold_nothing()
    {
        var legacy = await ImportedAsync();

        Assert.Equal(
            ["EUR | 99.99 | 0.00", "GBP | 0.00 | 75.25", "USD | 1000.00 | 20.00"],
            await legacy.LinesAsync($"select currency, round(deposited, 2), round(withdrawn, 2) from bankroll.accounts {Of(1)} and name like 'Without%' order by 1"));
        Assert.Equal(
            ["2024-02-29 | 2024-02-29 13:14:15+00 | 1 | 99.99 | ", "2024-02-29 | 2024-02-29 13:14:15+00 | 4 | -99.99 | 0.00"],
            await legacy.LinesAsync(
                $"""
                select e.day, e.occurred_at, e.kind, round(e.amount, 2), coalesce(round(e.stated_balance, 2)::text, '') from bankroll.entries e
                join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id where a.owner_id = {Owner(1)} and a.name = 'Without a place EUR' order by e.occurred_at, e.id
                """));
    }

    [Fact]
    public async Task Balances_stand_at_their_instants_and_midnight_is_one()
    {
        var legacy = await ImportedAsync();

        Assert.Equal(
            ["2024-01-05 00:00:00+00 250.00", "2024-01-05 09:00:00+00 260.00", "2024-04-01 00:00:00+00 0.00", "2024-05-01 00:00:00+00 300.00"],
            await legacy.LinesAsync(
                $"""
                select e.occurred_at || ' ' || round(e.stated_balance, 2) from bankroll.entries e join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
                where a.owner_id = {Owner(1)} and a.name = 'GGPoker' order by e.occurred_at, e.id
                """));
    }

    [Fact]
    public async Task Names_can_be_told_apart_and_fit()
    {
        var legacy = await ImportedAsync();

        var names = await legacy.LinesAsync($"select name from bankroll.accounts {Of(5)} order by kind, position");

        Assert.Equal(["Room", "Room EUR 2", "ROOM 2", "Room EUR"], names.Take(4), StringComparer.Ordinal);
        Assert.Contains("🂡🃏 Home game 👨‍👩‍👧", names, StringComparer.Ordinal);
        Assert.Contains("Hidden", names, StringComparer.Ordinal);
        Assert.Contains("Site A", names, StringComparer.Ordinal);
        Assert.Contains("room 3", names, StringComparer.Ordinal);
        Assert.Contains(new string('x', 46) + " EUR", names, StringComparer.Ordinal);
        Assert.All(names, name => Assert.InRange(name.Length, 2, 50));
    }

    [Fact]
    public async Task A_user_keeps_address_currency_and_day_of_joining_and_has_no_password()
    {
        var legacy = await ImportedAsync();

        Assert.Equal(
            ["josé@example.org | JOSÉ@EXAMPLE.ORG | EUR | UTC | t | 2019-02-03 04:05:06+00 | open", "undated@example.org | UNDATED@EXAMPLE.ORG | EUR | UTC | t | 2020-01-01 00:00:00+00 | closed"],
            await legacy.LinesAsync(
                """
                select email, normalized_email, reporting_currency, time_zone_id, email_confirmed, created_at, case when lockout_end > now() then 'closed' else 'open' end
                from identity.users where email in ('josé@example.org', 'undated@example.org') order by 1
                """));
        Assert.Equal(["8 | 84"], await legacy.LinesAsync("select count(distinct password_hash), min(length(password_hash)) from identity.users"));
    }

    [Fact]
    public async Task The_ledger_agrees_with_itself()
    {
        var legacy = await ImportedAsync();

        var (exitCode, output) = await StakeEasyProcess.RunAsync("verify", "--ConnectionStrings:StakeEasy=" + legacy.Target);

        Assert.True(exitCode == 0, output);
        Assert.Contains("0 differences", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_says_everything_and_leaves_nothing()
    {
        var legacy = await NewAsync();
        var before = await legacy.StateAsync();

        var (exitCode, report) = await legacy.ImportAsync([.. LegacyInstallation.Decided, "--dry-run"]);

        Assert.Equal(0, exitCode);
        Assert.Equal(8, report.GetProperty("legacy").GetProperty("figures").GetProperty("usersCompared").GetInt64());
        Assert.Equal(before, await legacy.StateAsync());
    }

    [Fact]
    public async Task A_repeat_makes_the_same_ids()
    {
        var legacy = await ImportedAsync();
        var again = await legacy.AgainAsync(postgres);
        await again.ImportAsync(LegacyInstallation.Decided);
        const string Ids = "select 'u', id, id from identity.users union all select 'a', owner_id, id from bankroll.accounts union all select 'e', owner_id, id from bankroll.entries order by 1, 2, 3";

        var first = await legacy.LinesAsync(Ids);

        Assert.True(first.Count > 80);
        Assert.Equal(first, await again.LinesAsync(Ids));
    }

    [Fact]
    public async Task A_second_import_is_refused()
    {
        var legacy = await ImportedAsync();
        var before = await legacy.StateAsync();

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.Equal(2, exitCode);
        Assert.Contains("legacy", report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await legacy.StateAsync());
    }

    [Fact]
    public async Task A_user_who_is_there_already_stops_the_run()
    {
        var legacy = await NewAsync();
        await using (var database = NpgsqlDataSource.Create(legacy.Target))
        {
            await database.CreateCommand(
                """
                insert into identity.users (id, reporting_currency, time_zone_id, culture_name, theme, amounts_hidden, created_at, user_name, normalized_user_name, email, normalized_email,
                  email_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                select gen_random_uuid(), 'EUR', 'UTC', 'en-IE', 0, false, now(), e, upper(e), e, upper(e), true, false, true, 0 from (values ('ANA@example.org')) v(e)
                """).ExecuteNonQueryAsync();
        }

        var before = await legacy.StateAsync();

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.Equal(1, exitCode);
        Assert.Equal(["Ana@example.org"], Examples(report, "address-taken"));
        Assert.Equal(before, await legacy.StateAsync());
    }

    [Fact]
    public async Task Addresses_that_differ_in_case_or_accents_stop_the_run_until_they_are_told_apart()
    {
        var legacy = await NewAsync();
        await legacy.ChangeAsync(
            """
            ALTER TABLE users MODIFY email VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
            INSERT INTO users (id, email, active, fs_uniquifier, is_confirmed, default_currency_code, otp_enabled, streak_days)
            VALUES (91, 'ANA@example.org', 1, 'u91', 1, 'USD', 0, 0), (92, 'aná@example.org', 1, 'u92', 1, 'USD', 0, 0);
            """);

        var (refused, report) = await legacy.ImportAsync(LegacyInstallation.Decided);
        var (imported, _) = await legacy.ImportAsync([.. LegacyInstallation.Decided, "--email", "91=ana.two@example.org", "--email", "92=ana.three@example.org"]);

        Assert.Equal(1, refused);
        Assert.Equal(["Ana@example.org", "ANA@example.org", "aná@example.org"], Examples(report, "address-twice"));
        Assert.Equal(0, imported);
        Assert.Equal(["ana.three@example.org", "ana.two@example.org"], await legacy.LinesAsync("select email from identity.users where email like 'ana.%' order by 1"));
    }

    [Fact]
    public async Task A_currency_nobody_knows_stops_the_run_until_it_is_named()
    {
        var legacy = await NewAsync();
        await legacy.ChangeAsync("INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES (991, '2024-01-01', 12.00, '2024-01-01', 'RMB', 8)");

        var (refused, report) = await legacy.ImportAsync(LegacyInstallation.Decided);
        var (imported, second) = await legacy.ImportAsync([.. LegacyInstallation.Decided, "--currency", "RMB=USD"]);

        Assert.Equal(1, refused);
        Assert.Equal(["RMB"], Examples(report, "unknown-currency"));
        Assert.Equal(0, imported);
        Assert.Contains(Differences(second), d => d is "8 deposited renamed-currency 12.00");
    }

    [Fact]
    public async Task A_database_that_is_no_StakeEasy_is_refused()
    {
        var legacy = await NewAsync();

        var outcome = await Migration.RunAsync("import-legacy", "--source", legacy.Source, "--target", await postgres.NewEmptyDatabaseAsync());

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Start StakeEasy on it once", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_of_another_shape_is_refused_by_name()
    {
        var legacy = await NewAsync();
        await legacy.ChangeAsync("ALTER TABLE users DROP COLUMN default_currency_code");

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.Equal(2, exitCode);
        Assert.Contains("users.default_currency_code", report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goals_and_who_became_whom_stay_beside_the_copied_tables()
    {
        var legacy = await ImportedAsync();

        Assert.Equal(["$10k | Ana@example.org"], await legacy.LinesAsync(
            """
            select g.name, u.email from legacy.goals g join legacy.stakeeasy_users m on m.user_id = g.user_id join identity.users u on u.id = m.stakeeasy_id
            """));
        Assert.Equal(["4"], await legacy.LinesAsync("select count(*) from legacy.stakeeasy_notes where kind = 'undated'"));
    }

    [Fact]
    public async Task The_report_tells_people_what_was_done()
    {
        var legacy = await NewAsync();

        var (exitCode, output, _) = await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided]);

        Assert.Equal(0, exitCode);
        Assert.Contains("Imported: 8 users, 33 accounts, 61 entries; exchange rates of 2025-10-31", output, StringComparison.Ordinal);
        Assert.Contains("user 3, balance +196.70: tie, site_history 122: 500 USD of row 121 was shown", output, StringComparison.Ordinal);
        Assert.DoesNotContain("password-of-tests", output, StringComparison.Ordinal);
    }

    private Task<LegacyInstallation> NewAsync() => LegacyInstallation.NewAsync(mariaDb, postgres);

    private async Task<LegacyInstallation> ImportedAsync()
    {
        var legacy = await NewAsync();
        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);
        Assert.True(exitCode == 0, report.ToString());
        return legacy;
    }

    private static string Owner(int user) => $"(select stakeeasy_id from legacy.stakeeasy_users where user_id = {user})";

    private static string Of(int user) => "where owner_id = " + Owner(user);

    private static List<JsonElement> Stops(JsonElement report) => [.. report.GetProperty("legacy").GetProperty("stops").EnumerateArray()];

    private static string? Kind(JsonElement notes) => notes.GetProperty("kind").GetProperty("name").GetString();

    private static List<string?> Examples(JsonElement report, string kind) =>
        [.. Stops(report).Single(s => string.Equals(Kind(s), kind, StringComparison.Ordinal)).GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("what").GetString())];

    private static List<string> Differences(JsonElement report) =>
        [.. report.GetProperty("legacy").GetProperty("figures").GetProperty("differences").EnumerateArray()
            .Select(d => $"{d.GetProperty("user")} {d.GetProperty("what").GetString()} {d.GetProperty("kind").GetString()} {d.GetProperty("usd").GetRawText()}")];
}
