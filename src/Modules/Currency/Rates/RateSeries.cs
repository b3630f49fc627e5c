namespace StakeEasy.Currency.Rates;

/// <summary>
/// One currency: its units per euro, in step with the matrix's publication days from its own first one on, 0 where there is
/// none. Trimmed at both ends, so that a currency which starts late or ended early costs only its own days.
/// </summary>
internal sealed class RateSeries(int first, decimal[] perEuro, byte[] sources, EuroConversion? conversion)
{
    /// <summary>From this day number on, the irrevocable conversion rate takes the place of the series.</summary>
    public int FixedFrom { get; } = conversion?.From.DayNumber ?? int.MaxValue;

    public decimal FixedRate { get; } = conversion?.PerEuro ?? 0m;

    /// <summary>How many rates it holds.</summary>
    public int Count { get; } = perEuro.Count(r => r != 0m);

    /// <summary>Units per euro at a publication; 0 if it has none there.</summary>
    public decimal this[int publication] =>
        (uint)(publication - first) < (uint)perEuro.Length ? perEuro[publication - first] : 0m;

    /// <summary>Rank of the source of the rate at a publication.</summary>
    public byte SourceAt(int publication) => sources[publication - first];
}
