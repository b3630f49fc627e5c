namespace StakeEasy.Achievements.Catalogue;

/// <summary>How far something has come, and when it came there: its value rises from step to step.</summary>
internal sealed record Progress(IReadOnlyList<(DateOnly Day, decimal Value)> Steps)
{
    public decimal Value => Steps.Count == 0 ? 0m : Steps[^1].Value;

    /// <summary>One more on each of these days.</summary>
    public static Progress Counting(IEnumerable<DateOnly> days) => new([.. days.Order().Select((day, i) => (day, i + 1m))]);

    /// <summary>The highest value so far.</summary>
    public static Progress Highest(IEnumerable<(DateOnly Day, decimal Value)> points)
    {
        var (steps, highest) = (new List<(DateOnly, decimal)>(), 0m);
        foreach (var (day, value) in points)
        {
            if (value > highest)
            {
                highest = value;
                steps.Add((day, value));
            }
        }

        return new(steps);
    }

    /// <summary>Null while it has not come so far.</summary>
    public DateOnly? ReachedOn(decimal target) => Steps.Where(s => s.Value >= target).Select(s => (DateOnly?)s.Day).FirstOrDefault();
}
