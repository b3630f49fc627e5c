using CsvHelper;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The older application's CSV: for each table a line "Table: sites", its header, its rows, an empty line.</summary>
internal static class LegacyCsvRecords
{
    public const string TableMark = "Table: ";

    public static IEnumerable<LegacyRecord> Read(Stream file, ImportChoices choices)
    {
        using var csv = CsvReader.Create(file, CsvRows.Options(choices.Encoding, ',', damaged: null), leaveOpen: true);
        string? table = null;
        string[]? header = null;
        while (Next(csv))
        {
            var cells = CsvRows.Cells(csv);
            if (cells[0].StartsWith(TableMark, StringComparison.Ordinal))
            {
                (table, header) = (cells[0][TableMark.Length..].Trim(), null);
            }
            else if (header is null)
            {
                header = cells;
            }
            else if (table is not null)
            {
                var values = header.Zip(cells).DistinctBy(c => c.First, StringComparer.Ordinal).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
                yield return new(table, (int)csv.LineNumber, values);
            }
        }
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new BrokenFileException(ImportErrors.OpenQuote((int)e.LineNumber));
        }
    }
}
