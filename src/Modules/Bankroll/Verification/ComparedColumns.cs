using StakeEasy.Bankroll.Valuing;

namespace StakeEasy.Bankroll.Verification;

/// <summary>
/// Columns of a stored row t beside what they should be, in a row s of the same names; a row that is missing on either side counts as zeros.
/// </summary>
internal sealed class ComparedColumns(IReadOnlyList<string> columns)
{
    /// <summary>Every category an amount is totalled in.</summary>
    public static readonly IReadOnlyList<string> Categories = [.. TotalColumns.All.Select(c => c.Column)];

    /// <summary>What days at their own rates come to, and what had no rate.</summary>
    public static readonly IReadOnlyList<string> Values =
        [.. Categories.Select(c => "valued_" + c), "unvalued_deposited", "unvalued_withdrawn", "unvalued_result"];

    /// <summary>The condition that t is not what it should be.</summary>
    public string Differ => $"({List(c => $"coalesce(t.{c}, 0)")}) is distinct from ({List(c => $"coalesce(s.{c}, 0)")})";

    /// <summary>Names each column that differs, with both figures.</summary>
    public string Named => $"concat_ws(', ', {List(c =>
        $"case when coalesce(t.{c}, 0) <> coalesce(s.{c}, 0) then format('{c} %s instead of %s', trim_scale(coalesce(t.{c}, 0)::numeric), trim_scale(coalesce(s.{c}, 0)::numeric)) end")})";

    /// <summary>One item per column, joined by commas.</summary>
    public string List(Func<string, string> item) => string.Join(", ", columns.Select(item));
}
