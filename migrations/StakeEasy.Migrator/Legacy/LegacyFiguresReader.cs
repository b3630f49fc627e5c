using Npgsql;

namespace StakeEasy.Migrator.Legacy;

/// <summary>Holds both sides' figures against each other.</summary>
internal static class LegacyFiguresReader
{
    /// <summary>What is compared; profit follows from it.</summary>
    private const string ThreeSql = """
        select f.user_id, f.what, f.before, f.after, coalesce(d.usd, 0) as explained
        from import_figures f left join (select user_id, what, sum(usd) as usd from import_differences group by 1, 2) d on d.user_id = f.user_id and d.what = f.what
        """;

    private const string AllSql = $"""
        create temp table import_comparison on commit drop as
        with three as ({ThreeSql})
        select * from three
        union all
        select user_id, 'profit', sum(case what when 'deposited' then -before else before end), sum(case what when 'deposited' then -after else after end),
          sum(case what when 'deposited' then -explained else explained end)
        from three group by user_id
        """;

    /// <summary>Divisions keep twenty decimals; what is left beyond the ninth is their rounding.</summary>
    private const string UnexplainedSql = """
        select user_id, what, round(before, 2), round(after, 2), round(explained, 2) from import_comparison
        where abs(after - before - explained) > 0.000000001 order by user_id, what limit 1000
        """;

    private const string EqualSql = """
        select count(*), count(*) filter (where equal) from (select user_id, bool_and(round(before, 2) = round(after, 2)) as equal from import_comparison group by 1) u
        """;

    private const string DifferencesSql = """
        select user_id, what, kind, source_table, source_id, round(usd, 2), why from import_differences where round(usd, 2) <> 0 order by user_id, what, source_table, source_id limit 10000
        """;

    public static async Task<LegacyFigures> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.ExecuteAsync("analyze import_figures, import_differences", ct);
        await connection.ExecuteAsync(AllSql, ct);
        var counts = (await connection.RowsAsync(EqualSql, row => (All: row.GetInt64(0), Equal: row.GetInt64(1)), ct))[0];
        return new(
            counts.All,
            counts.Equal,
            await connection.RowsAsync(
                "select what, round(sum(before), 2), round(sum(after), 2) from import_comparison group by 1 order by 1",
                row => new LegacySum(row.GetString(0), row.GetDecimal(1), row.GetDecimal(2)), ct),
            await connection.RowsAsync(
                DifferencesSql,
                row => new LegacyDifference(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetDecimal(5), row.GetString(6)), ct),
            await connection.RowsAsync(
                UnexplainedSql,
                row => new LegacyFigure(row.GetInt64(0), row.GetString(1), row.GetDecimal(2), row.GetDecimal(3), row.GetDecimal(4)), ct));
    }
}
