using StakeEasy.SharedKernel;

namespace StakeEasy.Achievements.Contracts;

/// <summary>The numbers are stored.</summary>
public enum LimitKind
{
    DepositDay = 1,
    DepositWeek = 2,
    DepositMonth = 3,
    LossDay = 4,
    LossWeek = 5,
    LossMonth = 6,

    /// <summary>In minutes; only reminds.</summary>
    SessionMinutes = 7,
}

/// <summary>A limit that a player set for themselves.</summary>
/// <param name="Amount">In <paramref name="Currency"/>; minutes for a session.</param>
/// <param name="NextAmount">What it becomes; null with <paramref name="NextFrom"/> set: it is lifted then.</param>
/// <param name="NextFrom">When a raised limit, or one that is lifted, acts; null if nothing is under way.</param>
public sealed record PlayLimit(LimitKind Kind, decimal Amount, CurrencyCode? Currency, decimal? NextAmount, DateTimeOffset? NextFrom);

/// <summary>How much of a limit is used.</summary>
/// <param name="Used">Deposited or lost in the period, at each day's rate.</param>
/// <param name="LastDay">Of the period.</param>
public sealed record LimitUse(LimitKind Kind, CurrencyCode Currency, decimal Limit, decimal Used, DateOnly FirstDay, DateOnly LastDay)
{
    public decimal Left => Math.Max(0m, Limit - Used);

    /// <summary>Four fifths are used.</summary>
    public bool IsNear => Used >= Limit * 0.8m;

    public bool IsReached => Used >= Limit;

    /// <summary>By what was confirmed, imported or recorded afterwards.</summary>
    public bool IsExceeded => Used > Limit;
}

/// <summary>A deposit that is in the ledger.</summary>
public sealed record DatedDeposit(Money Amount, DateOnly Day);

/// <summary>Limits a player sets for themselves. A lower one acts at once, a higher one after a day. Field in errors: Amount.</summary>
public interface IPlayLimits
{
    /// <summary>Those that act now or are to begin.</summary>
    Task<IReadOnlyList<PlayLimit>> ListAsync(UserId owner, CancellationToken ct);

    /// <summary>
    /// Amount null lifts it. In the player's own currency. The answer is the limit as it stands then; null once none is left.
    /// </summary>
    Task<Result<PlayLimit?>> ChangeAsync(UserId owner, LimitKind kind, decimal? amount, CancellationToken ct);

    /// <summary>The use of the deposit limits on the player's day; empty without any, and then one statement.</summary>
    Task<IReadOnlyList<LimitUse>> DepositsAsync(UserId owner, DateOnly day, CancellationToken ct);

    /// <summary>The use of the loss limits on the player's day.</summary>
    Task<IReadOnlyList<LimitUse>> LossesAsync(UserId owner, DateOnly day, CancellationToken ct);

    /// <summary>
    /// Why this deposit is beyond an own limit; null if it is not. The error can be confirmed. What has no rate to the limit's currency
    /// counts as nothing.
    /// </summary>
    /// <param name="owner">Whose.</param>
    /// <param name="deposit">What is put in.</param>
    /// <param name="day">The day the deposit is dated.</param>
    /// <param name="replaces">The deposit as it was before it was corrected; null for a new one.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<Error?> CheckDepositAsync(UserId owner, Money deposit, DateOnly day, DatedDeposit? replaces, CancellationToken ct);

    /// <summary>The end of a break from stakes; null outside of one. Kept until something changes.</summary>
    Task<DateTimeOffset?> CoolingOffUntilAsync(UserId owner, CancellationToken ct);

    /// <summary>Hides advice on stakes for so many days, 1 to 365. A break can be made longer, never shorter. Field in errors: Days.</summary>
    Task<Result<DateTimeOffset>> CoolOffAsync(UserId owner, int days, CancellationToken ct);

    /// <summary>After how many minutes a session is too long by the player's own word; null if they said none. Kept until something changes.</summary>
    Task<int?> SessionMinutesAsync(UserId owner, CancellationToken ct);
}
