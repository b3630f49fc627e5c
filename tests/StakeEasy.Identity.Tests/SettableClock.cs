namespace StakeEasy.Identity.Tests;

internal sealed class SettableClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 30, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
