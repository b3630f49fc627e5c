using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Shows how the first rows of a file read as it is chosen.</summary>
internal static class ImportDrafts
{
    private const int Shown = 10;
    private const int LookedAt = 200;
    private const int LongestSample = 60;

    /// <summary>The first rows, as far as they can be read at all.</summary>
    public static (IReadOnlyList<string> Columns, List<SourceRow> Rows) Start(FileStream file, ImportChoices choices)
    {
        using var source = SourceRows.Open(file, choices);
        var rows = new List<SourceRow>();
        try
        {
            rows.AddRange(source.Rows().Take(LookedAt));
        }
        catch (BrokenFileException)
        {
            // The check says what is wrong and where.
        }

        return (source.Columns, rows);
    }

    /// <summary>What is only written beside a row of the file is not shown.</summary>
    public static List<ImportPreviewRow> Preview(IEnumerable<SourceRow> rows, RowReader reader) => [.. rows.Where(r => !r.KeepsZero).Take(Shown).Select(r => Preview(r, reader))];

    /// <summary>Of each column the first value that is one.</summary>
    public static IReadOnlyList<string> Samples(IReadOnlyList<SourceRow> rows, int columns) =>
        [.. Enumerable.Range(0, columns).Select(i => Cut(rows.Select(r => i < r.Cells.Length ? r.Cells[i].Trim() : "").FirstOrDefault(c => c.Length > 0) ?? ""))];

    private static ImportPreviewRow Preview(SourceRow source, RowReader reader)
    {
        var (row, problem) = reader.Read(source);
        if (row is null)
        {
            return new(source.Place, null, null, null, Cut(string.Join(", ", source.Cells.Select(c => c.Trim()).Where(c => c.Length > 0))), problem?.Reason);
        }

        var details = row.Session is { } session ? $"{session.Game}, {session.Stake}" : row.Note ?? row.Category ?? row.Account.Name;
        return new(source.Place, row.Kind, row.Day, new Money(row.Stated ?? row.Amount, row.Account.Currency.Code), Cut(details), null);
    }

    private static string Cut(string text) => text.Length <= LongestSample ? text : text[..LongestSample] + "…";
}
