namespace StakeEasy.Achievements.Erasure;

/// <summary>Every table of the schema; a test compares it with the database.</summary>
internal static class OwnedTables
{
    public static readonly IReadOnlyList<string> All = ["settings", "activities", "standings", "unlocks", "goals", "limits", "notices"];
}
