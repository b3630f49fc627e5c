using Npgsql;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>
/// Which staged rows are new to an owner, and which accounts they go to. An account is the same if its id is, or else its name; everything
/// else is the same if its id is, or if it came of the same imported row.
/// </summary>
internal static class LedgerMerge
{
    /// <summary>Where the entries of each staged account go.</summary>
    public const string BecomesSql = "create temp table staged_becomes (id uuid primary key, becomes uuid not null, file_row bigint not null) on commit drop";

    /// <summary>In the order of every writer.</summary>
    public const string LockSql = "select from bankroll.accounts where owner_id = $1 order by id for update";

    private const string MatchSql = """
        insert into staged_becomes
        select s.id, coalesce(i.id, n.id, s.id), s.file_row from staged_accounts s
        left join bankroll.accounts i on i.owner_id = $1 and i.id = s.id
        left join bankroll.accounts n on n.owner_id = $1 and i.id is null and lower(n.name) = lower(s.name)
        """;

    private const string OtherCurrencySql = """
        select b.file_row, a.name, a.currency, s.currency from staged_becomes b join staged_accounts s on s.id = b.id
        join bankroll.accounts a on a.owner_id = $1 and a.id = b.becomes where a.currency <> s.currency order by 1 limit 1
        """;

    private const string TwoInOneSql = """
        select b.file_row, a.name from (select file_row, becomes, row_number() over (partition by becomes order by file_row) as nth from staged_becomes) b
        join bankroll.accounts a on a.owner_id = $1 and a.id = b.becomes where b.nth > 1 order by 1 limit 1
        """;

    private static readonly string[] KeptSql =
    [
        "update staged_accounts s set kept = true from staged_becomes b join bankroll.accounts a on a.owner_id = $1 and a.id = b.becomes where b.id = s.id",
        "update staged_imports s set kept = true from bankroll.imports t where t.owner_id = $1 and t.id = s.id",
        "update staged_recurrences s set kept = true from bankroll.recurrences t where t.owner_id = $1 and t.id = s.id",
        "update staged_saved_views s set kept = true from bankroll.saved_views t where t.owner_id = $1 and (t.id = s.id or lower(t.name) = lower(s.name))",
        "update staged_sessions s set kept = true from bankroll.sessions t where t.owner_id = $1 and (t.id = s.id or (t.ended_at is null and s.ended_at is null))",
        "update staged_entries s set kept = true from bankroll.entries t where t.owner_id = $1 and t.id = s.id",
        "update staged_entries s set kept = true from bankroll.entries t where not s.kept and t.owner_id = $1 and t.row_key = s.row_key",
        "update staged_entries s set kept = true from bankroll.entries t where not s.kept and t.owner_id = $1 and t.transfer_id = s.transfer_id",
        "update staged_entries s set kept = true from bankroll.sessions t where not s.kept and s.kind = 5 and t.owner_id = $1 and t.id = s.id",

        // A transfer comes whole or not at all, a session with its entry.
        "update staged_entries s set kept = true where not s.kept and s.transfer_id in (select transfer_id from staged_entries where kept)",
        "update staged_sessions s set kept = true from staged_entries e where not s.kept and e.id = s.id and e.kept",
        "update staged_revisions s set kept = true where exists (select from bankroll.revisions t where t.owner_id = $1 and t.entry_id = s.entry_id)",
    ];

    public static async Task PrepareAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var sql in new[] { LockSql, BecomesSql, MatchSql })
        {
            await ExecuteAsync(sql, owner, connection, ct);
        }

        await RefuseAsync(OtherCurrencySql, owner, connection, row => FormattableString.Invariant(
            $"your account {row.GetString(1)} is kept in {row.GetString(2)}, the backup's in {row.GetString(3)}. Rename yours first, then the backup's is added beside it."), ct);
        await RefuseAsync(TwoInOneSql, owner, connection, row => FormattableString.Invariant(
            $"two accounts of the backup would become your account {row.GetString(1)}. Rename yours first, then both stay apart."), ct);
        foreach (var sql in KeptSql)
        {
            await ExecuteAsync(sql, owner, connection, ct);
        }
    }

    public static async Task ExecuteAsync(string sql, UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        if (sql.Contains("$1", StringComparison.Ordinal))
        {
            command.Parameters.With(owner.Value);
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task RefuseAsync(string sql, UserId owner, NpgsqlConnection connection, Func<NpgsqlDataReader, string> why, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.With(owner.Value);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (await row.ReadAsync(ct))
        {
            throw BackupRefusedException.At(LedgerTables.Accounts, row.GetInt64(0), "name", why(row));
        }
    }
}
