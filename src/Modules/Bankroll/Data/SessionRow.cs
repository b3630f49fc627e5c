using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Data;

/// <summary>
/// What was played. While it runs it has no entry; once finished, the entry with the same id holds its result. A deleted session lives on in
/// the revision of its entry.
/// </summary>
internal sealed class SessionRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public SessionFormat Format { get; init; }

    public required string Game { get; init; }

    /// <summary>As the player names it: 0.50/1, or the buy-in of a tournament.</summary>
    public required string Stake { get; init; }

    public decimal? SmallBlind { get; init; }

    public decimal? BigBlind { get; init; }

    public string? Venue { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The owner's calendar day of its start. Once finished it counts on the day of its entry, which is that of its end.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Between start and end, by the clock of the world: neither midnight nor daylight saving changes it.</summary>
    public int Minutes { get; init; }

    public decimal BuyIn { get; init; }

    public int RebuyCount { get; init; }

    public decimal Rebuys { get; init; }

    public decimal AddOns { get; init; }

    public decimal Expenses { get; init; }

    /// <summary>The cash-out of a cash game, the prize of a tournament.</summary>
    public decimal CashOut { get; init; }

    public int? Place { get; init; }

    public int? FieldSize { get; init; }

    public int? Hands { get; init; }

    public string[]? Tags { get; init; }

    public string? Note { get; init; }

    /// <summary>PostgreSQL's xmin.</summary>
    public uint Version { get; init; }
}
