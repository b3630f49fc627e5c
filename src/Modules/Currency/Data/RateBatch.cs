namespace StakeEasy.Currency.Data;

/// <summary>What one fetch of one source brought. Append-only.</summary>
internal sealed class RateBatch
{
    /// <summary>Grows with every batch: the version of the rates.</summary>
    public long Id { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The first day whose rates this batch added or corrected.</summary>
    public required DateOnly FirstDay { get; init; }

    public required int Rates { get; init; }
}

/// <summary>
/// All new rates of one day in one row, side by side: the whole history is some seven thousand rows, so that every start reads
/// it in a fraction of the time that a row for each of its 270,000 rates would take. Append-only; a correction is a later batch.
/// </summary>
internal sealed class RatePublication
{
    public long BatchId { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>One unit of this costs the rate's units of the quote.</summary>
    public required string Base { get; init; }

    public required string[] Quotes { get; init; }

    /// <summary>In step with <see cref="Quotes"/>, as published.</summary>
    public required decimal[] Rates { get; init; }
}
