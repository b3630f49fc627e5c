using System.Globalization;
using CsvHelper;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The rows of a CSV file.</summary>
internal sealed class CsvRows : ISourceRows
{
    /// <summary>A quotation mark that is never closed would swallow the rest of the file into one field.</summary>
    private const int LongestRecord = 256 * 1024;

    private readonly CsvReader _csv;
    private CsvMalformedReason? _damage;

    public CsvRows(Stream file, ImportChoices choices)
    {
        _csv = CsvReader.Create(file, Options(choices.Encoding, choices.Delimiter, damage => _damage = damage));
        Columns = choices.HeaderRow > 0
            ? ReadHeader(choices.HeaderRow)
            : [.. Enumerable.Range(1, choices.Columns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"Column {i}"))];
    }

    public IReadOnlyList<string> Columns { get; }

    /// <param name="encoding">As <see cref="TextEncodings"/> names it.</param>
    /// <param name="delimiter">Null to have it found out.</param>
    /// <param name="damaged">Told of wrong quotation marks in the record that is read next. One inside a field that is not quoted is text like any other.</param>
    public static CsvReaderOptions Options(string encoding, char? delimiter, Action<CsvMalformedReason>? damaged) => new()
    {
        Separator = delimiter,
        HasHeader = false,
        Encoding = TextEncodings.Of(encoding),
        MaxRecordSize = LongestRecord,
        TrackLineNumbers = true,
        OnMalformedRecord = damaged is null ? null : record =>
        {
            if (record.Reason is not CsvMalformedReason.StrayQuote)
            {
                damaged(record.Reason);
            }
        },
    };

    public IEnumerable<SourceRow> Rows()
    {
        while (Read())
        {
            var cells = Cells(_csv);
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var problem = _damage is not null ? "A quotation mark stands in the wrong place."
                : cells.Length > Columns.Count && Array.Exists(cells[Columns.Count..], c => c.Length > 0) ? "This row has more columns than the header. Is text with a comma in it not quoted?"
                : null;
            yield return new((int)_csv.LineNumber, null, cells, problem);
        }
    }

    public void Dispose() => _csv.Dispose();

    public static string[] Cells(CsvReader csv)
    {
        var cells = new string[csv.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = csv.GetString(i);
        }

        return cells;
    }

    private string[] ReadHeader(int row)
    {
        for (var i = 0; i < row; i++)
        {
            if (!Read())
            {
                return [];
            }
        }

        return [.. Cells(_csv).Select(c => c.Trim())];
    }

    private bool Read()
    {
        _damage = null;
        try
        {
            return _csv.Read() && (_damage is not CsvMalformedReason.UnterminatedQuote ? true : throw new BrokenFileException(ImportErrors.OpenQuote((int)_csv.LineNumber)));
        }
        catch (CsvFormatException e)
        {
            throw new BrokenFileException(ImportErrors.OpenQuote((int)e.LineNumber));
        }
    }
}
