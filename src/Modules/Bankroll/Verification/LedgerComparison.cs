using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Verification;

/// <summary>Runs all checks over some owners at a time and keeps the first differences; PostgreSQL compares, so that memory stays small.</summary>
internal sealed class LedgerComparison(NpgsqlConnection connection, ExchangeRates known)
{
    private const int Most = 1_000;

    private const string EntriesSql = "select count(*) from bankroll.entries where owner_id = any($1)";

    private readonly List<Difference> _found = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Difference> Found => _found;

    /// <summary>How many entries the owners compared so far have.</summary>
    public long Entries { get; private set; }

    public async Task RunAsync(Guid[] owners, CancellationToken ct)
    {
        Entries += (await ReadAsync(EntriesSql, p => p.With(owners), row => row.GetInt64(0), ct))[0];
        foreach (var sql in LedgerChecks.All)
        {
            await CollectAsync(sql, p => p.With(owners).With(Left), ct);
        }

        await CompareDaysAsync(owners, ct);
        foreach (var (owner, valuation) in await ValuationsAsync(owners, ct))
        {
            await CompareBreakdownsAsync(owner, valuation, ct);
        }
    }

    private int Left => Most - _found.Count;

    private async Task CompareDaysAsync(Guid[] owners, CancellationToken ct)
    {
        var days = await ReadAsync(
            ValueChecks.DaysSql,
            p => p.With(owners).With(known.Version),
            row => (From: row.GetString(0), To: row.GetString(1), Day: row.GetFieldValue<DateOnly>(2)),
            ct);
        var valued = days.ConvertAll(d => known.Rate(CurrencyCode.Of(d.From), CurrencyCode.Of(d.To), d.Day));
        await CollectAsync(
            ValueChecks.DaysAgree,
            p => p.With(owners).With(known.Version)
                .With(days.ConvertAll(d => d.From).ToArray()).With(days.ConvertAll(d => d.To).ToArray()).With(days.ConvertAll(d => d.Day).ToArray())
                .With(NpgsqlDbType.Array | NpgsqlDbType.Numeric, valued.ToArray()).With(Left),
            ct);
    }

    private async Task CompareBreakdownsAsync(Guid owner, Valuation valuation, CancellationToken ct)
    {
        await using var command = Command(ValueChecks.BreakdownsAgree(valued: valuation.In is null || valuation.Version == known.Version));
        await Breakdowns.AskAsync(connection, command.Parameters, new(owner), DateOnly.MinValue, (c, day) => valuation.RateOf(c, day, known), ct);
        command.Parameters.With(Left);
        _found.AddRange(await ReadAsync(command, ToDifference, ct));
    }

    private Task<List<(Guid Owner, Valuation Valuation)>> ValuationsAsync(Guid[] owners, CancellationToken ct) => ReadAsync(
        ValueChecks.ValuationsSql,
        p => p.With(owners),
        row => (row.GetGuid(0), new Valuation(row.IsDBNull(1) ? null : CurrencyCode.Of(row.GetString(1)), row.IsDBNull(2) ? null : row.GetInt64(2))),
        ct);

    private async Task CollectAsync(string sql, Action<NpgsqlParameterCollection> ask, CancellationToken ct) =>
        _found.AddRange(await ReadAsync(sql, ask, ToDifference, ct));

    private static Difference ToDifference(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1));

    private async Task<List<T>> ReadAsync<T>(string sql, Action<NpgsqlParameterCollection> ask, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = Command(sql);
        ask(command.Parameters);
        return await ReadAsync(command, read, ct);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql) => new(sql, connection) { CommandTimeout = 0 };
}
