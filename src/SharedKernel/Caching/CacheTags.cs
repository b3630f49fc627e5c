namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// What a cached value may depend on. Removing a tag makes every value stored under it unreachable, also one whose computation
/// is still under way.
/// </summary>
public static class CacheTags
{
    /// <summary>The exchange rates.</summary>
    public const string Rates = "rates";

    /// <summary>An owner's accounts and entries.</summary>
    public static string Ledger(UserId owner) => "ledger:" + owner;

    /// <summary>A user's sign-in state and preferences.</summary>
    public static string User(UserId user) => "user:" + user;

    /// <summary>What an owner could do next, beyond what the other tags stand for: answers, goals, backups.</summary>
    public static string Actions(UserId owner) => "actions:" + owner;

    /// <summary>What a user has reached, set themselves and is told of.</summary>
    public static string Progress(UserId user) => "progress:" + user;
}
