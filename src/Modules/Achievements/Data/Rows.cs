using StakeEasy.Achievements.Contracts;

namespace StakeEasy.Achievements.Data;

/// <summary>What a player wants here; nothing is kept of whoever never said.</summary>
internal sealed class SettingsRow
{
    public Guid OwnerId { get; init; }

    public TimeOnly DayStart { get; set; }

    /// <summary>Kinds of notices the player does not want.</summary>
    public short[] Unwanted { get; set; } = [];

    public DateTimeOffset? CoolingOffUntil { get; set; }
}

/// <summary>Something done once, that no entry tells.</summary>
internal sealed class ActivityRow
{
    public Guid OwnerId { get; init; }

    public ActivityKind Kind { get; init; }

    public required string Key { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>What follows from the ledger and the activities, as of the last review; one row for each player.</summary>
internal sealed class StandingRow
{
    public Guid OwnerId { get; init; }

    public int StreakLength { get; set; }

    public DateOnly? StreakFirst { get; set; }

    public DateOnly? StreakLast { get; set; }

    public int StreakLongest { get; set; }

    /// <summary>The latest recorded days, oldest first.</summary>
    public DateOnly[] Recent { get; set; } = [];

    /// <summary>By key, of what has begun: what is reached of each achievement, at most its target.</summary>
    public string Progress { get; set; } = "{}";
}

/// <summary>An achievement that is reached.</summary>
internal sealed class UnlockRow
{
    public Guid OwnerId { get; init; }

    public required string Key { get; init; }

    public DateOnly Day { get; set; }
}

internal sealed class GoalRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public GoalKind Kind { get; init; }

    public required string Name { get; set; }

    public string? Currency { get; init; }

    /// <summary>What there was when it began. Kept: entries added later to days before it do not move it.</summary>
    public decimal Start { get; init; }

    public decimal Target { get; set; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AbandonedAt { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>As of the last review.</summary>
    public decimal Value { get; set; }

    /// <summary>The day the ledger says it was reached on; null while it is not.</summary>
    public DateOnly? CompletedOn { get; set; }

    /// <summary>As of the last review, which is at least every night; null where there is not enough data.</summary>
    public decimal? Chance { get; set; }

    /// <summary>PostgreSQL's xmin.</summary>
    public uint Version { get; init; }
}

internal sealed class LimitRow
{
    public Guid OwnerId { get; init; }

    public LimitKind Kind { get; init; }

    public decimal Amount { get; set; }

    public string? Currency { get; set; }

    public decimal? NextAmount { get; set; }

    /// <summary>From here on the next amount counts; without one the limit is gone.</summary>
    public DateTimeOffset? NextFrom { get; set; }
}

internal sealed class NoticeRow
{
    public Guid OwnerId { get; init; }

    public Guid Id { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>What it is about: nobody is told twice.</summary>
    public required string Key { get; init; }

    public required string Text { get; init; }

    public required string Path { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When a page told of it by itself; null while none has.</summary>
    public DateTimeOffset? ShownAt { get; set; }

    public DateTimeOffset? ReadAt { get; set; }
}
