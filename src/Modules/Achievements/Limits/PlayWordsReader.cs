using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Achievements.Limits;

/// <summary>What the cache holds. Nobody changes it.</summary>
internal sealed record PlayWords(DateTimeOffset? CoolingOffUntil, IReadOnlyList<LimitRow> Limits);

/// <summary>All a player has said about their play, in one statement and kept until they say something else.</summary>
internal sealed class PlayWordsReader(NpgsqlDataSource database, HybridCache cache)
{
    private const string Sql = """
        select s.cooling_off_until, l.kind, l.amount, l.currency, l.next_amount, l.next_from
        from (select $1::uuid as owner_id) o left join achievements.settings s using (owner_id) left join achievements.limits l using (owner_id) order by l.kind
        """;

    private static readonly HybridCacheEntryOptions Expiration = new() { Expiration = TimeSpan.FromMinutes(5) };

    public async Task<PlayWords> OfAsync(UserId owner, CancellationToken ct) => await cache.GetOrCreateAsync(
        "play-words:" + owner,
        (database, owner),
        static async (state, ct) =>
        {
            await using var command = state.database.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = state.owner.Value });
            await using var row = await command.ExecuteReaderAsync(ct);
            var (until, limits) = ((DateTimeOffset?)null, new List<LimitRow>());
            while (await row.ReadAsync(ct))
            {
                until = row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0);
                if (!row.IsDBNull(1))
                {
                    limits.Add(new()
                    {
                        OwnerId = state.owner.Value,
                        Kind = (LimitKind)row.GetInt16(1),
                        Amount = row.GetDecimal(2),
                        Currency = row.IsDBNull(3) ? null : row.GetString(3),
                        NextAmount = row.IsDBNull(4) ? null : row.GetDecimal(4),
                        NextFrom = row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
                    });
                }
            }

            return new PlayWords(until, limits);
        },
        Expiration,
        [CacheTags.Progress(owner)],
        ct);
}
