using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Entries;

/// <summary>The categories a form proposes: the player's own first, then usual ones. Any other may be typed.</summary>
internal static class Categories
{
    public static bool Has(EntryKind kind) => kind is EntryKind.Bonus or EntryKind.Expense or EntryKind.Correction;

    public static IReadOnlyList<string> Offered(EntryKind kind, IReadOnlyList<string> own) =>
        [.. own.Concat(Usual(kind)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string[] Usual(EntryKind kind) => kind switch
    {
        EntryKind.Bonus => ["Rakeback", "Deposit bonus", "Reload", "Freeroll", "Leaderboard", "Referral"],
        EntryKind.Expense => ["Coaching", "Software", "Travel", "Tips", "Food and drink", "Entry to venues"],
        EntryKind.Correction => ["Counting mistake", "Missed entry", "Rounding"],
        _ => [],
    };
}
