using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Finds the rows that are entries already.</summary>
internal static class KnownRows
{
    private const int AtOnce = 4096;

    private const string ByKeySql = """
        select k.n from unnest($2) with ordinality k(key, n)
        where exists (select from bankroll.entries e where e.owner_id = $1 and e.row_key = k.key)
        """;

    private const string ByIdSql = """
        select k.n from unnest($2) with ordinality k(key, n)
        where exists (select from bankroll.entries e where e.owner_id = $1 and e.id = k.key)
        """;

    /// <summary>Places in <paramref name="keys"/> of rows that were imported before.</summary>
    public static IAsyncEnumerable<int> ByKeyAsync(NpgsqlConnection connection, UserId owner, IEnumerable<Guid> keys, CancellationToken ct) =>
        FindAsync(connection, ByKeySql, owner, keys, ct);

    /// <summary>Places in <paramref name="ids"/> of entries that stand.</summary>
    public static IAsyncEnumerable<int> ByIdAsync(NpgsqlConnection connection, UserId owner, IEnumerable<Guid> ids, CancellationToken ct) =>
        FindAsync(connection, ByIdSql, owner, ids, ct);

    private static async IAsyncEnumerable<int> FindAsync(
        NpgsqlConnection connection, string sql, UserId owner, IEnumerable<Guid> all, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var from = 0;
        foreach (var piece in all.Chunk(AtOnce))
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.With(owner.Value).With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, piece);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                yield return from + (int)reader.GetInt64(0) - 1;
            }

            from += piece.Length;
        }
    }
}
