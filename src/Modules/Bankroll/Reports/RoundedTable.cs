using StakeEasy.Bankroll.Overviews;

namespace StakeEasy.Bankroll.Reports;

/// <summary>A table of parts at the scale, of which every row and every column adds up.</summary>
internal static class RoundedTable
{
    /// <summary>
    /// Rows add up to their totals by largest remainder. Where a column then misses what it comes to as a whole, cents move along a row to
    /// it, there where that changes least; nothing that is zero becomes something.
    /// </summary>
    /// <param name="rows">Exact parts, as many in each row.</param>
    /// <param name="total">Of everything, at the scale.</param>
    /// <param name="first">What the first column comes to, where another page says that, too.</param>
    public static decimal[][] Of(IReadOnlyList<decimal[]> rows, decimal total, int scale, decimal? first = null)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var unit = new decimal(1, 0, 0, isNegative: false, (byte)scale);
        var totals = Rounding.Allocate([.. rows.Select(r => r.Sum())], total, scale);
        var table = rows.Select((r, i) => Rounding.Allocate(r, totals[i], scale)).ToArray();
        decimal[] columns = [.. Enumerable.Range(0, rows[0].Length).Select(k => rows.Sum(r => r[k]))];
        decimal[] wanted = first is { } said ? [said, .. Rounding.Allocate(columns[1..], total - said, scale)] : Rounding.Allocate(columns, total, scale);
        var missing = wanted.Select((w, k) => w - table.Sum(r => r[k])).ToArray();
        while (Array.FindIndex(missing, m => m > 0m) is >= 0 and var to && Array.FindIndex(missing, m => m < 0m) is >= 0 and var from)
        {
            var row = Enumerable.Range(0, rows.Count).Where(i => rows[i][to] != 0m && rows[i][from] != 0m)
                .OrderBy(i => Harm(rows[i][to], table[i][to], unit) + Harm(rows[i][from], table[i][from], -unit))
                .Select(i => (int?)i).FirstOrDefault();
            if (row is not { } found)
            {
                break;
            }

            table[found][to] += unit;
            table[found][from] -= unit;
            missing[to] -= unit;
            missing[from] += unit;
        }

        return table;
    }

    /// <summary>How much farther from the truth a figure would be.</summary>
    private static decimal Harm(decimal exact, decimal shown, decimal change) => Math.Abs(shown + change - exact) - Math.Abs(shown - exact);
}
