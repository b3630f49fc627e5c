using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>The figures of the older application, computed in its own database by its own formulas.</summary>
internal static class LegacySourceFigures
{
    /// <summary>Into a temporary table: user, figure, currency, amount.</summary>
    public static async Task FetchAsync(NpgsqlConnection connection, Func<string, CancellationToken, Task<IEnumerable<string?[]>>> askSource, CancellationToken ct)
    {
        await connection.ExecuteAsync("create temp table import_source_figures (what text, user_id bigint, currency text, amount numeric) on commit drop", ct);
        await connection.CopyTextAsync("import_source_figures", await askSource(LegacyScripts.SourceFigures, ct), ct);
        await connection.ExecuteAsync("analyze import_source_figures", ct);
    }
}
