using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>Counts what was noted, and takes the first rows of each kind along; all of them are kept in the schema of the copy.</summary>
internal static class LegacyNotesReader
{
    private const int Examples = 20;

    private static readonly string Sql = $"""
        select kind, source_table, source_id, user_id, what, rows from (
          select *, count(*) over (partition by kind) as rows, row_number() over (partition by kind order by source_table, source_id) as number from import_notes) n
        where number <= {Examples} order by kind, number
        """;

    public static async Task<IReadOnlyList<LegacyNotes>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = await connection.RowsAsync(
            Sql,
            row => (Kind: row.GetString(0), Rows: row.GetInt64(5), Note: new LegacyNote(row.GetString(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetString(4))),
            ct);
        return
        [
            .. LegacyNoteKind.All
                .Select(kind => (kind, rows: rows.FindAll(r => string.Equals(r.Kind, kind.Name, StringComparison.Ordinal))))
                .Where(k => k.rows.Count > 0)
                .Select(k => new LegacyNotes(k.kind, k.rows[0].Rows, k.rows.ConvertAll(r => r.Note))),
        ];
    }
}
