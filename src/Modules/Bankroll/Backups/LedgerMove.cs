using Npgsql;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>Moves staged rows that are not kept into the tables of the ledger, under the accounts they go to.</summary>
internal static class LedgerMove
{
    /// <summary>For replacing: every account of the file stays itself.</summary>
    public const string ThemselvesSql = "insert into staged_becomes select id, id, file_row from staged_accounts";

    private const string AccountsSql = """
        insert into bankroll.accounts (owner_id, id, kind, asset_type, currency, name, position, created_at, archived_at,
          entries, balance, deposited, withdrawn, restated, valued_deposited, valued_withdrawn, unvalued_deposited, unvalued_withdrawn)
        select $1, s.id, s.kind, s.asset_type, s.currency, s.name,
          s.position + coalesce((select max(a.position) from bankroll.accounts a where a.owner_id = $1 and a.kind = s.kind), 0), s.created_at, s.archived_at,
          0, 0, 0, 0, 0, 0, 0, 0, 0
        from staged_accounts s where not s.kept
        """;

    private const string EntriesSql = """
        insert into bankroll.entries (owner_id, id, account_id, kind, day, occurred_at, created_at, amount, stated_balance, note, category, tags,
          transfer_id, origin_id, row_key)
        select $1, s.id, b.becomes, s.kind, s.day, s.occurred_at, s.created_at, coalesce(s.amount, 0), s.stated_balance, s.note, s.category, s.tags,
          s.transfer_id, s.origin_id, s.row_key
        from staged_entries s join staged_becomes b on b.id = s.account_id where not s.kept
        """;

    private static readonly string[] InOrder =
    [
        AccountsSql,
        Plain(LedgerTables.Imports),
        OfAccounts(LedgerTables.Recurrences),
        OfAccounts(LedgerTables.Sessions),
        EntriesSql,
        Revisions(),
        Plain(LedgerTables.SavedViews),
    ];

    public static async Task RunAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var sql in InOrder)
        {
            await LedgerMerge.ExecuteAsync(sql, owner, connection, ct);
        }
    }

    private static string Plain(BackupTable table)
    {
        var columns = string.Join(", ", table.Columns.Select(c => c.Name));
        return $"insert into bankroll.{table.Section} (owner_id, {columns}) select $1, {columns} from {table.Staged} where not kept";
    }

    private static string OfAccounts(BackupTable table)
    {
        var columns = table.Columns.Select(c => c.Name).ToList();
        return $"""
            insert into bankroll.{table.Section} (owner_id, {string.Join(", ", columns)})
            select $1, {string.Join(", ", columns.Select(c => c is "account_id" ? "b.becomes" : "s." + c))}
            from {table.Staged} s join staged_becomes b on b.id = s.account_id where not s.kept
            """;
    }

    /// <summary>The account of a state, and of its session, may be long gone; then it stays as it is.</summary>
    private static string Revisions()
    {
        static string Moved(string state)
        {
            var account = $"to_jsonb(coalesce({state}_account.becomes, (s.{state} ->> 'account_id')::uuid))";
            return $"jsonb_set(case when jsonb_typeof(s.{state} -> 'session') = 'object' then jsonb_set(s.{state}, '{{session,account_id}}', {account}) else s.{state} end, "
                + $"'{{account_id}}', {account})";
        }

        return $"""
            insert into bankroll.revisions (owner_id, entry_id, number, at, before, after, batch_id)
            select $1, s.entry_id, s.number, s.at, {Moved("before")}, {Moved("after")}, s.batch_id
            from staged_revisions s
            left join staged_becomes before_account on before_account.id = (s.before ->> 'account_id')::uuid
            left join staged_becomes after_account on after_account.id = (s.after ->> 'account_id')::uuid
            where not s.kept
            """;
    }
}
