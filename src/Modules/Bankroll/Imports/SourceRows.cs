using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Opens a file as what it was chosen to be.</summary>
internal static class SourceRows
{
    /// <summary>The rows close the file when they are disposed of.</summary>
    public static ISourceRows Open(Stream file, ImportChoices choices) => Preset.Find(choices.Preset)!.Format switch
    {
        FileFormat.LegacyCsv => new LegacyRows(LegacyCsvRecords.Read(file, choices), file),
        FileFormat.LegacyJson => new LegacyRows(new LegacyJsonRecords(file).Read(), file),
        _ => new CsvRows(file, choices),
    };
}
