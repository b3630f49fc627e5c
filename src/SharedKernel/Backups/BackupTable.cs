using Npgsql;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>One table of a module as one list of a backup, and while a file is read as a temporary table of staged rows.</summary>
/// <param name="section">The list's name in the file.</param>
/// <param name="table">With its schema.</param>
/// <param name="orderBy">Decides every place, and follows an index that leads with the owner.</param>
public sealed class BackupTable(string section, string table, string orderBy, params IReadOnlyList<BackupColumn> columns)
{
    private readonly Dictionary<string, BackupColumn> _byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);

    public string Section => section;

    /// <summary>
    /// The temporary table: the columns, <c>file_row</c> (among the rows of the list, from 0) and <c>kept</c> (left out by merging). It goes
    /// with the transaction.
    /// </summary>
    public string Staged => "staged_" + section;

    public IReadOnlyList<BackupColumn> Columns => columns;

    /// <summary>The column that says whose a row is.</summary>
    public string Owner { get; init; } = "owner_id";

    /// <summary>The first version of the format that has this list; files of an older one restore as if it were empty.</summary>
    public int Since { get; init; } = 1;

    internal BackupColumn? Find(string name) => _byName.GetValueOrDefault(name);

    internal async Task WriteAsync(UserId owner, NpgsqlConnection connection, BackupWriter target, Action rowWritten, CancellationToken ct)
    {
        // A million rows take longer than a page's statement may.
        await using var command = new NpgsqlCommand(
            $"select {string.Join(", ", columns.Select(c => c.Expression))} from {table} where {Owner} = $1 order by {orderBy}", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        target.BeginSection(section);
        while (await row.ReadAsync(ct))
        {
            await target.WriteRowAsync(
                json =>
                {
                    for (var i = 0; i < columns.Count; i++)
                    {
                        columns[i].Write(json, row, i);
                    }
                },
                ct);
            rowWritten();
        }

        target.EndSection();
    }

    internal async Task StageAsync(NpgsqlConnection connection, IAsyncEnumerable<BackupRow> rows, Action<BackupRow> check, CancellationToken ct)
    {
        await ExecuteAsync(
            connection,
            $"create temp table {Staged} (file_row bigint not null, {string.Concat(columns.Select(c => $"{c.Name} {c.SqlType}, "))}kept boolean not null default false) on commit drop",
            ct);
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"copy {Staged} (file_row, {string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)", ct))
        {
            await foreach (var row in rows)
            {
                check(row);
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(row.Place, NpgsqlTypes.NpgsqlDbType.Bigint, ct);
                foreach (var column in columns)
                {
                    if (row[column.Name] is { } value)
                    {
                        await copy.WriteAsync(value, column.Type, ct);
                    }
                    else
                    {
                        await copy.WriteNullAsync(ct);
                    }
                }
            }

            await copy.CompleteAsync(ct);
        }

        // Nobody else ever does: the planner would take a million rows for a handful.
        await ExecuteAsync(connection, "analyze " + Staged, ct);
    }

    internal async Task<BackupCount> CountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select count(*), count(*) filter (where kept) from {Staged}", connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(section, row.GetInt64(0), row.GetInt64(1));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
