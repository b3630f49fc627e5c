using System.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Bankroll;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency;
using StakeEasy.Currency.Contracts;
using StakeEasy.Migrator.PostgreSql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>
/// Compares the ledgers of imported users with the older application again, at any later time: the entries as they were imported, row by row; bankroll,
/// deposits, withdrawals and profit of every user in every currency; and every invariant of the ledger. Changes nothing.
/// </summary>
/// <param name="askSource">Runs a query in the source, at the moment of the comparison.</param>
internal sealed class LegacyVerification(string connectionString, Func<string, CancellationToken, Task<IEnumerable<string?[]>>> askSource)
{
    private const int Most = 1_000;

    private const string SinceSql = """
        select count(*) filter (where touched and stands), count(*) filter (where touched and not stands),
          (select count(*) from bankroll.entries e join import_users u on u.owner = e.owner_id
            where not exists (select from import_expected x where x.owner = e.owner_id and x.id = e.id)),
          (select count(*) from import_left), count(*)
        from import_present
        """;

    private const string SumsSql = """
        select code, what, sum(source), sum(explained), sum(imported), sum(present) from import_by_currency group by 1, 2
        having bool_or(source <> 0 or explained <> 0 or imported <> 0 or present <> 0) order by 1, 2
        """;

    private static readonly string UnexplainedSql = FormattableString.Invariant(
        $"select user_id, code, what, source, explained, imported, present from import_by_currency where source + explained <> imported order by 1, 2, 3 limit {Most}");

    private static readonly string ChangedSinceSql = FormattableString.Invariant(
        $"select user_id, code, what, source, explained, imported, present from import_by_currency where source + explained = imported and present <> imported order by 1, 2, 3 limit {Most}");

    private static readonly string FaultsSql = FormattableString.Invariant(
        $"select source_table, source_id, user_id, what from import_faults order by user_id, source_table, source_id, what limit {Most}");

    public async Task<LegacyLedgers> RunAsync(string schema, LegacyChoices choices, IProgress<string>? progress, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(PostgreSqlSettings.Parse(connectionString));
        await using var modules = new ServiceCollection().AddSingleton(database).AddSingleton(TimeProvider.System).AddCurrency().AddBankroll().BuildServiceProvider();
        var compared = await CompareAsync(database, modules.GetRequiredService<ICurrencies>(), schema, choices, progress, ct);
        await using var scope = modules.CreateAsyncScope();
        var verified = await scope.ServiceProvider.GetRequiredService<IVerification>().RunAsync(new LedgersDone(progress), ct);
        return compared with
        {
            LedgersVerified = verified.Owners,
            LedgerDifferences = [.. verified.Differences.Select(difference => $"{difference.Owner}: {difference.What}")],
        };
    }

    /// <summary>In a transaction of its own that is never committed: one point in time, and the temporary tables go with it.</summary>
    private async Task<LegacyLedgers> CompareAsync(
        NpgsqlDataSource database, ICurrencies currencies, string schema, LegacyChoices choices, IProgress<string>? progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await new LegacyReading(connection, currencies).RunAsync(schema, choices, progress, ct);
        progress?.Report("Comparing the ledgers with the older application");
        await LegacyRows.ExecuteAsync(connection, LegacyScripts.Read(LegacyScripts.Entries), ct);
        await LegacySourceFigures.FetchAsync(connection, askSource, ct);
        await LegacyRows.ExecuteAsync(connection, LegacyScripts.Read(LegacyScripts.VerifyLedgers), ct);
        var (since, entries) = (await connection.RowsAsync(
            SinceSql, row => (new LegacySince(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), row.GetInt64(4)), ct))[0];
        return new(
            await connection.CountAsync("select (select count(*) from import_users) - (select count(*) from import_left)", ct),
            entries,
            since,
            await connection.RowsAsync(SumsSql, row => new LegacyLedgerSum(row.GetString(0), row.GetString(1), row.GetDecimal(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5)), ct))
        {
            Faults = await connection.RowsAsync(FaultsSql, row => new LegacyNote(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3)), ct),
            Unexplained = await connection.RowsAsync(UnexplainedSql, Figure, ct),
            ChangedSince = await connection.RowsAsync(ChangedSinceSql, Figure, ct),
        };
    }

    private static LegacyLedgerFigure Figure(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5), row.GetDecimal(6));

    private sealed class LedgersDone(IProgress<string>? progress) : IProgress<(long Done, long Of)>
    {
        public void Report((long Done, long Of) value) => progress?.Report(FormattableString.Invariant($"Verifying: {value.Done} of {value.Of} ledgers"));
    }
}
