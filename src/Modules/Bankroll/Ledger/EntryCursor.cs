using System.Globalization;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>A place in the order of the ledger, as text that fits a link: which way to go from it, day, instant and id.</summary>
internal readonly record struct EntryCursor(bool Older, DateOnly Day, DateTimeOffset OccurredAt, Guid Id)
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>Null for text that is no cursor: then the list starts at its beginning.</summary>
    public static EntryCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 4 && parts[0] is "o" or "n"
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= DateOnly.MaxValue.DayNumber
            && long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var micros)
            && Math.Abs(micros) < DateTimeOffset.MaxValue.Ticks / TicksPerMicrosecond - DateTimeOffset.UnixEpoch.Ticks / TicksPerMicrosecond
            && Math.Abs(micros) < DateTimeOffset.UnixEpoch.Ticks / TicksPerMicrosecond
            && Guid.TryParseExact(parts[3], "N", out var id)
            ? new(parts[0] is "o", DateOnly.FromDayNumber(day), DateTimeOffset.UnixEpoch.AddTicks(micros * TicksPerMicrosecond), id)
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Older ? 'o' : 'n')}_{Day.DayNumber}_{(OccurredAt - DateTimeOffset.UnixEpoch).Ticks / TicksPerMicrosecond}_{Id:N}");
}
