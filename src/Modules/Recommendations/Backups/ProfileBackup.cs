using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.Recommendations.Data;
using StakeEasy.Recommendations.Profiles;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Recommendations.Backups;

/// <summary>The stake profile: a list of one row, or of none.</summary>
internal sealed class ProfileBackup(ProfileRules rules, HybridCache cache) : IBackupPart
{
    private const int LongestCurrency = 10;
    private const int MostGames = 3;
    private const int LongestGame = 20;
    private const int MostSites = 20;
    private const int LongestSite = 50;
    private const decimal Most = 1_000_000_000m;

    private static readonly BackupTable Profiles = new(
        "stake_profiles", "recommendations.profiles", "owner_id",
        BackupColumn.Texts("games", MostGames, LongestGame).Optional(),
        BackupColumn.Word<Opposition>("opposition").Optional(),
        BackupColumn.Word<RiskTolerance>("risk_tolerance").Optional(),
        BackupColumn.Word<Surroundings>("surroundings").Optional(),
        BackupColumn.Amount("target_risk", 0m, 1m),
        BackupColumn.Text("cash_currency", LongestCurrency).Optional(),
        BackupColumn.Amount("cash_buy_in", 0m, Most).Optional(),
        BackupColumn.Word<RateFrom>("cash_rate_from"),
        BackupColumn.Word<RateBlock>("cash_per"),
        BackupColumn.Amount("cash_rate", -Most, Most).Optional(),
        BackupColumn.Amount("cash_deviation", 0m, Most).Optional(),
        BackupColumn.Amount("cash_sample", 0m, Most).Optional(),
        BackupColumn.Text("tournament_currency", LongestCurrency).Optional(),
        BackupColumn.Texts("tournament_sites", MostSites, LongestSite).Optional(),
        BackupColumn.Amount("tournament_buy_in", 0m, Most).Optional(),
        BackupColumn.Word<RateFrom>("tournament_rate_from"),
        BackupColumn.Amount("tournament_roi", -Most, Most).Optional(),
        BackupColumn.Amount("tournament_deviation", 0m, Most).Optional(),
        BackupColumn.Amount("tournament_sample", 0m, Most).Optional())
    {
        Since = 2,
    };

    private static readonly string Columns = string.Join(", ", Profiles.Columns.Select(c => c.Name));

    public IReadOnlyList<BackupTable> Tables => [Profiles];

    public Action<BackupRow> CheckRows() => Check;

    public async Task CheckAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select count(*) from {Profiles.Staged}", connection);
        if (await command.ExecuteScalarAsync(ct) is > 1L)
        {
            throw new BackupRefusedException(Profiles.Section, "at most one row is expected.");
        }
    }

    /// <summary>A profile that is there stays.</summary>
    public Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct) => ExecuteAsync(
        $"update {Profiles.Staged} set kept = true where exists (select from recommendations.profiles where owner_id = $1)", owner, connection, ct);

    public async Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct)
    {
        if (mode is RestoreMode.Replace)
        {
            await ExecuteAsync("delete from recommendations.profiles where owner_id = $1", owner, connection, ct);
        }

        await ExecuteAsync($"insert into recommendations.profiles (owner_id, {Columns}) select $1, {Columns} from {Profiles.Staged} where not kept", owner, connection, ct);
    }

    public Task FollowAsync(UserId owner) => cache.ForgetProfileAsync(owner).AsTask();

    private void Check(BackupRow row)
    {
        var stored = new ProfileRow
        {
            Games = row.Get<string[]>("games"),
            Opposition = (Opposition?)row.Get<int?>("opposition"),
            RiskTolerance = (RiskTolerance?)row.Get<int?>("risk_tolerance"),
            Surroundings = (Surroundings?)row.Get<int?>("surroundings"),
            TargetRisk = row.Get<decimal>("target_risk"),
            CashCurrency = CurrencyOf(row, "cash_currency"),
            CashBuyIn = row.Get<decimal?>("cash_buy_in"),
            CashRateFrom = (RateFrom)row.Get<int>("cash_rate_from"),
            CashPer = (RateBlock)row.Get<int>("cash_per"),
            CashRate = row.Get<decimal?>("cash_rate"),
            CashDeviation = row.Get<decimal?>("cash_deviation"),
            CashSample = row.Get<decimal?>("cash_sample"),
            TournamentCurrency = CurrencyOf(row, "tournament_currency"),
            TournamentSites = row.Get<string[]>("tournament_sites"),
            TournamentBuyIn = row.Get<decimal?>("tournament_buy_in"),
            TournamentRateFrom = (RateFrom)row.Get<int>("tournament_rate_from"),
            TournamentRoi = row.Get<decimal?>("tournament_roi"),
            TournamentDeviation = row.Get<decimal?>("tournament_deviation"),
            TournamentSample = row.Get<decimal?>("tournament_sample"),
        };
        if (stored.Games?.FirstOrDefault(g => !Enum.GetNames<GameType>().Contains(g, StringComparer.Ordinal)) is { } unknown)
        {
            throw row.Refuse("games", $"\"{unknown}\" is none of {string.Join(", ", Enum.GetNames<GameType>())}.");
        }

        if (rules.Check(stored.ToProfile()) is { } error)
        {
            throw row.Refuse("", error.Message);
        }
    }

    private static string? CurrencyOf(BackupRow row, string column) => row.Get<string>(column) switch
    {
        null => null,
        { } text when CurrencyCode.TryParse(text, out var code) && string.Equals(code.Value, text, StringComparison.Ordinal) => text,
        _ => throw row.Refuse(column, "this is no code of a currency."),
    };

    private static async Task ExecuteAsync(string sql, UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
