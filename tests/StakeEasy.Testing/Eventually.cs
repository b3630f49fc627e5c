using System.Diagnostics;
using Xunit;

namespace StakeEasy.Testing;

/// <summary>Waits for what happens on its own time: as short as possible, and never for ever.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task TrueAsync(Func<bool> condition, string? because = null) =>
        TrueAsync(() => Task.FromResult(condition()), because);

    public static async Task TrueAsync(Func<Task<bool>> condition, string? because = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
            {
                Assert.Fail(because ?? "It did not happen in time.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
