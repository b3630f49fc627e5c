using Npgsql;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Identity.Backups;

/// <summary>What a player prefers; how they sign in is of this server and stays on it.</summary>
internal sealed class PreferencesBackup(PlayerDirectory players, IKnownCurrencies currencies) : IBackupPart
{
    private const int LongestTimeZone = 64;
    private const int LongestCulture = 35;

    private const string ReplaceSql = """
        update identity.users u set reporting_currency = s.reporting_currency, time_zone_id = s.time_zone_id, culture_name = s.culture_name,
          theme = s.theme, amounts_hidden = s.amounts_hidden
        from staged_preferences s where u.id = $1
        """;

    private static readonly BackupTable Preferences = new(
        "preferences", "identity.users", "id",
        BackupColumn.Text("reporting_currency", 10),
        BackupColumn.Text("time_zone_id", LongestTimeZone),
        BackupColumn.Text("culture_name", LongestCulture),
        BackupColumn.Word<Theme>("theme"),
        BackupColumn.Truth("amounts_hidden"))
    {
        Owner = "id",
    };

    public IReadOnlyList<BackupTable> Tables => [Preferences];

    public Action<BackupRow> CheckRows() => Check;

    public async Task CheckAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select count(*) from staged_preferences", connection);
        if (await command.ExecuteScalarAsync(ct) is not 1L)
        {
            throw new BackupRefusedException("preferences", "exactly one row is expected.");
        }
    }

    /// <summary>Whoever merges has preferences already.</summary>
    public async Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("update staged_preferences set kept = true", connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct)
    {
        if (mode is RestoreMode.Replace)
        {
            await using var command = new NpgsqlCommand(ReplaceSql, connection);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public Task FollowAsync(UserId owner) => players.ForgetAsync(owner).AsTask();

    private void Check(BackupRow row)
    {
        if (!CurrencyCode.TryParse(row.Get<string>("reporting_currency"), out var currency) || !currencies.IsKnown(currency)
            || !string.Equals(currency.Value, row.Get<string>("reporting_currency"), StringComparison.Ordinal))
        {
            throw row.Refuse("reporting_currency", "StakeEasy does not know this currency.");
        }

        if (PreferenceErrors.Check(new(currency, row.Get<string>("time_zone_id")!, row.Get<string>("culture_name")!, (Theme)row.Get<int>("theme"))) is { } error)
        {
            throw row.Refuse(error.Field is "TimeZoneId" ? "time_zone_id" : "culture_name", error.Message);
        }
    }
}
