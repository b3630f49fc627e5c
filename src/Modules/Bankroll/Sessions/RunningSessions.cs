using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>Whether a session runs, for the top of every page: one row by its own index, and remembered until the ledger changes.</summary>
internal sealed class RunningSessions(NpgsqlDataSource database, HybridCache cache)
{
    private const string Sql = "select id, started_at from bankroll.sessions where owner_id = $1 and ended_at is null";

    public async ValueTask<RunningSession?> OfAsync(UserId owner, CancellationToken ct) =>
        (await cache.GetOrCreateAsync(
            "running|" + owner, (this, owner), static (state, ct) => state.Item1.ReadAsync(state.owner, ct), tags: [CacheTags.Ledger(owner)], cancellationToken: ct)).Session;

    private async ValueTask<Answer> ReadAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.With(owner.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        return new(await row.ReadAsync(ct) ? new(new(row.GetGuid(0)), row.GetFieldValue<DateTimeOffset>(1)) : null);
    }

    /// <summary>None is an answer worth remembering, too.</summary>
    private sealed record Answer(RunningSession? Session);
}
