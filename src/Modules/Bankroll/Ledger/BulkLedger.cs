using System.Data.Common;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Verification;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <inheritdoc/>
internal sealed class BulkLedger : IBulkLedger
{
    /// <summary>So that the sorts of one statement stay in memory, whoever the owners are.</summary>
    private const int AtOnce = 100;

    public Task DeriveAsync(DbConnection connection, IReadOnlyList<UserId> owners, IProgress<int>? progress, CancellationToken ct) =>
        ForEachAsync(owners, progress, chunk => LedgerRebuild.RunAsync((NpgsqlConnection)connection, chunk, ct));

    public async Task<VerificationReport> VerifyAsync(DbConnection connection, IReadOnlyList<UserId> owners, IProgress<int>? progress, CancellationToken ct)
    {
        var comparison = new LedgerComparison((NpgsqlConnection)connection, ExchangeRates.None);
        await ForEachAsync(owners, progress, chunk => comparison.RunAsync(chunk, ct));
        return new(owners.Count, comparison.Entries, comparison.Found);
    }

    private static async Task ForEachAsync(IReadOnlyList<UserId> owners, IProgress<int>? progress, Func<Guid[], Task> work)
    {
        var done = 0;
        foreach (var chunk in owners.Select(o => o.Value).Chunk(AtOnce))
        {
            await work(chunk);
            progress?.Report(done += chunk.Length);
        }
    }
}
