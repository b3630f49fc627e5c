using CsvHelper;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Keeps the bad rows as they are found: all of them in a file, the first of them at hand.</summary>
internal sealed class BadRows : IDisposable
{
    private const int Shown = 200;

    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<string> _columns;
    private readonly ImportChoices _choices;
    private readonly List<BadRow> _first = [];

    public BadRows(string path, IReadOnlyList<string> columns, ImportChoices choices)
    {
        (_columns, _choices) = (columns, choices);
        _csv = CsvWriter.ToFile(path, new CsvWriterOptions { WriteByteOrderMark = true });
        Write("row", "column", "reason");
    }

    public IReadOnlyList<BadRow> First => _first;

    public void Add(string place, RowProblem problem)
    {
        var bad = new BadRow(place, problem.Field is { } field ? NameOf(field) : "", problem.Reason);
        Write(bad.Place, bad.Column, bad.Reason);
        if (_first.Count < Shown)
        {
            _first.Add(bad);
        }
    }

    public void Dispose() => _csv.Dispose();

    /// <summary>As the file calls it; what it does not have as our own CSV would.</summary>
    private string NameOf(ImportField field)
    {
        for (var i = 0; i < Math.Min(_columns.Count, _choices.Columns.Count); i++)
        {
            if (_choices.Columns[i] == field)
            {
                return _columns[i];
            }
        }

        return OwnCsv.ColumnOf(field);
    }

    private void Write(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(SpreadsheetText.Defuse(cell));
        }

        _csv.EndRecord();
    }
}
