using System.Data;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Bankroll.Verification;

/// <inheritdoc/>
internal sealed class VerificationService(NpgsqlDataSource database, IExchangeRates rates) : IVerification
{
    private const int OwnersAtOnce = 100;

    public async Task<VerificationReport> RunAsync(IProgress<(long Done, long Of)>? progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);

        // One snapshot for all checks: writers go on, and what they write meanwhile is not seen half.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var owners = await OwnersAsync(connection, ct);
        var snapshot = new LedgerComparison(connection, await rates.LatestAsync(ct));
        foreach (var (chunk, index) in owners.Chunk(OwnersAtOnce).Select((c, i) => (c, i)))
        {
            await snapshot.RunAsync(chunk, ct);
            progress?.Report((Math.Min(owners.Count, (index + 1) * OwnersAtOnce), owners.Count));
        }

        return new(owners.Count, snapshot.Entries, snapshot.Found);
    }

    private static async Task<List<Guid>> OwnersAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select distinct owner_id from bankroll.accounts order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var owners = new List<Guid>();
        while (await reader.ReadAsync(ct))
        {
            owners.Add(reader.GetGuid(0));
        }

        return owners;
    }
}
