using Microsoft.EntityFrameworkCore;
using StakeEasy.Migrations;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Ledgers from before sessions over midnight counted on the weekday they ended on.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class SessionWeekdayMigrationTests(PostgresFixture postgres) : SessionScene(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_night_moves_to_the_weekday_of_its_end_and_nothing_else_changes(bool valued)
    {
        var account = await FundedAsync(1_000m);
        await RecordAsync(Cash(account) with { StartedAt = At("2026-10-31T22:00Z"), EndedAt = At("2026-11-01T03:00Z") });
        await RecordAsync(Cash(account));
        if (valued)
        {
            await Ledger.OverviewAsync();
        }

        await MigrateAsync("RememberMonths");
        var before = await WeekdaysAsync();
        await MigrateAsync(null);

        Assert.Equal(("5 6", "5 7"), (before, await WeekdaysAsync()));
        if (valued)
        {
            await Ledger.OverviewAsync();
        }

        Assert.Empty(await Ledger.DifferencesAsync());
    }

    private async Task MigrateAsync(string? to)
    {
        await using var db = ModuleMigrations.All.Single(m => m.Schema is "bankroll").Open("Host=unused");
        await using var connection = await Ledger.Database.OpenConnectionAsync();
        db.Database.SetDbConnection(connection);
        await db.Database.MigrateAsync(to);
    }

    private async Task<string> WeekdaysAsync()
    {
        await using var command = Ledger.Database.CreateCommand(
            "select string_agg(key, ' ' order by key) from bankroll.breakdowns where dimension = 7 and entries > 0");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
