using System.Data;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Facts;

/// <inheritdoc/>
internal sealed class PlayerFactsReader(NpgsqlDataSource database) : IPlayerFacts
{
    private const int MostSessions = 10_000;

    private const string DaysSql = """
        select t.day, a.currency, sum(t.entries)::integer, sum(t.net), sum(t.deposited), sum(t.withdrawn), sum(t.transferred), sum(t.played),
          sum(t.restated), sum(t.bonus), sum(t.expenses), sum(t.played + t.restated + t.bonus + t.corrected - t.expenses - t.fees)
        from bankroll.totals t join bankroll.accounts a on a.owner_id = t.owner_id and a.id = t.account_id
        where t.owner_id = $1 and t.grain = 0 and t.day between $2 and $3 and t.entries > 0
        group by t.day, a.currency order by t.day, a.currency
        """;

    private const string SessionsSql = """
        select e.day, s.started_at, s.ended_at, s.format, a.currency, s.minutes, s.cash_out - s.buy_in - s.rebuys - s.add_ons - s.expenses,
          case when s.format = 1 then coalesce(s.big_blind * 100, s.buy_in) else s.buy_in end, s.rebuy_count, s.note is not null, s.hands is not null, s.tags is not null
        from (select * from bankroll.sessions where owner_id = $1 and ended_at is not null order by started_at desc, id desc limit $2) s
        join bankroll.accounts a on a.owner_id = s.owner_id and a.id = s.account_id
        join bankroll.entries e on e.owner_id = s.owner_id and e.id = s.id
        order by s.started_at, s.id
        """;

    /// <summary>The month rows of the totals say which accounts were used; one look into an index says whether a balance was stated.</summary>
    private const string MonthsSql = """
        select t.day, count(*)::integer, count(*) filter (where exists (
          select from bankroll.entries e where e.owner_id = t.owner_id and e.account_id = t.account_id and e.stated_balance is not null
            and e.day >= t.day and e.day < (t.day + interval '1 month')::date))::integer
        from bankroll.totals t where t.owner_id = $1 and t.grain = 2 and t.entries > 0
        group by t.day order by t.day
        """;

    private const string FirstOfDaysSql = """
        select d.day, (select e.occurred_at from bankroll.entries e where e.owner_id = $1 and e.day = d.day order by e.occurred_at limit 1)
        from (select distinct day from bankroll.totals where owner_id = $1 and grain = 0 and entries > 0) d order by d.day
        """;

    private const string WrittenSql = "select exists (select from bankroll.requests where owner_id = $1 and id = $2)";

    private const string HeldSql = """
        select r.id, r.next_day, r.paused_at from bankroll.recurrences r join bankroll.accounts a on a.owner_id = r.owner_id and a.id = r.account_id
        where r.owner_id = $1 and r.kind = $2 and r.paused_at is not null and r.next_day is not null and a.archived_at is null order by r.next_day, r.id
        """;

    private const string OwnersSql = "select distinct owner_id from bankroll.accounts order by owner_id";

    public async Task<LedgerFacts> ReadAsync(UserId owner, TimeZoneInfo zone, TimeOnly dayStart, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);

        // One moment: figures of before and after an entry must not be judged together.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var days = await DaysAsync(connection, owner, DateOnly.MinValue, DateOnly.MaxValue, ct);
        var sessions = await ReadAsync(connection, SessionsSql, Session, ct, owner.Value, MostSessions);
        var months = await ReadAsync(connection, MonthsSql, row => new StatedMonth(row.GetFieldValue<DateOnly>(0), row.GetInt32(1), row.GetInt32(2)), ct, owner.Value);
        var early = dayStart == TimeOnly.MinValue ? [] : await AfterMidnightAsync(connection, owner, zone, dayStart, ct);
        return new(days, sessions, months, early);
    }

    public async Task<IReadOnlyList<DayFacts>> DaysAsync(UserId owner, DateOnly first, DateOnly last, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await DaysAsync(connection, owner, first, last, ct);
    }

    public async Task<IReadOnlyList<UserId>> OwnersAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ReadAsync(connection, OwnersSql, row => new UserId(row.GetGuid(0)), ct);
    }

    public async Task<IReadOnlyList<HeldDeposit>> HeldDepositsAsync(UserId owner, TimeZoneInfo zone, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var paused = await ReadAsync(
            connection, HeldSql, row => (Id: row.GetGuid(0), Day: row.GetFieldValue<DateOnly>(1), At: row.GetFieldValue<DateTimeOffset>(2)), ct,
            owner.Value, (short)EntryKind.Deposit);
        return [.. paused.Where(p => Recurrence.WasDue(p.Day, p.At, zone)).Select(p => new HeldDeposit(new(p.Id), p.Day))];
    }

    public async Task<bool> IsWrittenAsync(UserId owner, Guid key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return (await ReadAsync(connection, WrittenSql, row => row.GetBoolean(0), ct, owner.Value, key))[0];
    }

    private static Task<List<DayFacts>> DaysAsync(NpgsqlConnection connection, UserId owner, DateOnly first, DateOnly last, CancellationToken ct) =>
        ReadAsync(connection, DaysSql, Day, ct, owner.Value, first, last);

    private static async Task<List<DateOnly>> AfterMidnightAsync(
        NpgsqlConnection connection, UserId owner, TimeZoneInfo zone, TimeOnly dayStart, CancellationToken ct)
    {
        var firsts = await ReadAsync(
            connection, FirstOfDaysSql, row => (Day: row.GetFieldValue<DateOnly>(0), At: row.GetFieldValue<DateTimeOffset>(1)), ct, owner.Value);
        return [.. firsts.Where(f => IsEarly(f.Day, TimeZoneInfo.ConvertTime(f.At, zone).DateTime, dayStart)).Select(f => f.Day)];
    }

    private static bool IsEarly(DateOnly day, DateTime local, TimeOnly dayStart) =>
        DateOnly.FromDateTime(local) == day && TimeOnly.FromDateTime(local) < dayStart;

    private static DayFacts Day(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), CurrencyCode.Of(row.GetString(1)), row.GetInt32(2), row.GetDecimal(3), row.GetDecimal(4), row.GetDecimal(5),
        row.GetDecimal(6), row.GetDecimal(7), row.GetDecimal(8), row.GetDecimal(9), row.GetDecimal(10), row.GetDecimal(11));

    private static SessionFacts Session(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2), (SessionFormat)row.GetInt16(3),
        CurrencyCode.Of(row.GetString(4)), row.GetInt32(5), row.GetDecimal(6), row.GetDecimal(7), row.GetInt32(8), row.GetBoolean(9), row.GetBoolean(10),
        row.GetBoolean(11));

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<T>();
        while (await row.ReadAsync(ct))
        {
            found.Add(read(row));
        }

        return found;
    }
}
