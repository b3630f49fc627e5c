namespace StakeEasy.Bankroll.Imports;

/// <summary>A row of one of the older application's tables, by the names of its columns.</summary>
internal sealed record LegacyRecord(string Table, int Number, Dictionary<string, string> Values)
{
    private const string Absent = "None";

    /// <summary>Empty for what is absent.</summary>
    public string this[string column] => Values.GetValueOrDefault(column) is { } value && !string.Equals(value, Absent, StringComparison.Ordinal) ? value.Trim() : "";
}
