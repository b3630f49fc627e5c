using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

/// <summary>Rows written past the module become ledgers like any other, many at once and in the transaction of whoever wrote them.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class BulkLedgerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string State = """
        select t::text from (select owner_id, account_id, grain, day, entries, net, deposited, withdrawn, restated, played, unvalued_deposited from bankroll.totals
          union all select owner_id, id, -1, '2000-01-01', entries, balance, deposited, withdrawn, restated, played, unvalued_deposited from bankroll.accounts) t order by 1
        """;

    /// <summary>As rows are when only what was entered is known.</summary>
    private const string OnlyEntered = """
        delete from bankroll.totals where owner_id = any(array[{0}]::uuid[]);
        delete from bankroll.breakdowns where owner_id = any(array[{0}]::uuid[]);
        update bankroll.entries set amount = 0 where kind = 4 and owner_id = any(array[{0}]::uuid[]);
        update bankroll.accounts set entries = 0, balance = 0, deposited = 0, withdrawn = 0, transferred = 0, restated = 0, played = 0, bonus = 0, expenses = 0, fees = 0, corrected = 0,
          unvalued_deposited = 0, unvalued_withdrawn = 0 where owner_id = any(array[{0}]::uuid[]);
        """;

    private static readonly UserId Third = new(Guid.Parse("0199a000-0000-7000-8000-000000000003"));

    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.OpenAsync(postgres);
        _ledger.Rates.Publish(TestLedger.Today.AddYears(-4), ("USD", 1.25m), ("GBP", 0.8m));
        foreach (var owner in (UserId[])[TestLedger.Player, TestLedger.Stranger, Third])
        {
            Assert.True((await _ledger.With((IDemoLedger d) => d.SeedAsync(owner, 300, 3, TestLedger.Today, null, default))).Succeeded);
        }
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Everything_that_follows_from_the_entries_is_derived_for_all_of_them()
    {
        var entered = await StateAsync();
        await ForgetAsync(TestLedger.Player, TestLedger.Stranger);

        await InTransactionAsync((bulk, connection) => bulk.DeriveAsync(connection, [TestLedger.Player, TestLedger.Stranger], null, default));

        Assert.Equal(entered, await StateAsync());
        Assert.Empty(await _ledger.DifferencesAsync());
    }

    [Fact]
    public async Task Owners_who_are_not_named_are_left_alone()
    {
        await ForgetAsync(TestLedger.Player, Third);

        await InTransactionAsync((bulk, connection) => bulk.DeriveAsync(connection, [TestLedger.Player], null, default));

        var differing = (await _ledger.With((IVerification v) => v.RunAsync(null, default))).Differences.Select(d => d.Owner).Distinct();
        Assert.Equal(Third.Value, Assert.Single(differing));
    }

    [Fact]
    public async Task What_is_not_committed_yet_is_verified()
    {
        VerificationReport? before = null, after = null;

        await InTransactionAsync(async (bulk, connection) =>
        {
            await using (var spoil = new NpgsqlCommand("update bankroll.totals set net = net + 1 where grain = 0", connection))
            {
                await spoil.ExecuteNonQueryAsync();
            }

            before = await bulk.VerifyAsync(connection, [TestLedger.Player], null, default);
            await bulk.DeriveAsync(connection, [TestLedger.Player], null, default);
            after = await bulk.VerifyAsync(connection, [TestLedger.Player], null, default);
        });

        Assert.NotEmpty(before!.Differences);
        Assert.Equal((1, 300, 0), ((int)after!.Owners, (int)after.Entries, after.Differences.Count));
    }

    private Task ForgetAsync(params UserId[] owners) => ExecuteAsync(OnlyEntered.Replace("{0}", string.Join(", ", owners.Select(o => $"'{o}'")), StringComparison.Ordinal));

    private async Task InTransactionAsync(Func<IBulkLedger, NpgsqlConnection, Task> work)
    {
        await using var connection = await _ledger.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await _ledger.With(async (IBulkLedger bulk) =>
        {
            await work(bulk, connection);
            return true;
        });
        await transaction.CommitAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _ledger.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> StateAsync()
    {
        await using var command = _ledger.Database.CreateCommand(State);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
