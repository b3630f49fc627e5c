using System.Globalization;
using System.Text.Json;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>A month with sessions.</summary>
/// <param name="Whole">Of the sessions asked for; none without a rate.</param>
/// <param name="Days">Of each of its days with any; null if they are remembered, but not read.</param>
internal sealed record MonthOfSessions(DateOnly Month, string Stamp, Stretch Whole, IReadOnlyList<Stretch>? Days);

/// <summary>
/// Reads the stretches of sessions month by month. A month is read session by session once, and again only after something in it, or the rates
/// of its days, changed: else what was remembered of it is as good.
/// </summary>
internal sealed class SessionStretches(LedgerMoment moment, CurrencyCode currency, SessionFormat? format)
{
    private const string MonthsSql = """
        select b.month, b.stamp, r.value
        from (select month, string_agg(currency || ':' || xmin::text, ' ' order by currency) as stamp
              from bankroll.breakdowns where owner_id = $1 and dimension = 1 and key = '' and month >= $2 and month < $3 group by month) b
        left join bankroll.remembered_months r on r.owner_id = $1 and r.topic = $4 and r.key = $5 and r.month = b.month and r.stamp = b.stamp
        order by b.month
        """;

    private const string DaysSql = "select value from bankroll.remembered_months where owner_id = $1 and topic = $2 and key = $3 and month = $4 and stamp = $5";

    /// <summary>With "offset 0" each session is looked up; the planner would rather read all sessions of all players than those of a full month.</summary>
    private const string SessionsSql = """
        select e.day, e.amount, a.currency, s.format, e.id
        from bankroll.entries e
        join bankroll.accounts a on a.owner_id = e.owner_id and a.id = e.account_id
        cross join lateral (select format from bankroll.sessions where owner_id = e.owner_id and id = e.id offset 0) s
        where e.owner_id = $1 and e.kind = 5 and e.day >= $2 and e.day < $3
        order by e.day, e.occurred_at, e.id
        """;

    /// <summary>0 for all, as it is stored.</summary>
    private readonly int _format = (int?)format ?? 0;

    /// <summary>Those that the days touch, in order.</summary>
    public async Task<IReadOnlyList<MonthOfSessions>> MonthsAsync(ReportDays days, CancellationToken ct)
    {
        var months = await RememberedAsync(days, ct);
        var found = new List<RememberedMonth>();
        for (int from = 0, to; from < months.Count; from = to)
        {
            for (to = from + 1; to < months.Count && months[from].Whole is null && months[to].Whole is null; to++)
            {
            }

            if (months[from].Whole is null)
            {
                await ReadAsync(months, from, to, found, ct);
            }
        }

        if (found.Count > 0)
        {
            await RememberedMonths.KeepAsync(moment.Connection, moment.Transaction, moment.Owner, found, ct);
        }

        return months.ConvertAll(m => new MonthOfSessions(m.Month, m.Stamp, m.Whole!.Value, m.Days));
    }

    public async Task<IReadOnlyList<Stretch>> DaysAsync(MonthOfSessions month, CancellationToken ct)
    {
        if (month.Days is { } known)
        {
            return known;
        }

        await using var command = new NpgsqlCommand(DaysSql, moment.Connection, moment.Transaction);
        command.Parameters.With(moment.Owner.Value).With((short)RememberedTopic.DaysOfSessions).With(Key(_format)).With(month.Month).With(month.Stamp);
        return JsonSerializer.Deserialize<List<Stretch>>((string)(await command.ExecuteScalarAsync(ct))!)!;
    }

    private async Task<List<Reading>> RememberedAsync(ReportDays days, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(MonthsSql, moment.Connection, moment.Transaction);
        command.Parameters.With(moment.Owner.Value).With(ReportDays.FirstOfMonth(days.From)).With(days.End).With((short)RememberedTopic.Sessions).With(Key(_format));
        await using var row = await command.ExecuteReaderAsync(ct);
        var months = new List<Reading>();
        while (await row.ReadAsync(ct))
        {
            months.Add(new(
                row.GetFieldValue<DateOnly>(0), row.GetString(1), row.IsDBNull(2) ? null : JsonSerializer.Deserialize<Stretch>(row.GetString(2)), Days: null));
        }

        return months;
    }

    /// <summary>Reads the sessions of neighbouring months: for all formats, for a page shows one after the other.</summary>
    private async Task ReadAsync(List<Reading> months, int from, int to, List<RememberedMonth> found, CancellationToken ct)
    {
        var byMonth = months[from..to].ToDictionary(m => m.Month, _ => Formats.ToDictionary(f => f, _ => new List<Stretch>()));
        await using (var command = new NpgsqlCommand(SessionsSql, moment.Connection, moment.Transaction) { CommandTimeout = 0 })
        {
            command.Parameters.With(moment.Owner.Value).With(months[from].Month).With(months[to - 1].Month.AddMonths(1));
            await using var row = await command.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                var day = row.GetFieldValue<DateOnly>(0);
                if (moment.Rates.Convert(row.GetDecimal(1), CurrencyCode.Of(row.GetString(2)), currency, day) is { } result)
                {
                    var formats = byMonth[ReportDays.FirstOfMonth(day)];
                    var one = Stretch.Of(new(day, row.GetGuid(4)), result);
                    Add(formats[0], one);
                    Add(formats[row.GetInt16(3)], one);
                }
            }
        }

        for (var i = from; i < to; i++)
        {
            foreach (var (of, days) in byMonth[months[i].Month])
            {
                var whole = default(Stretch).Then(days).Whole;
                found.Add(new(RememberedTopic.Sessions, Key(of), months[i].Month, months[i].Stamp, JsonSerializer.Serialize(whole)));
                found.Add(new(RememberedTopic.DaysOfSessions, Key(of), months[i].Month, months[i].Stamp, JsonSerializer.Serialize(days)));
                if (of == _format)
                {
                    months[i] = months[i] with { Whole = whole, Days = days };
                }
            }
        }
    }

    private static IEnumerable<int> Formats => Enum.GetValues<SessionFormat>().Select(f => (int)f).Prepend(0);

    private static string Key(int format) => format.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<Stretch> days, Stretch session)
    {
        if (days.Count > 0 && days[^1].Last.Day == session.First.Day)
        {
            days[^1] = days[^1].Then(session);
        }
        else
        {
            days.Add(session);
        }
    }

    /// <param name="Whole">Null until it is known.</param>
    private sealed record Reading(DateOnly Month, string Stamp, Stretch? Whole, IReadOnlyList<Stretch>? Days);
}
