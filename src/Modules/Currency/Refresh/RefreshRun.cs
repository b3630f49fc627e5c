using StakeEasy.Currency.Contracts;

namespace StakeEasy.Currency.Refresh;

/// <summary>One attempt to get newer rates.</summary>
internal sealed class RefreshRun
{
    public long Id { get; init; }

    public required RefreshTrigger Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public bool Succeeded { get; set; }

    public int Stored { get; set; }

    public int Held { get; set; }

    public string? Problem { get; set; }

    public required DateTimeOffset NextRunAt { get; init; }
}

/// <summary>A rate that was published but not taken over, until it is confirmed or the server's keeper accepts it.</summary>
internal sealed class HeldBackRate
{
    public long Id { get; init; }

    public required string Source { get; init; }

    public required string Base { get; init; }

    public required string Quote { get; init; }

    public required DateOnly Day { get; init; }

    public required decimal Rate { get; init; }

    public required decimal Before { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>When a rate for the same day was stored after all.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}
