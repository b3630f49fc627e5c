using Npgsql;

namespace StakeEasy.Host.Maintenance;

/// <summary>
/// The switch, in the database, so that every node sees the same. Its table belongs to no module and is made when it is first needed: most
/// installations never do.
/// </summary>
internal sealed class MaintenanceSwitch(NpgsqlDataSource database)
{
    private const string CreateSql = """
        create schema if not exists operations;
        create table if not exists operations.maintenance (
          only_one boolean primary key default true check (only_one), message text not null, retry_after interval not null, since timestamptz not null)
        """;

    private const string OnSql = """
        insert into operations.maintenance (message, retry_after, since) values ($1, $2, $3)
        on conflict (only_one) do update set message = excluded.message, retry_after = excluded.retry_after
        """;

    private bool _hasTable;

    public async Task OnAsync(MaintenanceNotice notice, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var create = new NpgsqlCommand(CreateSql, connection))
        {
            await create.ExecuteNonQueryAsync(ct);
        }

        await using var on = new NpgsqlCommand(OnSql, connection)
        {
            Parameters = { new() { Value = notice.Message }, new() { Value = notice.RetryAfter }, new() { Value = notice.Since.ToUniversalTime() } },
        };
        await on.ExecuteNonQueryAsync(ct);
    }

    public async Task OffAsync(CancellationToken ct)
    {
        if (await HasTableAsync(ct))
        {
            await using var off = database.CreateCommand("delete from operations.maintenance");
            await off.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Null while the application is open.</summary>
    public async Task<MaintenanceNotice?> ReadAsync(CancellationToken ct)
    {
        if (!await HasTableAsync(ct))
        {
            return null;
        }

        await using var select = database.CreateCommand("select message, retry_after, since from operations.maintenance");
        await using var row = await select.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetString(0), row.GetFieldValue<TimeSpan>(1), row.GetFieldValue<DateTimeOffset>(2))
            : null;
    }

    private async Task<bool> HasTableAsync(CancellationToken ct)
    {
        if (!_hasTable)
        {
            await using var ask = database.CreateCommand("select to_regclass('operations.maintenance') is not null");
            _hasTable = (bool)(await ask.ExecuteScalarAsync(ct))!;
        }

        return _hasTable;
    }
}
