using System.Globalization;

namespace StakeEasy.Bench;

/// <summary>Times of one thing done many times.</summary>
internal sealed class Samples
{
    private readonly List<TimeSpan> _times = [];

    public void Add(TimeSpan time) => _times.Add(time);

    public double MedianMs => At(0.5);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MedianMs:0.00} / {At(0.95):0.00}");

    private double At(double share) => _times.Order().ElementAt((int)((_times.Count - 1) * share)).TotalMilliseconds;
}
