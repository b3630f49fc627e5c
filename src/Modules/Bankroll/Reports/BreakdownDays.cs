using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Reports;

/// <summary>
/// The breakdowns of single months by day, for periods that cut through them. A month is added up from its entries once, and again only after
/// something in it, or the rates of its days, changed: else what was remembered of it is as good.
/// </summary>
internal static class BreakdownDays
{
    private const string MonthsSql = """
        select b.month, b.stamp, r.value
        from (select month, md5(string_agg(key || ' ' || currency || ' ' || xmin::text, ',' order by key, currency)) as stamp
              from bankroll.breakdowns where owner_id = $1 and dimension = $2 and month = any($3) group by month) b
        left join bankroll.remembered_months r on r.owner_id = $1 and r.topic = $4 and r.key = $5 and r.month = b.month and r.stamp = b.stamp
        """;

    private static readonly string ComputedSql = $"""
        select date_trunc('month', c.month::timestamp)::date, jsonb_agg(to_jsonb(c) - 'owner_id' - 'dimension')
        from ({Breakdowns.ComputedOf("e.day = any($6)", "e.day")}) c where c.dimension = $2 group by 1
        """;

    /// <summary>The months of these days, each as JSON: rows as those of breakdowns, but of a day.</summary>
    public static async Task<string[]> ReadAsync(
        LedgerMoment ledger, CurrencyCode currency, Dimension dimension, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        var key = ((int)dimension).ToString(CultureInfo.InvariantCulture);
        var months = await RememberedAsync(ledger, dimension, key, [.. days.Select(ReportDays.FirstOfMonth).Distinct()], ct);
        var forgotten = months.FindAll(m => m.Value is null);
        if (forgotten.Count == 0)
        {
            return [.. months.Select(m => m.Value!)];
        }

        var computed = await ComputedAsync(ledger, currency, dimension, forgotten.ConvertAll(m => m.Month), ct);
        var found = forgotten.ConvertAll(m => new RememberedMonth(RememberedTopic.DaysOfBreakdowns, key, m.Month, m.Stamp, computed.GetValueOrDefault(m.Month, "[]")));
        await RememberedMonths.KeepAsync(ledger.Connection, ledger.Transaction, ledger.Owner, found, ct);
        return [.. months.Select(m => m.Value).OfType<string>(), .. found.Select(f => f.Value)];
    }

    private static async Task<List<(DateOnly Month, string Stamp, string? Value)>> RememberedAsync(
        LedgerMoment ledger, Dimension dimension, string key, DateOnly[] months, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(MonthsSql, ledger.Connection, ledger.Transaction);
        command.Parameters.With(ledger.Owner.Value).With((short)dimension).With(months).With((short)RememberedTopic.DaysOfBreakdowns).With(key);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(DateOnly, string, string?)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((row.GetFieldValue<DateOnly>(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        }

        return found;
    }

    private static async Task<Dictionary<DateOnly, string>> ComputedAsync(
        LedgerMoment ledger, CurrencyCode currency, Dimension dimension, List<DateOnly> months, CancellationToken ct)
    {
        var days = months.SelectMany(m => Enumerable.Range(0, DateTime.DaysInMonth(m.Year, m.Month)).Select(m.AddDays)).ToArray();
        var rated = ledger.Accounts.Select(a => a.Currency).Distinct().SelectMany(_ => days, (of, day) => (Of: of, Day: day)).ToList();
        await using var command = new NpgsqlCommand(ComputedSql, ledger.Connection, ledger.Transaction) { CommandTimeout = 0 };
        command.Parameters.With(ledger.Owner.Value).With((short)dimension)
            .With(rated.ConvertAll(r => r.Of.Value).ToArray())
            .With(rated.ConvertAll(r => r.Day).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, rated.ConvertAll(r => ledger.Rates.Rate(r.Of, currency, r.Day)).ToArray())
            .With(days);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<DateOnly, string>();
        while (await row.ReadAsync(ct))
        {
            found.Add(row.GetFieldValue<DateOnly>(0), row.GetString(1));
        }

        return found;
    }
}
