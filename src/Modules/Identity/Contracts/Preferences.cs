using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Contracts;

/// <summary>How a player wants figures, days and pages. Currencies are checked by whoever asks the player, not here.</summary>
/// <param name="ReportingCurrency">Totals are shown in it.</param>
/// <param name="TimeZoneId">One of <see cref="TimeZoneChoices"/>.</param>
/// <param name="CultureName">One of <see cref="CultureChoices"/>.</param>
public sealed record Preferences(CurrencyCode ReportingCurrency, string TimeZoneId, string CultureName, Theme Theme)
{
    /// <summary>For somebody of whom nothing is known: euro, UTC, English as in Ireland, colours as the system says.</summary>
    public static Preferences Default { get; } = new(CurrencyCode.Of("EUR"), TimeZoneChoices.Default, CultureChoices.Default, Theme.System);
}

/// <summary>Changes what a player prefers; the next request of any of their sessions, on any node, sees it.</summary>
public interface IPreferences
{
    /// <summary>Fields in errors: TimeZoneId, CultureName, Theme.</summary>
    Task<Result<Done>> ChangeAsync(UserId user, Preferences preferences, CancellationToken ct);

    /// <summary>Field in errors: Theme.</summary>
    Task<Result<Done>> ChangeThemeAsync(UserId user, Theme theme, CancellationToken ct);

    /// <summary>Covers or uncovers the amounts on every page.</summary>
    Task HideAmountsAsync(UserId user, bool hidden, CancellationToken ct);
}
