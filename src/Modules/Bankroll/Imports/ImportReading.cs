using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>A row of the file with what was understood of it.</summary>
internal readonly record struct ReadRow(int Index, SourceRow Source, ImportedRow? Row, RowProblem? Problem);

/// <summary>Reads a file from its first row to its last, the same way each time.</summary>
internal sealed class ImportReading(FileStream file, ImportChoices choices, ImportTargets targets, ImportMoment moment) : IDisposable
{
    private const int ReportEvery = 4096;

    private readonly ISourceRows _source = SourceRows.Open(file, choices);
    private readonly RowReader _reader = new(choices, targets, moment);

    public IReadOnlyList<string> Columns => _source.Columns;

    /// <summary>Whether the file keeps this account among the assets.</summary>
    public bool IsAsset(string account) => _source is LegacyRows legacy && legacy.IsAsset(account);

    /// <summary>The transfer that the row at hand names, however wrong it is otherwise; empty for none.</summary>
    public string TransferName => _reader.TransferName;

    /// <param name="progress">Told of the part of the file that was read, from 0 to 1.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="BrokenFileException">It cannot be read on.</exception>
    public IEnumerable<ReadRow> Rows(IProgress<double>? progress, CancellationToken ct)
    {
        var index = 0;
        var length = Math.Max(1, file.Length);
        foreach (var source in _source.Rows())
        {
            if (index % ReportEvery == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report((double)file.Position / length);
            }

            var (row, problem) = _reader.Read(source);
            yield return new(index++, source, row, problem);
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        file.Dispose();
    }
}
