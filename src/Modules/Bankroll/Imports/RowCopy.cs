using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>An entry with everything it is written with.</summary>
internal sealed record NewEntry(Guid Id, Guid RowKey, DateTimeOffset OccurredAt, Guid? Transfer, ImportedRow Row);

/// <summary>Writes entries and their sessions as fast as PostgreSQL takes them.</summary>
internal static class RowCopy
{
    private const string EntriesSql = """
        copy bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount, stated_balance, note, category, tags, transfer_id,
          origin_id, row_key) from stdin (format binary)
        """;

    private const string SessionsSql = """
        copy bankroll.sessions (owner_id, id, account_id, format, game, stake, small_blind, big_blind, venue, started_at, ended_at, day, minutes, buy_in,
          rebuy_count, rebuys, add_ons, expenses, cash_out, place, field_size, hands, tags, note) from stdin (format binary)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, UserId owner, Guid import, DateTimeOffset now, List<NewEntry> entries, CancellationToken ct)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(EntriesSql, ct))
        {
            foreach (var entry in entries)
            {
                await WriteAsync(copy, owner, import, now, entry, ct);
            }

            await copy.CompleteAsync(ct);
        }

        if (!entries.Exists(e => e.Row.Session is not null))
        {
            return;
        }

        await using var sessions = await connection.BeginBinaryImportAsync(SessionsSql, ct);
        foreach (var entry in entries.Where(e => e.Row.Session is not null))
        {
            await WriteAsync(sessions, owner, entry.Id, entry.Row.Account.Id, entry.Row.Session!, ct);
        }

        await sessions.CompleteAsync(ct);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UserId owner, Guid import, DateTimeOffset now, NewEntry entry, CancellationToken ct)
    {
        var row = entry.Row;
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(owner.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.Id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(row.Account.Id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync((short)row.Kind, NpgsqlDbType.Smallint, ct);
        await copy.WriteAsync(row.Day, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(entry.OccurredAt, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(row.Found ?? row.Amount, NpgsqlDbType.Numeric, ct);
        await OrNullAsync(copy, row.Stated, NpgsqlDbType.Numeric, ct);
        await OrNullAsync(copy, row.Note, NpgsqlDbType.Text, ct);
        await OrNullAsync(copy, row.Category, NpgsqlDbType.Text, ct);
        await OrNullAsync(copy, row.Tags, NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await OrNullAsync(copy, entry.Transfer, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(import, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.RowKey, NpgsqlDbType.Uuid, ct);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UserId owner, Guid id, Guid account, SessionRow session, CancellationToken ct)
    {
        await copy.StartRowAsync(ct);
        await copy.WriteAsync(owner.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(account, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync((short)session.Format, NpgsqlDbType.Smallint, ct);
        await copy.WriteAsync(session.Game, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(session.Stake, NpgsqlDbType.Text, ct);
        await OrNullAsync(copy, session.SmallBlind, NpgsqlDbType.Numeric, ct);
        await OrNullAsync(copy, session.BigBlind, NpgsqlDbType.Numeric, ct);
        await OrNullAsync(copy, session.Venue, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(session.StartedAt, NpgsqlDbType.TimestampTz, ct);
        await OrNullAsync(copy, session.EndedAt, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(session.Day, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(session.Minutes, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(session.BuyIn, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.RebuyCount, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(session.Rebuys, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.AddOns, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.Expenses, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.CashOut, NpgsqlDbType.Numeric, ct);
        await OrNullAsync(copy, session.Place, NpgsqlDbType.Integer, ct);
        await OrNullAsync(copy, session.FieldSize, NpgsqlDbType.Integer, ct);
        await OrNullAsync(copy, session.Hands, NpgsqlDbType.Integer, ct);
        await OrNullAsync(copy, session.Tags, NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await OrNullAsync(copy, session.Note, NpgsqlDbType.Text, ct);
    }

    private static Task OrNullAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
        where T : class => value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, type, ct);

    private static Task OrNullAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
        where T : struct => value is { } known ? copy.WriteAsync(known, type, ct) : copy.WriteNullAsync(ct);
}
