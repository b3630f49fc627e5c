using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>What becomes of JSON values that jsonb does not hold as they stand.</summary>
internal static class JsonFlawJudge
{
    public static Finding Judge(Table table, Column column, JsonFinding found, Choices choices)
    {
        var (kind, problem) = found.Flaw switch
        {
            JsonFlaws.DuplicateName => ("json-duplicate-key", "An object names a member twice, and jsonb keeps the last only. --fix json-duplicates accepts that; "),
            JsonFlaws.Character => ("nul-in-json", "jsonb holds neither \\u0000 nor half of a surrogate pair. "),
            JsonFlaws.Number => ("json-number", "jsonb holds numbers up to 131072 digits before and 16383 after the point, and no negative zero. "),
            JsonFlaws.Respelled => ("json-exponent", "jsonb writes numbers without an exponent: the value is the same, the text is not. "),
            _ => ("json-unreadable", "This is no JSON. "),
        };
        var finding = new Finding(kind, Severity.Stop, table.Name, column.Name, found.Rows, found.Examples, "") { RowFilter = found.RowFilter };
        return found.Flaw switch
        {
            not JsonFlaws.Unreadable when choices.Fixes.Contains("json-as-text", StringComparer.Ordinal) =>
                finding with { Severity = Severity.Changed, RowFilter = null, Resolution = "The column becomes json instead of jsonb: every character stays as it was written." },
            JsonFlaws.Respelled => finding with { Severity = Severity.Changed, RowFilter = null, Resolution = problem + "--fix json-as-text keeps the text as it was written." },
            JsonFlaws.DuplicateName when choices.Fixes.Contains("json-duplicates", StringComparer.Ordinal) =>
                finding with { Severity = Severity.Changed, RowFilter = null, Resolution = "Of members with the same name the last stays." },
            _ when choices.Quarantine && found.RowFilter is not null => finding with { Severity = Severity.SetAside, Resolution = "The rows are written to the quarantine." },
            _ => finding with { Resolution = problem + (found.Flaw is JsonFlaws.Unreadable ? "" : "--fix json-as-text makes the column json, which keeps every character; ") + Finding.SettingAside },
        };
    }
}
