using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>Answers, the log of what was shown, and the day of the last backup.</summary>
internal sealed class ActionsErasure(NpgsqlDataSource database, HybridCache cache) : IOwnedData
{
    /// <summary>One statement: whole or not at all.</summary>
    private const string Sql = """
        with answers as (delete from recommendations.answers where owner_id = $1),
          lists as (delete from recommendations.shown_lists where owner_id = $1)
        delete from recommendations.backups where owner_id = $1
        """;

    public async Task EraseAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await command.ExecuteNonQueryAsync(ct);
        await cache.RemoveByTagAsync(CacheTags.Actions(owner), CancellationToken.None);
    }
}
