using System.Globalization;
using Npgsql;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.PostgreSql;
using StakeEasy.Migrator.Run;

namespace StakeEasy.Migrator.Legacy;

/// <summary>The way back from an import, written out for one run: what it wrote lies among the rows of other players, in the schemas of all modules.</summary>
internal static class LegacyRollback
{
    private const int Days = 30;

    /// <summary>Every table of a module that belongs to players, and what it refers to.</summary>
    private const string OwnedSql = """
        select n.nspname, c.relname, coalesce(array_agg(distinct r.relnamespace::regnamespace || '.' || r.relname) filter (where r.oid <> c.oid), '{}')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'owner_id' and a.atttypid = 'uuid'::regtype
        left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' left join pg_class r on r.oid = k.confrelid
        where c.relkind in ('r', 'p') and not c.relispartition
          and exists (select from pg_class h where h.relnamespace = n.oid and h.relname = '__ef_migrations_history')
        group by 1, 2 order by 1, 2
        """;

    public static async Task<IReadOnlyList<string>> StepsAsync(string connectionString, RunRecord run, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlSettings.Parse(connectionString).ConnectionString);
        await connection.OpenAsync(ct);
        var tables = InOrder(await connection.RowsAsync(OwnedSql, row => new Owned(row.GetString(0), row.GetString(1), row.GetFieldValue<string[]>(2)), ct));
        var aside = $"{run.Schema}_rolled_back_{run.Id}";
        var until = run.Published!.At.UtcDateTime.AddDays(Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            "scripts/stakeeasy maintenance on --message \"We are going back for now.\" Nobody writes any more.",
            $"Save all of StakeEasy's database ({string.Join(", ", tables.Select(table => table.Schema).Append("identity").Append(run.Schema).Distinct(StringComparer.Ordinal))} and the other schemas): pg_dump --format=custom --file=before-rollback-{run.Id}.dump",
            $"See what players have entered since {OccupiedSchema.Time(run.Published.At)}: scripts/migrate verify --schema {run.Schema} --report since-{run.Id}.json counts it and lists whose figures it changed, and each player's /export has it. It does not go back by itself: enter it by hand into the older application.",
            $"Point the older application at {run.Source} again and start it. That database was only read, and its users sign in there as before.",
            $"Take the imported players out of StakeEasy, and put the copied tables aside, in one transaction. Other players, settings and exchange rates stay:\n{Sql(run, tables, aside)}",
            "If StakeEasy goes on for others: start it anew, for it holds figures in memory, then scripts/stakeeasy maintenance off. import-legacy can be repeated.",
            $"When {Days} days have passed after that without a question: DROP SCHEMA \"{aside}\" CASCADE; and delete the file of the second step.",
            $"If you do not go back: keep the older database, its application (switched off) and the schema {run.Schema} as they are until {until}, {Days} days after run {run.Id} was published. Until then these steps lead back. Then: DROP SCHEMA \"{run.Schema}\" CASCADE; DELETE FROM {Bookkeeping.Schema}.runs WHERE id = '{run.Id}';",
        ];
    }

    private static string Sql(RunRecord run, IReadOnlyList<Owned> tables, string aside) => string.Join('\n', new[]
    {
        "BEGIN;",
        $"CREATE TEMP TABLE leaving ON COMMIT DROP AS SELECT stakeeasy_id AS id FROM {PostgreSqlSql.Name(run.Schema)}.stakeeasy_users;",
    }
    .Concat(tables.Select(table => $"DELETE FROM {table.Name} WHERE owner_id IN (SELECT id FROM leaving);"))
    .Concat(
    [
        "DELETE FROM identity.users WHERE id IN (SELECT id FROM leaving);",
        $"ALTER SCHEMA {PostgreSqlSql.Name(run.Schema)} RENAME TO {PostgreSqlSql.Name(aside)};",
        $"DELETE FROM {Bookkeeping.Schema}.runs WHERE id = '{run.Id}';",
        "COMMIT;",
    ]).Select(line => "     " + line));

    /// <summary>What refers to a table comes before it.</summary>
    private static List<Owned> InOrder(List<Owned> tables)
    {
        var ordered = new List<Owned>();
        while (tables.Count > 0)
        {
            var next = tables.First(table => !tables.Any(other => other.RefersTo.Contains(table.Name, StringComparer.Ordinal)));
            ordered.Add(next);
            tables.Remove(next);
        }

        return ordered;
    }

    private sealed record Owned(string Schema, string Table, IReadOnlyList<string> RefersTo)
    {
        public string Name => $"{Schema}.{Table}";
    }
}
