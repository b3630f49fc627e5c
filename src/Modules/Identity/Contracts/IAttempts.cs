namespace StakeEasy.Identity.Contracts;

/// <summary>Counts attempts by the minute in the database, so that every node sees the same count.</summary>
public interface IAttempts
{
    /// <summary>Counts one more under <paramref name="key"/>. Null while there are at most <paramref name="perMinute"/>; else how long to wait.</summary>
    Task<TimeSpan?> CountAsync(string key, int perMinute, CancellationToken ct);

    /// <summary>Takes one back that turned out to be rightful.</summary>
    Task ForgiveAsync(string key, CancellationToken ct);
}
