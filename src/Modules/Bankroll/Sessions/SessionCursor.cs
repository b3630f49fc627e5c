using System.Globalization;

namespace StakeEasy.Bankroll.Sessions;

/// <summary>A place in the list of sessions, as text that fits a link: which way to go from it, start and id.</summary>
internal readonly record struct SessionCursor(bool Older, DateTimeOffset StartedAt, Guid Id)
{
    private static readonly long Furthest = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Null for text that is no cursor: then the list starts at its beginning.</summary>
    public static SessionCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('_');
        return parts.Length == 3 && parts[0] is "o" or "n"
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < Furthest
            && Guid.TryParseExact(parts[2], "N", out var id)
            ? new(parts[0] is "o", DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), id)
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Older ? 'o' : 'n')}_{(StartedAt - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond}_{Id:N}");
}
