namespace StakeEasy.Bench;

/// <summary>What was measured, by number of entries of the player where that matters.</summary>
internal sealed class Figures(IReadOnlyDictionary<int, TimeSpan> seeded)
{
    public IReadOnlyDictionary<int, TimeSpan> Seeded { get; } = seeded;

    public Dictionary<int, PageFigures> Uncached { get; } = [];

    public Dictionary<int, PageFigures> Warm { get; } = [];

    public Dictionary<int, Samples> Deposits { get; } = [];

    public Dictionary<int, (Samples Insert, Samples Deposit)> Database { get; } = [];

    public Samples Start { get; set; } = new();

    public decimal IdleMiB { get; set; }

    public decimal BusyMiB { get; set; }

    public int PageBytes { get; set; }

    public double BareRequestsPerSecond { get; set; }

    public (int Dashboard, int Chart, int Deposit) Statements { get; set; }

    public (double Nanoseconds, double Floor, double MiB, int Rates) Conversion { get; set; }
}

internal sealed class PageFigures
{
    public Samples Dashboard { get; } = new();

    public Samples Chart { get; } = new();

    public double RequestsPerSecond { get; set; }
}
