using StakeEasy.Identity.Contracts;

namespace StakeEasy.Host.Features.Settings;

internal sealed class SettingsForm
{
    public string? ReportingCurrency { get; init; }

    public string? TimeZoneId { get; init; }

    public string? CultureName { get; init; }

    public Theme Theme { get; init; }
}

/// <param name="Email">Whose settings these are.</param>
internal sealed record SettingsPage(string Email, Theme Theme, PreferenceChoices Choices);
