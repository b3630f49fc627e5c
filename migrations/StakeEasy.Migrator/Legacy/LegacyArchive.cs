using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>What the import knew stays beside the copied tables: who became whom, what was noted, and the figures of both sides.</summary>
internal static class LegacyArchive
{
    private const string Sql = """
        create table stakeeasy_users as select id as user_id, owner as stakeeasy_id, email from import_users;
        create table stakeeasy_notes as select * from import_notes;
        create table stakeeasy_figures as select user_id, what, before as usd_before, after as usd_after, explained as usd_explained from import_comparison;
        create table stakeeasy_differences as select * from import_differences;
        """;

    public static Task KeepAsync(NpgsqlConnection connection, CancellationToken ct) => LegacyRows.ExecuteAsync(connection, Sql, ct);
}
