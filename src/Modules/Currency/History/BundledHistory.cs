using System.IO.Compression;
using Microsoft.Extensions.Logging;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;

namespace StakeEasy.Currency.History;

/// <summary>The ECB's history from 1999 on that ships with the program, so that a first start without a network has rates.</summary>
internal sealed class BundledHistory(NpgsqlDataSource database, ILogger<BundledHistory> log) : ICurrencyStartup
{
    private const string FileName = "eurofxref-hist.zip";

    // Any number, as long as nobody else in this database locks it.
    private const long LoadingLock = 0x53_74_61_6B_65_01;

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await HasRatesAsync(connection, ct))
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({LoadingLock})", connection, transaction))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        // Another node may have filled it while this one waited.
        if (await HasRatesAsync(connection, ct))
        {
            return;
        }

        var (writtenAt, publications) = await ReadAsync(ct);
        await RateStore.AppendAsync(connection, RateSources.Ecb, writtenAt, publications, ct);
        await transaction.CommitAsync(ct);
        log.LogInformation("Loaded {Rates} rates of {Days} days that ship with the program", publications.Sum(p => p.Rates.Count), publications.Count);
    }

    /// <summary>All days in the file, and when the ECB wrote it.</summary>
    internal static async Task<(DateTimeOffset WrittenAt, List<PublishedRates> Publications)> ReadAsync(CancellationToken ct)
    {
        await using var archive = await ZipFile.OpenReadAsync(Path.Combine(AppContext.BaseDirectory, "Data", FileName), ct);
        var entry = archive.Entries.Single();
        using var text = new StreamReader(await entry.OpenAsync(ct));
        var publications = EcbCsv.Read(text).Where(p => p.Rates.Count > 0).ToList();

        // An archive's clock has no zone; within a day it does not matter which.
        return (new DateTimeOffset(entry.LastWriteTime.DateTime, TimeSpan.Zero), publications);
    }

    private static async Task<bool> HasRatesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand("select exists (select from currency.batches)", connection);
        return (bool)(await select.ExecuteScalarAsync(ct))!;
    }
}
