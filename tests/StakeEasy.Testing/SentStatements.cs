using System.Collections.Concurrent;
using System.Diagnostics;

namespace StakeEasy.Testing;

/// <summary>The SQL that this process sends from now on, whichever connection carries it. For tests that run alone.</summary>
public sealed class SentStatements : IDisposable
{
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ActivityListener _listener;

    public SentStatements()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string sql)
                {
                    _sent.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>In the order they were answered.</summary>
    public IReadOnlyList<string> All => [.. _sent];

    public void Dispose() => _listener.Dispose();
}
