using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Writes entries, and the sessions they are the result of, in bulk. What derives from them is left to <see cref="LedgerRebuild"/>.</summary>
internal static class EntryCopy
{
    private const string EntriesSql = """
        copy bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount, stated_balance, note, category, tags, transfer_id, origin_id, row_key)
        from stdin (format binary)
        """;

    private const string SessionsSql = """
        copy bankroll.sessions (owner_id, id, account_id, format, game, stake, small_blind, big_blind, venue, started_at, ended_at, day, minutes, buy_in, rebuy_count,
          rebuys, add_ons, expenses, cash_out, place, field_size, hands, tags, note)
        from stdin (format binary)
        """;

    public static async Task WriteAsync(NpgsqlConnection connection, UserId owner, IReadOnlyCollection<EntryDraft> entries, CancellationToken ct)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(EntriesSql, ct))
        {
            foreach (var entry in entries)
            {
                await copy.StartRowAsync(ct);
                await WriteAsync(copy, owner, entry, ct);
            }

            await copy.CompleteAsync(ct);
        }

        if (!entries.Any(e => e.Session is not null))
        {
            return;
        }

        await using (var copy = await connection.BeginBinaryImportAsync(SessionsSql, ct))
        {
            foreach (var entry in entries.Where(e => e.Session is not null))
            {
                await copy.StartRowAsync(ct);
                await WriteAsync(copy, owner, entry, entry.Session!, ct);
            }

            await copy.CompleteAsync(ct);
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UserId owner, EntryDraft entry, CancellationToken ct)
    {
        await copy.WriteAsync(owner.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.Id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.Account, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync((short)entry.Kind, NpgsqlDbType.Smallint, ct);
        await copy.WriteAsync(entry.Day, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(entry.OccurredAt, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(entry.CreatedAt, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(entry.Amount, NpgsqlDbType.Numeric, ct);
        await WriteAsync(copy, entry.Stated, NpgsqlDbType.Numeric, ct);
        await WriteAsync(copy, entry.Note, ct);
        await WriteAsync(copy, entry.Category, ct);
        await WriteAsync(copy, entry.Tags, ct);
        await WriteAsync(copy, entry.Transfer, NpgsqlDbType.Uuid, ct);
        await WriteAsync(copy, entry.Origin, NpgsqlDbType.Uuid, ct);
        await WriteAsync(copy, entry.RowKey, NpgsqlDbType.Uuid, ct);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, UserId owner, EntryDraft entry, SessionRow session, CancellationToken ct)
    {
        await copy.WriteAsync(owner.Value, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.Id, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync(entry.Account, NpgsqlDbType.Uuid, ct);
        await copy.WriteAsync((short)session.Format, NpgsqlDbType.Smallint, ct);
        await copy.WriteAsync(session.Game, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(session.Stake, NpgsqlDbType.Text, ct);
        await WriteAsync(copy, session.SmallBlind, NpgsqlDbType.Numeric, ct);
        await WriteAsync(copy, session.BigBlind, NpgsqlDbType.Numeric, ct);
        await WriteAsync(copy, session.Venue, ct);
        await copy.WriteAsync(session.StartedAt, NpgsqlDbType.TimestampTz, ct);
        await WriteAsync(copy, session.EndedAt, NpgsqlDbType.TimestampTz, ct);
        await copy.WriteAsync(session.Day, NpgsqlDbType.Date, ct);
        await copy.WriteAsync(session.Minutes, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(session.BuyIn, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.RebuyCount, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(session.Rebuys, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.AddOns, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.Expenses, NpgsqlDbType.Numeric, ct);
        await copy.WriteAsync(session.CashOut, NpgsqlDbType.Numeric, ct);
        await WriteAsync(copy, session.Place, NpgsqlDbType.Integer, ct);
        await WriteAsync(copy, session.FieldSize, NpgsqlDbType.Integer, ct);
        await WriteAsync(copy, session.Hands, NpgsqlDbType.Integer, ct);
        await WriteAsync(copy, session.Tags, ct);
        await WriteAsync(copy, session.Note, ct);
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken ct)
        where T : struct => value is { } known ? copy.WriteAsync(known, type, ct) : copy.WriteNullAsync(ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text, CancellationToken ct) =>
        text is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(text, NpgsqlDbType.Text, ct);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, IReadOnlyList<string>? texts, CancellationToken ct) =>
        texts is not { Count: > 0 } ? copy.WriteNullAsync(ct) : copy.WriteAsync(texts.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
}
