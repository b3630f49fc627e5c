using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Bankroll;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>The ledgers of imported users, held against the older application at any later time, while they are in use.</summary>
[Collection(Servers.Collection)]
public sealed class LegacyVerifyTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    private const string PokerStarsOfUser1 = "owner_id = (select stakeeasy_id from legacy.stakeeasy_users where user_id = 1) and account_id = (select id from bankroll.accounts where name = 'PokerStars EUR')";

    [Fact]
    public async Task After_the_import_the_ledgers_agree_with_the_source_by_user_and_currency()
    {
        var legacy = await ImportedAsync();

        var ledgers = (await VerifyAsync(legacy)).Expect(0).Report.GetProperty("ledgers");

        Assert.Equal("8 61 0 0 0 0", Since(ledgers));
        Assert.Equal(7, ledgers.GetProperty("ledgersVerified").GetInt64());
        Assert.Contains("EUR balance 870.15 610 1480.15 1480.15", Sums(ledgers), StringComparer.Ordinal);
        Assert.Contains("EUR deposited 49.99 50 99.99 99.99", Sums(ledgers), StringComparer.Ordinal);
        Assert.Contains("SEK deposited 0 10 10 10", Sums(ledgers), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("update bankroll.entries set stated_balance = stated_balance + 1000000 where stated_balance = 900.50", "user 1, site_history 102: 900.5 EUR was imported, the ledger says 1000900.5")]
    [InlineData("update bankroll.entries set amount = amount + 1 where kind = 1 and amount = 99.99", "user 1, deposits 303: 99.99 EUR was imported, the ledger says 100.99")]
    [InlineData("update bankroll.entries set day = day - 1 where stated_balance = 900.50", "user 1, site_history 102: its account, kind or time is not the one it was imported with")]
    [InlineData("delete from bankroll.entries where stated_balance = 900.50", "user 1, site_history 102: 900.5 EUR was imported; it is gone, and nobody deleted it")]
    [InlineData("delete from identity.users where email = 'Ana@example.org'", "user 1, users 1: the player is gone, and did not delete their account")]
    public async Task An_imported_row_that_nobody_changed_in_StakeEasy_and_is_another_is_named(string sql, string told)
    {
        var legacy = await ImportedAsync();
        await ExecuteAsync(legacy, sql);

        var outcome = (await legacy.RunAsync("verify", "--schema", "legacy")).Expect(1);

        Assert.Contains(told, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("The ledgers are not what was imported", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_does_not_agree_with_itself_is_named()
    {
        var legacy = await ImportedAsync();
        await ExecuteAsync(legacy, "update bankroll.accounts set balance = balance + 5, corrected = corrected + 5 where name = 'PokerStars EUR'");

        var ledgers = (await VerifyAsync(legacy)).Expect(1).Report.GetProperty("ledgers");

        Assert.NotEmpty(ledgers.GetProperty("ledgerDifferences").EnumerateArray());
        Assert.Equal("1 EUR balance 785.15 790.15; 1 EUR profit 685.16 690.16", Changed(ledgers));
    }

    [Fact]
    public async Task What_users_entered_corrected_and_deleted_since_is_told_and_no_difference()
    {
        var legacy = await ImportedAsync();
        await ExecuteAsync(legacy, Change("102", "'amend'"));
        await ExecuteAsync(legacy, Change("103", "'delete'"));
        await ExecuteAsync(legacy, $"""
            insert into bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount)
            select owner_id, gen_random_uuid(), account_id, 1, '2024-06-01', '2024-06-01', now(), 25 from bankroll.entries where {PokerStarsOfUser1} limit 1
            """);
        await RebuildAsync(legacy);

        var outcome = (await VerifyAsync(legacy)).Expect(0);

        var ledgers = outcome.Report.GetProperty("ledgers");
        Assert.Equal("8 61 1 1 1 0", Since(ledgers));
        Assert.Equal("1 EUR balance 785.15 919.9; 1 EUR deposited 99.99 124.99; 1 EUR profit 685.16 794.91", Changed(ledgers));
        Assert.Contains("So do the ledgers", outcome.Report.GetProperty("outcome").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_who_deleted_their_account_since_are_counted_and_cannot_be_imported_again()
    {
        var legacy = await ImportedAsync();
        const string One = "(select stakeeasy_id from legacy.stakeeasy_users where user_id = 1)";
        await ExecuteAsync(legacy, $"insert into bankroll.erasures values (uuid_hash_extended({One}, 0))");
        foreach (var table in (string[])["totals", "breakdowns", "entries", "accounts"])
        {
            await ExecuteAsync(legacy, $"delete from bankroll.{table} where owner_id = {One}");
        }

        await ExecuteAsync(legacy, $"delete from identity.users where id = {One}");

        Assert.Equal("7 39 0 0 0 1", Since((await VerifyAsync(legacy)).Expect(0).Report.GetProperty("ledgers")));

        await ExecuteAsync(legacy, "drop schema legacy cascade; drop schema stakeeasy_migrator cascade");
        var again = (await legacy.RunAsync(["import-legacy", .. LegacyInstallation.Decided])).Expect(1);
        Assert.Contains("erased, 1 row", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_in_the_source_since_is_a_difference_of_its_table_and_its_figures()
    {
        var legacy = await ImportedAsync();
        await legacy.ChangeAsync("UPDATE deposits SET amount = amount + 1 WHERE id = 301");

        var report = (await VerifyAsync(legacy)).Expect(1).Report;

        Assert.Equal("deposits", Assert.Single(report.GetProperty("tables").EnumerateArray(), table => !table.GetProperty("verified").GetBoolean()).GetProperty("target").GetString());
        Assert.Equal(["1 USD deposited 1001 1000", "1 USD profit -681 -680"], report.GetProperty("ledgers").GetProperty("unexplained").EnumerateArray().Select(f => $"{Key(f)} {Number(f, "source")} {Number(f, "imported")}"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_renamed_currency_is_known_to_the_verification()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        await legacy.ChangeAsync("INSERT INTO deposits (id, date, amount, last_updated, currency, user_id) VALUES (991, '2024-01-01', 12.00, '2024-01-01', 'RMB', 8)");
        Assert.Equal(0, (await legacy.ImportAsync([.. LegacyInstallation.Decided, "--currency", "RMB=USD"])).ExitCode);

        (await VerifyAsync(legacy)).Expect(0);
    }

    [Fact]
    public async Task The_target_can_be_given_as_an_address()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        var target = new NpgsqlConnectionStringBuilder(legacy.Target);
        var address = $"postgresql:///{target.Database}?host={Uri.EscapeDataString(target.Host!)}&user={target.Username}&password={Uri.EscapeDataString(target.Password!)}";

        (await Migration.RunAsync(["import-legacy", "--source", legacy.Source, "--target", address, .. LegacyInstallation.Decided])).Expect(0);
        (await Migration.RunAsync("verify", "--source", legacy.Source, "--target", address, "--schema", "legacy")).Expect(0);
        (await Migration.RunAsync("rollback-plan", "--target", address, "--schema", "legacy")).Expect(0);
    }

    /// <summary>As the ledger changes an entry of site_history: the state before it goes into the revisions.</summary>
    private static string Change(string row, string how) => $"""
        with entry as (select e.* from bankroll.entries e where e.{PokerStarsOfUser1} and e.stated_balance = (select amount from legacy.site_history where id = {row})),
        kept as (
          insert into bankroll.revisions (owner_id, entry_id, number, at, before, after)
          select owner_id, id, 1, now(), to_jsonb(entry), case {how} when 'amend' then to_jsonb(entry) end from entry returning entry_id),
        changed as (update bankroll.entries set stated_balance = stated_balance + 9.50 where {how} = 'amend' and id in (select entry_id from kept))
        delete from bankroll.entries where {how} = 'delete' and id in (select entry_id from kept)
        """;

    private static string Since(JsonElement ledgers)
    {
        var since = ledgers.GetProperty("since");
        return $"{ledgers.GetProperty("users")} {ledgers.GetProperty("entries")} {since.GetProperty("corrected")} {since.GetProperty("deleted")} {since.GetProperty("added")} {since.GetProperty("usersLeft")}";
    }

    private static IEnumerable<string> Sums(JsonElement ledgers) => ledgers.GetProperty("sums").EnumerateArray()
        .Select(s => $"{s.GetProperty("currency").GetString()} {s.GetProperty("what").GetString()} {Number(s, "source")} {Number(s, "explained")} {Number(s, "imported")} {Number(s, "now")}");

    private static string Changed(JsonElement ledgers) => string.Join("; ", ledgers.GetProperty("changedSince").EnumerateArray().Select(f => $"{Key(f)} {Number(f, "imported")} {Number(f, "now")}"));

    private static string Key(JsonElement figure) => $"{figure.GetProperty("user")} {figure.GetProperty("currency").GetString()} {figure.GetProperty("what").GetString()}";

    private static string Number(JsonElement figure, string name) => figure.GetProperty(name).GetDecimal().ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<Outcome> VerifyAsync(LegacyInstallation legacy) => legacy.RunAsync("verify", "--schema", "legacy", "--json");

    private static async Task ExecuteAsync(LegacyInstallation legacy, string sql)
    {
        await using var database = NpgsqlDataSource.Create(legacy.Target);
        await database.CreateCommand(sql).ExecuteNonQueryAsync();
    }

    /// <summary>What follows from the entries, as after any change of them.</summary>
    private static async Task RebuildAsync(LegacyInstallation legacy)
    {
        await using var modules = new ServiceCollection().AddCurrency().AddBankroll().BuildServiceProvider();
        await using var connection = new NpgsqlConnection(legacy.Target);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var owner = Guid.Parse((await legacy.LinesAsync("select stakeeasy_id from legacy.stakeeasy_users where user_id = 1"))[0]);
        await modules.GetRequiredService<IBulkLedger>().DeriveAsync(connection, [new UserId(owner)], progress: null, CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task<LegacyInstallation> ImportedAsync()
    {
        var legacy = await LegacyInstallation.NewAsync(mariaDb, postgres);
        Assert.Equal(0, (await legacy.ImportAsync(LegacyInstallation.Decided)).ExitCode);
        return legacy;
    }
}
