using Npgsql;
using StakeEasy.Achievements.Catalogue;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Achievements.Review;
using StakeEasy.Achievements.Streaks;
using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Summary;

/// <inheritdoc/>
internal sealed class ProgressSummaryReader(NpgsqlDataSource database, IHabitats habitats, TimeProvider clock) : IProgressSummary
{
    private const string Sql = """
        select s.day_start, t.streak_length, t.streak_first, t.streak_last, t.streak_longest, t.recent,
          g.name, round((g.value - g.start) / (g.target - g.start), 6), g.last_day, u.key, u.day
        from (select $1::uuid as owner_id) o
        left join achievements.settings s using (owner_id)
        left join achievements.standings t using (owner_id)
        left join lateral (select * from achievements.goals g where g.owner_id = o.owner_id and g.completed_on is null and g.abandoned_at is null
          and g.archived_at is null and g.last_day >= $2 order by g.last_day, g.id limit 1) g on true
        left join lateral (select u.key, u.day from achievements.unlocks u where u.owner_id = o.owner_id and u.key = any($3) order by u.day desc, u.key limit 1) u on true
        """;

    private static readonly Dictionary<string, string> Names = AchievementCatalogue.All.ToDictionary(a => a.Key, a => a.Name, StringComparer.Ordinal);

    private static readonly string[] Keys = [.. Names.Keys];

    public async Task<ProgressSummary> OfAsync(UserId owner, CancellationToken ct)
    {
        var zone = (await habitats.FindAsync(owner, ct))?.TimeZone ?? TimeZoneInfo.Utc;
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = OwnerRows.DayAt(now, zone, TimeOnly.MinValue) });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Keys });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(
            Streak(row, now, zone),
            row.IsDBNull(6) ? null : new(row.GetString(6), Math.Clamp(row.GetDecimal(7), 0m, 1m), row.GetFieldValue<DateOnly>(8)),
            row.IsDBNull(9) ? null : new(Names[row.GetString(9)], row.GetFieldValue<DateOnly>(10)));
    }

    private static StreakStanding Streak(NpgsqlDataReader row, DateTimeOffset now, TimeZoneInfo zone)
    {
        var dayStart = row.IsDBNull(0) ? TimeOnly.MinValue : row.GetFieldValue<TimeOnly>(0);
        var today = OwnerRows.DayAt(now, zone, dayStart);
        if (row.IsDBNull(1))
        {
            return new(today, 0, 0, RecordedToday: false, dayStart);
        }

        var recent = row.GetFieldValue<DateOnly[]>(5);
        DateOnly? Day(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
        var streak = new Streak(row.GetInt32(1), Day(2), Day(3), row.GetInt32(4), recent);
        return new(today, streak.On(today).Length, streak.Longest, recent.Contains(today), dayStart);
    }
}
