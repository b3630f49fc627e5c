using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>So that nobody is asked for the backup they have just saved.</summary>
internal sealed class RememberBackup(NpgsqlDataSource database, HybridCache cache) : IEventHandler<BackupTaken>
{
    private const string Sql = """
        insert into recommendations.backups as b (owner_id, taken_at) values ($1, $2)
        on conflict (owner_id) do update set taken_at = greatest(b.taken_at, excluded.taken_at)
        """;

    public async Task HandleAsync(BackupTaken evt, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = evt.Owner.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = evt.At });
        await command.ExecuteNonQueryAsync(ct);
        await cache.RemoveByTagAsync(CacheTags.Actions(evt.Owner), CancellationToken.None);
    }
}
