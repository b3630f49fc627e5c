using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>Stamps in this process: numbers that only grow. A tag that was never removed has none and counts as zero.</summary>
internal sealed class MemoryTagStamps : ITagStamps
{
    private const int MostTags = 100_000;

    private long _last;
    private Generation _generation = new(0);

    public ValueTask<string?> CurrentAsync(IReadOnlyList<string> tags, CancellationToken ct)
    {
        // Taken once: after a change of generation the stamps of the old one still belong together.
        var generation = Volatile.Read(ref _generation);
        var stamp = new StringBuilder().Append(generation.Number);
        foreach (var tag in tags)
        {
            stamp.Append('.').Append(CultureInfo.InvariantCulture, $"{generation.Stamps.GetValueOrDefault(tag)}");
        }

        return ValueTask.FromResult<string?>(stamp.ToString());
    }

    public ValueTask ReplaceAsync(string tag, CancellationToken ct)
    {
        var generation = Volatile.Read(ref _generation);
        if (string.Equals(tag, StampedCache.Everything, StringComparison.Ordinal) || generation.Stamps.Count >= MostTags)
        {
            Volatile.Write(ref _generation, new Generation(Interlocked.Increment(ref _last)));
        }
        else
        {
            generation.Stamps[tag] = Interlocked.Increment(ref _last);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A new one makes everything stored unreachable and starts without any stamp, so that tags do not pile up for ever.</summary>
    private sealed record Generation(long Number)
    {
        public ConcurrentDictionary<string, long> Stamps { get; } = new(StringComparer.Ordinal);
    }
}
