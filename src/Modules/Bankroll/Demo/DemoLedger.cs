using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Demo;

/// <summary>Writes the made-up entries in bulk, to the state that entering them one by one would leave; <c>verify</c> proves it.</summary>
internal sealed class DemoLedger(NpgsqlDataSource database, IExchangeRates rates, IEventBus events, TimeProvider clock) : IDemoLedger
{
    private const int FewestEntries = 100;

    /// <summary>As many as are held in memory.</summary>
    private const int EntriesAtOnce = 20_000;

    /// <summary>Below it the planner's figures are not worth a reading of the whole tables.</summary>
    private const int EntriesWorthAnalyzing = 20_000;

    private static readonly Error HasAccounts = new("", "This player has accounts already; demo data is for new players only.");

    private static readonly Error TooFew = new("Entries", "Ask for at least 100 entries.");

    private const string AccountSql = """
        insert into bankroll.accounts (owner_id, id, kind, asset_type, currency, name, created_at, position, entries, balance,
          deposited, withdrawn, restated, valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    public async Task<Result<Done>> SeedAsync(
        UserId owner, int entries, int seed, DateOnly today, IProgress<long>? progress, CancellationToken ct)
    {
        if (entries < FewestEntries)
        {
            return TooFew;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await HasAccountsAsync(connection, owner, ct))
        {
            return HasAccounts;
        }

        var accounts = await OpenAsync(connection, owner, ct);
        var known = await rates.LatestAsync(ct);
        await CopyAsync(connection, owner, new DemoEntries(entries, seed, today, clock.GetUtcNow(), accounts, known), progress, ct);
        await LedgerRebuild.RunAsync(connection, owner, ct);

        await DemoRules.WriteAsync(connection, owner, accounts, today, clock.GetUtcNow(), ct);
        if (entries >= EntriesWorthAnalyzing)
        {
            // The planner must not take a million new rows for a handful.
            await using var analyze = new NpgsqlCommand(
                "analyze bankroll.entries, bankroll.sessions, bankroll.totals, bankroll.breakdowns", connection)
            { CommandTimeout = 0 };
            await analyze.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);

        // The rows are committed: from here a cancelled command must not cancel the followers.
        await events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
        return default(Done);
    }

    private static async Task<bool> HasAccountsAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select exists (select from bankroll.accounts where owner_id = $1)", connection);
        command.Parameters.With(owner.Value);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<Guid[]> OpenAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        var ids = new Guid[DemoAccounts.All.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            var account = DemoAccounts.All[i];
            ids[i] = Guid.CreateVersion7();
            await using var command = new NpgsqlCommand(AccountSql, connection);
            command.Parameters.With(owner.Value).With(ids[i]).With((short)account.Kind)
                .With(NpgsqlDbType.Smallint, (short?)account.AssetType).With(account.Currency).With(account.Name)
                .With(clock.GetUtcNow()).With(i + 1);
            await command.ExecuteNonQueryAsync(ct);
        }

        return ids;
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, UserId owner, DemoEntries entries, IProgress<long>? progress, CancellationToken ct)
    {
        var written = 0L;
        foreach (var some in entries.Make().Chunk(EntriesAtOnce))
        {
            await EntryCopy.WriteAsync(connection, owner, some, ct);
            progress?.Report(written += some.Length);
        }
    }
}
