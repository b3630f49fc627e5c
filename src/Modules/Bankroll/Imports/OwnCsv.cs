using System.Text.Json;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>
/// The columns of our own CSV of entries, the same for what is exported and what is imported again. UTF-8, commas, a header; days are
/// 2026-11-20; times are instants in UTC, 2026-11-20T18:00:00.000000Z; amounts have a decimal point and the sign they have in the ledger;
/// tags are separated by semicolons; what an entry does not have is empty.
/// </summary>
internal static class OwnCsv
{
    /// <summary>Names of the columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Fields.Select(ColumnOf)];

    public const char TagSeparator = ';';

    /// <summary>A break is not kept: the minutes of a session are those played.</summary>
    public static IEnumerable<ImportField> Fields => Enum.GetValues<ImportField>().Where(f => f is not ImportField.SessionBreak);

    public static string ColumnOf(ImportField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());

    /// <summary>As the column kind says it.</summary>
    public static string KindOf(EntryKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>As the column session_format says it.</summary>
    public static string FormatOf(SessionFormat format) => JsonNamingPolicy.SnakeCaseLower.ConvertName(format.ToString());
}
