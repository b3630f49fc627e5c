using Npgsql;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>What only the whole of a staged ledger can tell: each query answers with the place of the first row that is wrong.</summary>
internal static class StagedChecks
{
    private static readonly (BackupTable Table, string Field, string Why, string Sql)[] All =
    [
        .. new[] { LedgerTables.Imports, LedgerTables.Recurrences, LedgerTables.Sessions, LedgerTables.Entries, LedgerTables.SavedViews }
            .Select(t => (t, "id", "another row has this id.", Twice(t, "id"))),
        (LedgerTables.Accounts, "name", "another account has this name.", Twice(LedgerTables.Accounts, "lower(name)")),
        (LedgerTables.SavedViews, "name", "another saved view has this name.", Twice(LedgerTables.SavedViews, "lower(name)")),
        (LedgerTables.Entries, "row_key", "another entry comes of the same row.", Twice(LedgerTables.Entries, "row_key", "row_key is not null")),
        (LedgerTables.Revisions, "number", "another revision of the entry has this number.", Twice(LedgerTables.Revisions, "entry_id, number")),
        (LedgerTables.Sessions, "ended_at", "another session is still running, too.", "select file_row from staged_sessions where ended_at is null order by file_row offset 1 limit 1"),
        (LedgerTables.Sessions, "id", "a finished session has an entry with its id, its account and its result; this one has none.", """
            select s.file_row from staged_sessions s left join staged_entries e on e.id = s.id
            where s.ended_at is not null and (e.kind is distinct from 5 or e.account_id <> s.account_id
              or e.amount <> s.cash_out - s.buy_in - s.rebuys - s.add_ons - s.expenses)
            order by s.file_row limit 1
            """),
        (LedgerTables.Entries, "id", "the result of a session has a session with its id; this one has none.", """
            select e.file_row from staged_entries e left join staged_sessions s on s.id = e.id and s.ended_at is not null
            where e.kind = 5 and s.id is null order by e.file_row limit 1
            """),
        (LedgerTables.Entries, "transfer_id", "the entries of this transfer do not agree: money leaves one account and arrives at another on the same day, and what it cost is paid where it left.", """
            select min(e.file_row) from staged_entries e join staged_accounts a on a.id = e.account_id where e.transfer_id is not null
            group by e.transfer_id
            having count(*) filter (where e.kind = 3 and e.amount < 0) <> 1 or count(*) filter (where e.kind = 3 and e.amount > 0) <> 1
              or count(*) filter (where e.kind = 9) > 1 or count(*) filter (where e.kind = 3) <> 2
              or count(distinct e.account_id) filter (where e.kind = 3) <> 2 or count(distinct e.day) <> 1
              or (count(distinct a.currency) filter (where e.kind = 3) = 1 and sum(e.amount) filter (where e.kind = 3) <> 0)
              or max(e.account_id::text) filter (where e.kind = 9) <> max(e.account_id::text) filter (where e.kind = 3 and e.amount < 0)
            order by 1 limit 1
            """),
    ];

    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var (table, field, why, sql) in All)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            if (await command.ExecuteScalarAsync(ct) is long place)
            {
                throw BackupRefusedException.At(table, place, field, why);
            }
        }
    }

    private static string Twice(BackupTable table, string key, string where = "true") => $"""
        select file_row from (select file_row, row_number() over (partition by {key} order by file_row) as nth from {table.Staged} where {where}) s
        where nth > 1 order by file_row limit 1
        """;
}
