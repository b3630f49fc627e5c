using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;

namespace StakeEasy.Host.Features.Import;

internal sealed record ImportIndexPage(
    IReadOnlyList<ImportSummary> Imports, IReadOnlyList<WaitingImport> Waiting, IReadOnlyList<ImportPreset> Presets, TimeZoneInfo TimeZone)
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
    /// <summary>Names of the columns that hold something and are not read.</summary>
    public IReadOnlyList<string> LeftOut => Preset.HasColumns
        ? [.. Draft.Columns.Select((name, i) => (Name: name.Length > 0 ? name : $"Column {i + 1}", At: i))
            .Where(c => c.At < Draft.Choices.Columns.Count && Draft.Choices.Columns[c.At] is null && Draft.Samples[c.At].Length > 0).Select(c => c.Name)]
        : [];

    public ImportPreset Preset => Presets.First(p => string.Equals(p.Key, Draft.Choices.Preset, StringComparison.Ordinal));
}

internal sealed record ImportUndoPage(ImportUndo Undo, TimeZoneInfo TimeZone, DateOnly Today);
