using Npgsql;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Data;
using StakeEasy.Achievements.Review;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Achievements.Backups;

/// <summary>
/// What a player said and did here. What follows from it and from the ledger, and what they were told of, is found again by the review
/// after restoring.
/// </summary>
internal sealed class AchievementsBackup(IKnownCurrencies currencies, IReconciliation reviews) : IBackupPart
{
    /// <summary>The version of the format these lists came with.</summary>
    private const int Since = 2;

    private const decimal Most = 1_000_000_000_000_000m;
    private const decimal Smallest = 0.0000000001m;
    private const int MostUnwanted = 20;

    /// <summary>But for the backups that were taken: a backup would not be the same as the one before if it told of it.</summary>
    private static readonly BackupTable Activities = new(
        "activities", "(select * from achievements.activities where kind <> 4) a", "kind, key",
        BackupColumn.Word<ActivityKind>("kind"),
        BackupColumn.Text("key", AchievementsDbContext.LongestKey),
        BackupColumn.Day("day"))
    { Since = Since };

    private static readonly BackupTable Goals = new(
        "goals", "achievements.goals", "id",
        BackupColumn.Id("id"),
        BackupColumn.Word<GoalKind>("kind"),
        BackupColumn.Text("name", AchievementsDbContext.LongestName),
        BackupColumn.Text("currency", AchievementsDbContext.LongestCode).Optional(),
        BackupColumn.Amount("start", -Most, Most),
        BackupColumn.Amount("target", -Most, Most),
        BackupColumn.Day("first_day"),
        BackupColumn.Day("last_day"),
        BackupColumn.Instant("created_at"),
        BackupColumn.Instant("abandoned_at").Optional(),
        BackupColumn.Instant("archived_at").Optional())
    { Since = Since };

    private static readonly BackupTable Limits = new(
        "limits", "achievements.limits", "kind",
        BackupColumn.Word<LimitKind>("kind"),
        BackupColumn.Amount("amount", Smallest, Most),
        BackupColumn.Text("currency", AchievementsDbContext.LongestCode).Optional(),
        BackupColumn.Amount("next_amount", Smallest, Most).Optional(),
        BackupColumn.Instant("next_from").Optional())
    { Since = Since };

    private static readonly BackupTable Settings = new(
        "habits", "achievements.settings", "owner_id",
        BackupColumn.Number("day_start", 0, 12).As("extract(hour from day_start)::integer"),
        BackupColumn.Text("unwanted", MostUnwanted).As("array_to_string(unwanted, ',')"),
        BackupColumn.Instant("cooling_off_until").Optional())
    { Since = Since };

    private static readonly string[] ReplaceSql =
        ["delete from achievements.activities where owner_id = $1 and kind <> 4", "delete from achievements.goals where owner_id = $1", "delete from achievements.limits where owner_id = $1", "delete from achievements.settings where owner_id = $1"];

    private static readonly string[] MoveSql =
    [
        "insert into achievements.activities (owner_id, kind, key, day) select $1, kind, key, day from staged_activities where not kept on conflict do nothing",
        """
        insert into achievements.goals (owner_id, id, kind, name, currency, start, target, first_day, last_day, created_at, abandoned_at, archived_at, value)
        select $1, id, kind, name, currency, start, target, first_day, last_day, created_at, abandoned_at, archived_at, start from staged_goals where not kept
        """,
        "insert into achievements.limits (owner_id, kind, amount, currency, next_amount, next_from) select $1, kind, amount, currency, next_amount, next_from from staged_limits where not kept",
        """
        insert into achievements.settings (owner_id, day_start, unwanted, cooling_off_until)
        select $1, make_time(day_start, 0, 0), string_to_array(nullif(unwanted, ''), ',')::smallint[], cooling_off_until from staged_habits where not kept
        """,
    ];

    private static readonly string[] KeptSql =
    [
        "update staged_activities s set kept = true from achievements.activities t where t.owner_id = $1 and t.kind = s.kind and t.key = s.key",
        "update staged_goals s set kept = true from achievements.goals t where t.owner_id = $1 and t.id = s.id",
        "update staged_limits s set kept = true from achievements.limits t where t.owner_id = $1 and t.kind = s.kind",
        "update staged_habits s set kept = true from achievements.settings t where t.owner_id = $1",
    ];

    private static readonly (BackupTable Table, string Field, string Why, string Sql)[] Checks =
    [
        (Activities, "key", "this was done twice.", Twice(Activities, "kind, key")),
        (Goals, "id", "another row has this id.", Twice(Goals, "id")),
        (Limits, "kind", "another limit is of this kind.", Twice(Limits, "kind")),
        (Settings, "day_start", "there is more than one row.", "select file_row from staged_habits where file_row > 0 order by file_row limit 1"),
    ];

    public IReadOnlyList<BackupTable> Tables => [Activities, Goals, Limits, Settings];

    public Action<BackupRow> CheckRows() => Check;

    public async Task CheckAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var (table, field, why, sql) in Checks)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            if (await command.ExecuteScalarAsync(ct) is long place)
            {
                throw BackupRefusedException.At(table, place, field, why);
            }
        }
    }

    public async Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct) => await ExecuteAsync(KeptSql, owner, connection, ct);

    public async Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct)
    {
        await ExecuteAsync([OwnerLock.Sql], owner, connection, ct);
        if (mode is RestoreMode.Replace)
        {
            await ExecuteAsync(ReplaceSql, owner, connection, ct);
        }

        await ExecuteAsync(MoveSql, owner, connection, ct);
    }

    public async Task FollowAsync(UserId owner) => await reviews.ReviewAsync(owner, CancellationToken.None);

    private static string Twice(BackupTable table, string key) => $"""
        select file_row from (select file_row, row_number() over (partition by {key} order by file_row) as nth from {table.Staged}) s
        where nth > 1 order by file_row limit 1
        """;

    private static async Task ExecuteAsync(IEnumerable<string> statements, UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private void Check(BackupRow row)
    {
        if (row.Table == Goals)
        {
            CheckCurrency(row, row.Get<int>("kind") is (int)GoalKind.Bankroll or (int)GoalKind.Profit);
            if (row.Get<decimal>("target") <= row.Get<decimal>("start"))
            {
                throw row.Refuse("target", "this is no more than there was at the start.");
            }

            if (row.Get<DateOnly>("last_day") < row.Get<DateOnly>("first_day"))
            {
                throw row.Refuse("last_day", "this is before the first day.");
            }
        }
        else if (row.Table == Limits)
        {
            CheckCurrency(row, row.Get<int>("kind") is not (int)LimitKind.SessionMinutes);
        }
        else if (row.Table == Settings && !IsListOfKinds(row.Get<string>("unwanted")!))
        {
            throw row.Refuse("unwanted", "numbers of kinds of notices are expected, with commas between them.");
        }
    }

    private void CheckCurrency(BackupRow row, bool isMoney)
    {
        var code = row.Get<string?>("currency");
        var isRight = isMoney
            ? CurrencyCode.TryParse(code, out var currency) && currencies.IsKnown(currency) && string.Equals(currency.Value, code, StringComparison.Ordinal)
            : code is null;
        if (!isRight)
        {
            throw row.Refuse("currency", isMoney ? "StakeEasy does not know this currency." : "what is counted has no currency.");
        }
    }

    private static bool IsListOfKinds(string text) =>
        text.Length == 0 || Enum.GetValues<NoticeKind>().Select(k => ((int)k).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal) is var known
        && Array.TrueForAll(text.Split(','), known.Contains);
}
