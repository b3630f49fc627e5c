using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Host.Features.Import;

internal sealed record ImportIndexPage(IReadOnlyList<ImportSummary> Imports, IReadOnlyList<ImportPreset> Presets, TimeZoneInfo TimeZone)
{
    public string NameOf(string preset) => Presets.FirstOrDefault(p => string.Equals(p.Key, preset, StringComparison.Ordinal))?.Name ?? preset;
}

/// <summary>A file on its way.</summary>
/// <param name="Accounts">Those in use.</param>
/// <param name="Unknown">Names of the file that are no account yet.</param>
/// <param name="SkipBad">The box for leaving out bad rows, as it was sent.</param>
internal sealed record ImportPage(
    ImportDraft Draft,
    IReadOnlyList<ImportPreset> Presets,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<UnknownAccount> Unknown,
    IReadOnlyList<CurrencyInfo> Currencies,
    DateOnly Today,
    bool SkipBad)
{
    public ImportPreset Preset => Presets.First(p => string.Equals(p.Key, Draft.Choices.Preset, StringComparison.Ordinal));
}

internal sealed record ImportUndoPage(ImportUndo Undo, TimeZoneInfo TimeZone, DateOnly Today);
