using System.Data;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Reads lists of entries by keyset, both ways.</summary>
internal sealed class EntryLists(NpgsqlDataSource database)
{
    private const int LargestPage = 200;

    private const string OneSql = $"""
        select {EntryColumns.Select} from (select *, xmin from bankroll.entries where owner_id = $1 and id = $2) e {EntryColumns.Joins}
        """;

    private const string TransferSql = $"""
        select {EntryColumns.Select} from (select *, xmin from bankroll.entries where owner_id = $1 and transfer_id = $2) e {EntryColumns.Joins}
        order by e.day desc, e.occurred_at desc, e.id desc
        """;

    public async Task<Entry?> FindAsync(UserId owner, EntryId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(OneSql);
        command.Parameters.With(owner.Value).With(id.Value);
        return await ReadAsync(command, ct) is [var entry] ? entry : null;
    }

    /// <summary>Both sides and the fee; empty if there is no such transfer.</summary>
    public async Task<IReadOnlyList<Entry>> OfTransferAsync(UserId owner, TransferId id, CancellationToken ct)
    {
        await using var command = database.CreateCommand(TransferSql);
        command.Parameters.With(owner.Value).With(id.Value);
        return await ReadAsync(command, ct);
    }

    public async Task<Page<Entry>> ReadAsync(UserId owner, EntryFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.Size, 1, LargestPage);
        var cursor = EntryCursor.Parse(filter.Cursor);
        var older = cursor?.Older ?? true;

        // One snapshot for the page and the balance it starts from, or a save in between would shift every balance shown.
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = ShowsBalances(filter) ? await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct) : null;
        await using var command = connection.CreateCommand();
        var walk = new EntryWalk(owner, filter, cursor, command.Parameters);
        command.CommandText = $"select {EntryColumns.Select} from ({walk.Rows(size + 1)}) e {EntryColumns.Joins} order by {walk.Order("e.")}";
        var found = await ReadAsync(command, ct);

        var more = found.Count > size;
        var rows = found.Take(size).ToList();
        var searchedTo = more || !walk.IsWindowed ? null : await WindowEndAsync(command, walk, older, ct);
        var further = more ? new EntryCursor(older, rows[^1].Day, rows[^1].OccurredAt, rows[^1].Id.Value) : searchedTo;
        var back = cursor is null || rows.Count == 0 ? (EntryCursor?)null : new EntryCursor(!older, rows[0].Day, rows[0].OccurredAt, rows[0].Id.Value);
        if (!older)
        {
            rows.Reverse();
        }

        if (rows.Count > 0 && ShowsBalances(filter))
        {
            rows = WithBalances(rows, await BalanceAfterAsync(connection, owner, rows[0], ct));
        }

        return older
            ? new(rows, back?.ToString(), further?.ToString()) { Unfinished = searchedTo is not null }
            : new(rows, further?.ToString(), back?.ToString()) { Unfinished = searchedTo is not null };
    }

    /// <summary>Only where every entry of the account is listed does one balance lead to the next.</summary>
    private static bool ShowsBalances(EntryFilter filter) =>
        filter.Account is not null && filter == new EntryFilter(filter.Kinds, filter.Account, filter.From, filter.To, filter.Cursor, filter.Size)
        && filter.Kinds is null or { Count: 0 };

    private static List<Entry> WithBalances(List<Entry> rows, decimal balance) => rows.ConvertAll(entry =>
    {
        var shown = entry with { BalanceAfter = entry.Amount with { Amount = balance } };
        balance -= entry.Amount.Amount;
        return shown;
    });

    private static async Task<List<Entry>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<Entry>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(EntryColumns.Read(reader));
        }

        return found;
    }

    /// <summary>Null if the search went through everything.</summary>
    private static async Task<EntryCursor?> WindowEndAsync(NpgsqlCommand command, EntryWalk walk, bool older, CancellationToken ct)
    {
        command.CommandText = walk.WindowEnd;
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new EntryCursor(older, reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetGuid(2))
            : null;
    }

    private static async Task<decimal> BalanceAfterAsync(NpgsqlConnection connection, UserId owner, Entry entry, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select bankroll.balance_at($1, $2, $3, $4, $5)", connection);
        command.Parameters.With(owner.Value).With(entry.Account.Value).With(entry.Day).With(entry.OccurredAt).With(entry.Id.Value);
        return (decimal)(await command.ExecuteScalarAsync(ct))!;
    }
}
