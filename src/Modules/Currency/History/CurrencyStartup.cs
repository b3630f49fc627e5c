using Microsoft.Extensions.Logging;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;

namespace StakeEasy.Currency.History;

/// <summary>Gives an empty database its first rates, and the job scheduler a schema to put its tables into.</summary>
internal sealed class CurrencyStartup(NpgsqlDataSource database, ILogger<CurrencyStartup> log) : ICurrencyStartup
{
    // Any number, as long as nobody else in this database locks it.
    private const long PreparingLock = 0x53_74_61_6B_65_01;

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await IsReadyAsync(connection, ct))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({PreparingLock})", connection, transaction))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        // Another node may have done it while this one waited.
        if (await IsReadyAsync(connection, ct))
        {
            return;
        }

        await using (var create = new NpgsqlCommand("create schema if not exists quartz", connection, transaction))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        if (!await HasRatesAsync(connection, ct))
        {
            var (writtenAt, publications) = await BundledHistory.ReadAsync(ct);
            await RateStore.AppendAsync(connection, RateSources.Ecb, writtenAt, publications, ct);
            log.LogInformation("Loaded {Rates} rates of {Days} days that ship with the program", publications.Sum(p => p.Rates.Count), publications.Count);
        }

        await transaction.CommitAsync(ct);
    }

    private static Task<bool> IsReadyAsync(NpgsqlConnection connection, CancellationToken ct) =>
        AskAsync(connection, "select to_regnamespace('quartz') is not null and exists (select from currency.batches)", ct);

    private static Task<bool> HasRatesAsync(NpgsqlConnection connection, CancellationToken ct) =>
        AskAsync(connection, "select exists (select from currency.batches)", ct);

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand(question, connection);
        return (bool)(await select.ExecuteScalarAsync(ct))!;
    }
}
