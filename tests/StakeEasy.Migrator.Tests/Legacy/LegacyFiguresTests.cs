using System.Globalization;
using System.Text.Json;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Legacy;

/// <summary>Every user's figures are those the older application shows, or the report says which of its faults makes the difference.</summary>
[Collection(Servers.Collection)]
public sealed class LegacyFiguresTests(PostgresFixture postgres, RunningMariaDb mariaDb)
{
    /// <summary>One publication, before everything: whatever is asked for is converted at these rates, as the older application did.</summary>
    private const string OlderRatesOnly = """
        delete from currency.batches;
        insert into currency.batches (id, source, fetched_at, first_day, rates) values (1, 'older rates', '1990-01-01', '1990-01-01', 4);
        insert into currency.publications (batch_id, day, base, quotes, rates) values (1, '1990-01-01', 'USD', '{EUR,GBP,BTC,COP}', '{0.8612,0.7604,0.000009,3861.504321}');
        """;

    /// <summary>What user 1 would have exported there.</summary>
    private const string ExportOfUser1 = """
        Table: sites
        id,name,user_id,display_order
        11,PokerStars,1,2
        12,GGPoker,1,1

        Table: assets
        id,name,user_id,display_order
        31,Skrill,1,0

        Table: deposits
        id,date,amount,last_updated,currency,user_id
        301,2024-01-01 00:00:00,500.00,2024-01-01 09:00:00,USD,1
        302,2024-01-01 00:00:00,500.00,2024-01-01 09:00:00,USD,1
        303,2024-02-29 13:14:15,99.99,2024-03-01 09:00:00,EUR,1

        Table: drawings
        id,date,amount,last_updated,currency,user_id
        301,2024-01-01 00:00:00,20.00,2024-01-01 09:00:00,USD,1
        302,2024-07-01 00:00:00,75.25,2024-07-01 09:00:00,GBP,1

        Table: site_history
        id,site_id,amount,currency,recorded_at,user_id
        101,11,1000.00,USD,2024-01-01 10:00:00,1
        102,11,900.50,EUR,2024-02-01 10:00:00,1
        103,11,800.25,EUR,2024-03-01 10:00:00,1
        104,12,250.00,USD,2024-01-05 00:00:00,1
        105,12,260.00,USD,2024-01-05 09:00:00,1
        106,12,70.00,GBP,2024-04-01 00:00:00,1
        107,12,300.00,USD,2024-05-01 00:00:00,1

        Table: asset_history
        id,asset_id,amount,currency,recorded_at,user_id
        201,31,120.00,EUR,2024-01-01 00:00:00,1
        202,31,-15.10,EUR,2024-06-01 12:30:00,1

        """;

    // Sum of each place's latest balance over its rate; deposits and withdrawals likewise. Users without a fault of the older application. Ana put in
    // 1116.1055: the overview rounds so that what it shows adds up, here net deposits of 997.14 and withdrawals of 118.96.
    [Theory]
    [InlineData("Ana@example.org", "1211.69 1116.10 118.96 214.55")]
    [InlineData("josé@example.org", "5555.56 1222222.22 0.00 -1216666.66")]
    [InlineData("names@example.org", "1031.16 0.00 0.00 1031.16")]
    [InlineData("nothing@example.org", "0.00 0.00 0.00 0.00")]
    public async Task The_dashboard_at_the_older_rates_shows_the_older_figures(string email, string figures)
    {
        var legacy = await ImportedAsync();
        await SetOlderRatesAsync(legacy);

        Assert.Equal(figures, await OverviewAsync(legacy, email));
    }

    [Fact]
    public async Task A_file_of_the_older_application_and_the_migration_give_the_same_dashboard()
    {
        var legacy = await ImportedAsync();
        await SetOlderRatesAsync(legacy);
        using var folder = new TestFolder("legacy-csv");
        var file = Path.Combine(folder.Path, "export.csv");
        await File.WriteAllTextAsync(file, ExportOfUser1);

        var (exitCode, output) = await StakeEasyProcess.RunAsync(
            "import", file, "--user", "nothing@example.org", "--preset", "legacy-csv", "--open-accounts", "--ConnectionStrings:StakeEasy=" + legacy.Target);

        Assert.True(exitCode == 0, output);
        Assert.Equal(await OverviewAsync(legacy, "Ana@example.org"), await OverviewAsync(legacy, "nothing@example.org"));
        Assert.Equal(await EntriesAsync(legacy, "Ana@example.org"), await EntriesAsync(legacy, "nothing@example.org"));
    }

    [Fact]
    public async Task Every_difference_is_listed_with_the_fault_behind_it()
    {
        var legacy = await NewAsync();

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);
        var figures = report.GetProperty("legacy").GetProperty("figures");

        Assert.Equal(0, exitCode);
        Assert.Equal(4, figures.GetProperty("usersEqual").GetInt64());
        Assert.Empty(figures.GetProperty("unexplained").EnumerateArray());
        Assert.Equal(
            [
                "3 balance tie site_history 122 196.70", "4 balance tie site_history 135 11.61",
                "6 deposited odd-amount deposits 351 58.06", "6 deposited odd-amount drawings 351 9.86",
                "6 withdrawn odd-amount deposits 351 58.06", "6 withdrawn odd-amount drawings 351 9.86",
                "7 balance foreign-history site_history 161 -77.00",
            ],
            figures.GetProperty("differences").EnumerateArray().Select(d =>
                $"{d.GetProperty("user")} {d.GetProperty("what").GetString()} {d.GetProperty("kind").GetString()} {d.GetProperty("table").GetString()} {d.GetProperty("id")} {d.GetProperty("usd").GetRawText()}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Money_without_a_rate_is_listed_because_the_older_application_did_not_show_it()
    {
        var legacy = await NewAsync();

        var (_, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        var missing = report.GetProperty("legacy").GetProperty("notes").EnumerateArray().Single(n => n.GetProperty("kind").GetProperty("name").GetString() is "rate-missing");
        Assert.Equal("10 SEK", missing.GetProperty("examples")[0].GetProperty("what").GetString());
    }

    [Fact]
    public async Task Figures_that_no_fault_explains_take_everything_back()
    {
        var legacy = await NewAsync();
        var before = await legacy.StateAsync();

        // Something changes what the import writes: the safety net must hold whatever the reason.
        await using (var database = NpgsqlDataSource.Create(legacy.Target))
        {
            await database.CreateCommand(
                """
                create function public.spoil() returns trigger language plpgsql as $$ begin if new.kind = 1 then new.amount := new.amount + 1; end if; return new; end $$;
                create trigger spoil before insert on bankroll.entries for each row execute function public.spoil();
                """).ExecuteNonQueryAsync();
        }

        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(report.GetProperty("legacy").GetProperty("figures").GetProperty("unexplained").EnumerateArray());
        Assert.Equal(before, await legacy.StateAsync());
    }

    [Fact]
    public async Task Rates_are_kept_as_published_by_the_older_application_and_disturb_no_other()
    {
        var legacy = await NewAsync();
        const string Others = "select b.source, count(*), sum(cardinality(p.rates)) from currency.publications p join currency.batches b on b.id = p.batch_id where b.source <> 'legacy' group by 1";
        var before = await legacy.LinesAsync(Others);

        var (_, report) = await legacy.ImportAsync(LegacyInstallation.Decided);

        Assert.Equal(before, await legacy.LinesAsync(Others));
        Assert.Equal(["2025-10-31 | USD | {COP,EUR,GBP} | {3861.504321,0.861200,0.760400}"], await legacy.LinesAsync(
            "select p.day, p.base, p.quotes, p.rates from currency.publications p join currency.batches b on b.id = p.batch_id where b.source = 'legacy'"));
        var left = report.GetProperty("legacy").GetProperty("notes").EnumerateArray().Single(n => n.GetProperty("kind").GetProperty("name").GetString() is "rate-left-out");
        Assert.Equal(
            ["BTC: nobody knows of which day it is", "NZD: there is no rate of the euro of that day"],
            left.GetProperty("examples").EnumerateArray().Select(e => e.GetProperty("what").GetString()!),
            StringComparer.Ordinal);
    }

    private Task<LegacyInstallation> NewAsync() => LegacyInstallation.NewAsync(mariaDb, postgres);

    private async Task<LegacyInstallation> ImportedAsync()
    {
        var legacy = await NewAsync();
        var (exitCode, report) = await legacy.ImportAsync(LegacyInstallation.Decided);
        Assert.True(exitCode == 0, report.ToString());
        return legacy;
    }

    private static async Task SetOlderRatesAsync(LegacyInstallation legacy)
    {
        await using var database = NpgsqlDataSource.Create(legacy.Target);
        await database.CreateCommand(OlderRatesOnly).ExecuteNonQueryAsync();
    }

    /// <summary>Bankroll, deposits, withdrawals and profit, to the cent.</summary>
    private static async Task<string> OverviewAsync(LegacyInstallation legacy, string email)
    {
        var (exitCode, output) = await StakeEasyProcess.RunAsync("overview", "--user", email, "--currency", "USD", "--json", "--ConnectionStrings:StakeEasy=" + legacy.Target);
        Assert.True(exitCode == 0, output);
        using var answer = JsonDocument.Parse(output);
        return string.Join(' ', ((string[])["bankroll", "deposited", "withdrawn", "profit"]).Select(
            name => answer.RootElement.GetProperty(name).GetDecimal().ToString("0.00", CultureInfo.InvariantCulture)));
    }

    /// <summary>Without ids, and without the account that only one of them has.</summary>
    private static Task<List<string>> EntriesAsync(LegacyInstallation legacy, string email) => legacy.LinesAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select a.name, e.kind, e.day, e.occurred_at, trim_scale(e.amount), trim_scale(e.stated_balance) from bankroll.entries e
        join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id join identity.users u on u.id = e.owner_id
        where u.email = '{email}' order by a.name, e.day, e.occurred_at, e.id
        """));
}
