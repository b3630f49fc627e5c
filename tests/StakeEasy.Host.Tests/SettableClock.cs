namespace StakeEasy.Host.Tests;

/// <summary>Stands still until it is told to go on. Starts now, because cookies are judged by browsers' clocks too.</summary>
internal sealed class SettableClock : TimeProvider
{
    private DateTimeOffset _now = StartOfMinute(System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    private static DateTimeOffset StartOfMinute(DateTimeOffset time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, TimeSpan.Zero);
}
