namespace StakeEasy.Bankroll.Imports;

/// <summary>Days and instants on the player's clock.</summary>
internal static class RowTimes
{
    /// <summary>The day, and the instant where the time is known.</summary>
    public static (DateOnly Day, DateTimeOffset? At) Of(Moment moment, TimeZoneInfo zone)
    {
        if (moment.Time is not { } time)
        {
            return (moment.Day!.Value, null);
        }

        var instant = InstantOf(moment.Day!.Value.ToDateTime(TimeOnly.MinValue) + time, moment.Offset, zone);
        return (moment.Offset is null ? moment.Day.Value : DayOf(instant, zone), instant);
    }

    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>A time that the clock skipped is taken as if it had not; one that it repeated as its first time.</summary>
    private static DateTimeOffset InstantOf(DateTime local, TimeSpan? offset, TimeZoneInfo zone)
    {
        var from = offset ?? (zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-1)) : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
        var ticks = local.Ticks - from.Ticks;

        // PostgreSQL keeps microseconds.
        return ticks <= DateTime.MinValue.Ticks || ticks >= DateTime.MaxValue.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }
}
