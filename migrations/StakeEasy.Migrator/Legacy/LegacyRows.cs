using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>Statements over a whole installation: they may take as long as they take.</summary>
internal static class LegacyRows
{
    public static async Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<T>> RowsAsync<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<long> CountAsync(this NpgsqlConnection connection, string sql, CancellationToken ct) =>
        (await RowsAsync(connection, sql, row => row.GetInt64(0), ct))[0];

    /// <summary>Text into columns of any type: PostgreSQL reads it.</summary>
    public static async Task CopyTextAsync(this NpgsqlConnection connection, string into, IEnumerable<string?[]> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginTextImportAsync($"copy {into} from stdin", ct);
        foreach (var row in rows)
        {
            await copy.WriteAsync(string.Join('\t', row.Select(Escaped)).AsMemory(), ct);
            await copy.WriteAsync("\n".AsMemory(), ct);
        }
    }

    private static string Escaped(string? cell) => cell is null
        ? "\\N"
        : cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
