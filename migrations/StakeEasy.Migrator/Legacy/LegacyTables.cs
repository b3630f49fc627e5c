using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>Whether a schema holds what the older application keeps, as far as the import reads it.</summary>
internal static class LegacyTables
{
    private static readonly Dictionary<string, string[]> Read = new(StringComparer.Ordinal)
    {
        ["users"] = ["id", "email", "active", "created_at", "is_confirmed", "default_currency_code", "otp_enabled"],
        ["currency"] = ["id", "code", "rate", "updated_at"],
        ["sites"] = ["id", "name", "user_id", "display_order"],
        ["assets"] = ["id", "name", "user_id", "display_order"],
        ["site_history"] = ["id", "site_id", "amount", "currency", "recorded_at", "user_id"],
        ["asset_history"] = ["id", "asset_id", "amount", "currency", "recorded_at", "user_id"],
        ["deposits"] = ["id", "date", "amount", "currency", "user_id"],
        ["drawings"] = ["id", "date", "amount", "currency", "user_id"],
    };

    /// <exception cref="Core.MigrationException">Something is missing; the message names it.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        await using var select = new NpgsqlCommand("select table_name || '.' || column_name from information_schema.columns where table_schema = $1", connection)
        {
            Parameters = { new() { Value = schema } },
        };
        var there = new HashSet<string>(StringComparer.Ordinal);
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                there.Add(reader.GetString(0));
            }
        }

        var missing = Read.SelectMany(t => t.Value.Select(c => t.Key + "." + c)).Where(c => !there.Contains(c)).ToList();
        if (missing.Count > 0)
        {
            throw new Core.MigrationException($"The source is not a database of the older application, or not of its last version: it has no {string.Join(", ", missing)}.");
        }
    }
}
