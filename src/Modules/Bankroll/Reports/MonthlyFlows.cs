using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;

namespace StakeEasy.Bankroll.Reports;

/// <summary>What moved in one account before a period and in each of its months.</summary>
internal sealed record AccountFlows(Account Account, ValuedFlows Before, IReadOnlyDictionary<DateOnly, ValuedFlows> Months)
{
    public ValuedFlows In(DateOnly month) => Months.TryGetValue(month, out var flows) ? flows : default;
}

/// <summary>
/// Reads a period month by month from <c>totals</c>: whole months from the rows of months, the ends of a period that begins or ends within
/// one from those of days. Costs months times accounts, however many entries there are.
/// </summary>
internal static class MonthlyFlows
{
    private const int Columns = 9;

    private static readonly string Sums =
        TotalColumns.List(c => $"sum(t.{c})") + ", " + TotalColumns.List(c => $"round(sum(t.valued_{c}), 12)")
        + ", sum(t.unvalued_deposited - t.unvalued_withdrawn + t.unvalued_result)";

    // $2 first day, $3 its month; whole months from $4 to before $5; days from $3 to before $6, and from $7 to before $8.
    private static readonly string Sql = $"""
        select a.id, t.month, {Sums}
        from bankroll.accounts a cross join lateral (
          select case when m.day < $2 then null else m.day end as month, m.* from bankroll.totals m
            where m.owner_id = a.owner_id and m.grain = 2 and m.account_id = a.id and m.day < $5 and (m.day < $3 or m.day >= $4)
          union all
          select case when d.day < $2 then null else $3 end, d.* from bankroll.totals d
            where d.owner_id = a.owner_id and d.grain = 0 and d.account_id = a.id and d.day >= $3 and d.day < $6
          union all
          select $7, d.* from bankroll.totals d
            where d.owner_id = a.owner_id and d.grain = 0 and d.account_id = a.id and d.day >= $7 and d.day < $8) t
        where a.owner_id = $1 group by 1, 2
        """;

    public static async Task<IReadOnlyList<AccountFlows>> ReadAsync(LedgerMoment ledger, ReportDays days, CancellationToken ct)
    {
        var found = ledger.Accounts.ToDictionary(a => a.Id.Value, _ => (Before: default(ValuedFlows), Months: new Dictionary<DateOnly, ValuedFlows>()));
        await using var command = new NpgsqlCommand(Sql, ledger.Connection, ledger.Transaction);
        command.Parameters.With(ledger.Owner.Value).With(days.From);
        foreach (var bound in Bounds(days))
        {
            command.Parameters.With(bound);
        }

        // Days still to come are part of the last month.
        var lastMonth = ReportDays.FirstOfMonth(days.To);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var account = found[row.GetGuid(0)];
            var flows = new ValuedFlows(Read(row, 2), Read(row, 2 + Columns), row.GetDecimal(2 + (2 * Columns)));
            if (row.IsDBNull(1))
            {
                found[row.GetGuid(0)] = account with { Before = flows };
                continue;
            }

            var month = row.GetFieldValue<DateOnly>(1) is var read && read > lastMonth ? lastMonth : read;
            account.Months[month] = account.Months.GetValueOrDefault(month) + flows;
        }

        return [.. ledger.Accounts.Select(a => new AccountFlows(a, found[a.Id.Value].Before, found[a.Id.Value].Months))];
    }

    private static IEnumerable<DateOnly> Bounds(ReportDays days)
    {
        var firstMonth = ReportDays.FirstOfMonth(days.From);
        var firstWhole = days.From == firstMonth ? firstMonth : firstMonth.AddMonths(1);
        var afterWhole = days.IsOpen ? DateOnly.MaxValue : ReportDays.FirstOfMonth(days.End);
        return afterWhole < firstWhole
            ? [firstMonth, firstWhole, firstMonth, days.End, days.End, days.End]
            : [firstMonth, firstWhole, afterWhole, firstWhole, afterWhole, days.End];
    }

    private static Flows Read(NpgsqlDataReader row, int at) => new(
        row.GetDecimal(at), row.GetDecimal(at + 1), row.GetDecimal(at + 2), row.GetDecimal(at + 3), row.GetDecimal(at + 4), row.GetDecimal(at + 5),
        row.GetDecimal(at + 6), row.GetDecimal(at + 7), row.GetDecimal(at + 8));
}
