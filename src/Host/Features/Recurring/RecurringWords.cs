using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Features.Recurring;

/// <summary>Recurrences in sentences.</summary>
internal static class RecurringWords
{
    public static string Of(Rhythm rhythm)
    {
        var unit = rhythm.Unit.ToString().ToLowerInvariant();
        var often = rhythm.Every == 1 ? "every " + unit : string.Create(CultureInfo.InvariantCulture, $"every {rhythm.Every} {unit}s");
        return char.ToUpperInvariant(often[0]) + often[1..] + " from " + DayText.Short(rhythm.First) + (rhythm.Last is { } last ? " to " + DayText.Short(last) : "");
    }

    /// <summary>Why it is paused, as far as can be told.</summary>
    public static string Pause(Recurrence recurrence, TimeZoneInfo zone) => recurrence.Obstacle switch
    {
        RecurrenceObstacle.AccountGone => "Paused: its account was deleted. Choose another account, or delete this.",
        RecurrenceObstacle.AccountArchived => $"Paused: {recurrence.AccountName} is archived. Take the account back into use first, or choose another.",
        RecurrenceObstacle.BelowZero when recurrence is { NextDay: { } day, PausedAt: { } at } && Recurrence.WasDue(day, at, zone) => $"Paused: the next one would leave {recurrence.AccountName} below zero.",
        _ when recurrence.HeldDay(zone) is { } held => recurrence.Obstacle is RecurrenceObstacle.BeyondLimit
            ? $"The deposit of {DayText.Prose(held)} is beyond your own limit. Record it all the same, or skip it."
            : $"The deposit of {DayText.Prose(held)} was due and is not recorded. Record it, or skip it.",
        _ => "Paused.",
    };
}
