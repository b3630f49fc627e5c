namespace StakeEasy.Bankroll.Erasure;

/// <summary>Every table of the schema that has an owner; a test compares it with the database.</summary>
internal static class OwnedTables
{
    /// <summary>What refers to other rows comes before them.</summary>
    public static readonly IReadOnlyList<string> InOrder = ["requests", "revisions", "totals", "breakdowns", "remembered_months", "sessions", "recurrences", "imports", "saved_views", "entries", "accounts"];
}
