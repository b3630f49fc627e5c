namespace StakeEasy.Bankroll.Valuing;

/// <summary>The categories an amount is totalled in, as columns of <c>totals</c>: each has a valued twin.</summary>
internal static class TotalColumns
{
    /// <summary>In what an entry of a kind adds to which category, and with which sign.</summary>
    public static readonly IReadOnlyList<(string Column, int Kind, string Sign)> All =
    [
        ("deposited", 1, ""), ("withdrawn", 2, "-"), ("transferred", 3, ""), ("restated", 4, ""), ("played", 5, ""), ("bonus", 6, ""),
        ("expenses", 7, "-"), ("corrected", 8, ""), ("fees", 9, "-"),
    ];

    /// <summary>What was won and lost, of a row <paramref name="t"/> of totals.</summary>
    public static string Result(string t) => $"{t}.restated + {t}.played + {t}.bonus - {t}.expenses + {t}.corrected - {t}.fees";

    /// <summary>One item per category, joined by commas.</summary>
    public static string List(Func<string, string> item) => string.Join(", ", All.Select(c => item(c.Column)));
}
