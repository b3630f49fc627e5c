using System.Runtime.CompilerServices;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Exports;

/// <summary>Reads what a journal is made of.</summary>
internal static class JournalReading
{
    private const string AccountsSql =
        "select id, kind, name, currency from bankroll.accounts where owner_id = $1 order by kind, position, id";

    private const string CategoriesSql =
        "select distinct kind, category from bankroll.entries where owner_id = $1 and kind in (6, 7) order by 1, 2";

    private const string EntriesSql = """
        select e.id, e.account_id, e.kind, e.day, e.amount, e.stated_balance, e.note, e.category, e.tags, o.account_id, o.amount, o.is_earlier, o.is_apart
        from bankroll.entries e
        left join lateral (
          select s.account_id, s.amount, p.is_earlier,
            s.day <> e.day or exists (
              select from bankroll.entries u where u.owner_id = $1 and u.stated_balance is not null
                and u.account_id = case when p.is_earlier then e.account_id else s.account_id end
                and case when p.is_earlier
                  then (u.day, u.occurred_at, u.id) > (s.day, s.occurred_at, s.id) and (u.day, u.occurred_at, u.id) < (e.day, e.occurred_at, e.id)
                  else (u.day, u.occurred_at, u.id) > (e.day, e.occurred_at, e.id) and (u.day, u.occurred_at, u.id) < (s.day, s.occurred_at, s.id) end
                and u.day between least(e.day, s.day) and greatest(e.day, s.day)) as is_apart
          from bankroll.entries s
          cross join lateral (select (s.day, s.occurred_at, s.id) < (e.day, e.occurred_at, e.id) as is_earlier) p
          where e.kind = 3 and s.owner_id = $1 and s.transfer_id = e.transfer_id and s.kind = 3 and s.id <> e.id) o on true
        where e.owner_id = $1
        order by e.day, e.occurred_at, e.id
        """;

    public static async Task<List<(Guid Id, AccountKind Kind, string Name, CurrencyCode Currency)>> AccountsAsync(
        NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        await using var command = Of(AccountsSql, connection, owner);
        await using var row = await command.ExecuteReaderAsync(ct);
        var accounts = new List<(Guid, AccountKind, string, CurrencyCode)>();
        while (await row.ReadAsync(ct))
        {
            accounts.Add((row.GetGuid(0), (AccountKind)row.GetInt16(1), row.GetString(2), CurrencyCode.Of(row.GetString(3))));
        }

        return accounts;
    }

    public static async Task<List<(EntryKind Kind, string? Category)>> CategoriesAsync(NpgsqlConnection connection, UserId owner, CancellationToken ct)
    {
        await using var command = Of(CategoriesSql, connection, owner);
        await using var row = await command.ExecuteReaderAsync(ct);
        var categories = new List<(EntryKind, string?)>();
        while (await row.ReadAsync(ct))
        {
            categories.Add(((EntryKind)row.GetInt16(0), row.IsDBNull(1) ? null : row.GetString(1)));
        }

        return categories;
    }

    public static async IAsyncEnumerable<JournalEntry> EntriesAsync(NpgsqlConnection connection, UserId owner, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Of(EntriesSql, connection, owner);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            yield return new(
                row.GetGuid(0), row.GetGuid(1), (EntryKind)row.GetInt16(2), row.GetFieldValue<DateOnly>(3), row.GetDecimal(4),
                row.IsDBNull(5) ? null : row.GetDecimal(5))
            {
                Note = row.IsDBNull(6) ? null : row.GetString(6),
                Category = row.IsDBNull(7) ? null : row.GetString(7),
                Tags = row.IsDBNull(8) ? [] : row.GetFieldValue<string[]>(8),
                Other = row.IsDBNull(9) ? null : new(row.GetGuid(9), row.GetDecimal(10), row.GetBoolean(11), row.GetBoolean(12)),
            };
        }
    }

    private static NpgsqlCommand Of(string sql, NpgsqlConnection connection, UserId owner)
    {
        // A million entries take longer than a page's statement may.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value);
        return command;
    }
}
