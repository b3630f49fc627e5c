using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Totalling;

/// <summary>What the entries of one account add up to in a span of days, in its own currency and in the one it is valued in.</summary>
/// <param name="Sums">By the categories of <see cref="TotalColumns.All"/>, signed like entries.</param>
/// <param name="Incomplete">Something other than a transfer had no rate, and is in none of <paramref name="Valued"/>.</param>
/// <param name="FirstTransfer">No transfer was earlier; null if there was none.</param>
/// <param name="LastTransfer">No transfer was later.</param>
internal sealed record AccountTotals(
    Guid Id, CurrencyCode Currency, Valuation Valuation, long Entries, decimal[] Sums, decimal[] Valued, bool Incomplete, DateOnly? FirstTransfer, DateOnly? LastTransfer);

/// <summary>The same of all accounts of a currency on one day.</summary>
internal sealed record DayTotals(CurrencyCode Currency, DateOnly Day, decimal[] Sums);

/// <summary>Reads what a filter by account, currency and days adds up to from the totals: months as they are, days where a month is cut.</summary>
internal sealed class TotalsReader(NpgsqlDataSource database)
{
    private const string Accounts = "from bankroll.accounts a cross join unnest($2::smallint[], $3::date[], $4::date[]) r(grain, since, until)";

    private const string Totals = "from bankroll.totals t where t.owner_id = $1 and t.grain = r.grain and t.account_id = a.id and t.day >= r.since and t.day < r.until";

    private const string Chosen = "where a.owner_id = $1 and ($5 is null or a.id = $5) and ($6 is null or a.currency = $6) and ($7 is null or a.currency <> $7)";

    private static readonly int AfterSums = 5 + 2 * TotalColumns.All.Count;

    private static readonly string Sums = string.Join(", ", TotalColumns.All.Select(c => $"coalesce(sum({c.Sign}t.{c.Column}), 0) as {c.Column}"));

    private static readonly string ByAccountSql = $"""
        select a.id, a.currency, a.valued_in, a.valued_version, sum(x.entries)::bigint, {TotalColumns.List(c => $"sum(x.{c})")},
          {TotalColumns.List(c => $"round(sum(x.valued_{c}), 8)")}, bool_or(x.incomplete), min(x.first_transfer), max(x.last_transfer)
        {Accounts}
        cross join lateral (
          select coalesce(sum(t.entries), 0) as entries, {Sums},
            {string.Join(", ", TotalColumns.All.Select(c => $"coalesce(sum({c.Sign}t.valued_{c.Column}), 0) as valued_{c.Column}"))},
            coalesce(bool_or(t.unvalued_deposited <> 0 or t.unvalued_withdrawn <> 0 or t.unvalued_result <> 0), false) as incomplete,
            min(t.day) filter (where t.transferred <> 0) as first_transfer,
            max(case when t.grain = 2 then (t.day + interval '1 month - 1 day')::date else t.day end) filter (where t.transferred <> 0) as last_transfer
          {Totals}) x
        {Chosen}
        group by 1, 2, 3, 4
        """;

    private static readonly string ByDaySql = $"""
        select a.currency, x.day, {TotalColumns.List(c => $"sum(x.{c})")}
        {Accounts}
        cross join lateral (select t.day, {string.Join(", ", TotalColumns.All.Select(c => $"{c.Sign}t.{c.Column} as {c.Column}"))} {Totals}) x
        {Chosen} and a.id = any($8)
        group by 1, 2
        """;

    public async Task<List<AccountTotals>> ByAccountAsync(UserId owner, EntryFilter filter, CancellationToken ct)
    {
        await using var command = Command(ByAccountSql, owner, filter, Spans.Of(filter.From, filter.To));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<AccountTotals>();
        while (await reader.ReadAsync(ct))
        {
            var valuation = new Valuation(
                reader.IsDBNull(2) ? null : CurrencyCode.Of(reader.GetString(2)), reader.IsDBNull(3) ? null : reader.GetInt64(3));
            found.Add(new(
                reader.GetGuid(0), CurrencyCode.Of(reader.GetString(1)), valuation, reader.GetInt64(4), Decimals(reader, 5), Decimals(reader, 5 + TotalColumns.All.Count),
                reader.GetBoolean(AfterSums), Day(reader, AfterSums + 1), Day(reader, AfterSums + 2)));
        }

        return found;
    }

    /// <summary>For a currency the ledger is not kept valued in, and accounts whose rates are missing on some days. Grows with days, not with entries.</summary>
    public async Task<List<DayTotals>> ByDayAsync(UserId owner, EntryFilter filter, IEnumerable<Guid> accounts, CancellationToken ct)
    {
        await using var command = Command(ByDaySql, owner, filter, [Spans.Days(filter.From, filter.To)]);
        command.Parameters.With(NpgsqlDbType.Array | NpgsqlDbType.Uuid, accounts.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new List<DayTotals>();
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(CurrencyCode.Of(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1), Decimals(reader, 2)));
        }

        return found;
    }

    private NpgsqlCommand Command(string sql, UserId owner, EntryFilter filter, List<Span> spans)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.With(owner.Value)
            .With(NpgsqlDbType.Array | NpgsqlDbType.Smallint, spans.ConvertAll(s => (short)s.Grain).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Date, spans.ConvertAll(s => s.Since).ToArray())
            .With(NpgsqlDbType.Array | NpgsqlDbType.Date, spans.ConvertAll(s => s.Until).ToArray())
            .With(NpgsqlDbType.Uuid, filter.Account?.Value)
            .With(NpgsqlDbType.Text, filter.Currency?.Value)
            .With(NpgsqlDbType.Text, filter.OtherThan?.Value);
        return command;
    }

    private static DateOnly? Day(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    private static decimal[] Decimals(NpgsqlDataReader reader, int from) =>
        [.. TotalColumns.All.Select((_, i) => reader.GetDecimal(from + i))];
}
