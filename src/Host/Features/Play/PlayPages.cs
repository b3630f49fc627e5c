using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Play;

/// <summary>A limit as typed.</summary>
internal sealed class LimitForm
{
    public LimitKind Kind { get; set; }

    /// <summary>A sum, or hours for a session; empty for none.</summary>
    public string? Amount { get; set; }
}

/// <param name="Typed">What was sent and refused; null on a fresh page.</param>
internal sealed record PlayPage(
    IReadOnlyList<PlayLimit> Limits, IReadOnlyList<LimitUse> Uses, CurrencyCode Currency, TimeOnly DayStart, DateTimeOffset? CoolingOffUntil, TimeZoneInfo Zone,
    LimitForm? Typed);
