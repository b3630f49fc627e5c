using System.Globalization;
using System.Text;

namespace StakeEasy.Migrator.Legacy;

/// <summary>The import's part of a report, for people.</summary>
internal static class LegacyReportText
{
    private const int Examples = 5;
    private const int Differences = 50;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static void Write(StringBuilder text, LegacyReport report)
    {
        if (report.Figures is not null)
        {
            Line(text, "");
            Line(text, string.Create(Plain, $"Imported: {report.Users} users, {report.Accounts} accounts, {report.Entries} entries; exchange rates of {Days(report.RateDays)}"));
        }

        Notes(text, "In the way of the import:", report.Stops);
        Notes(text, "Not as it was:", [.. report.Notes.Where(n => !report.Stops.Contains(n))]);
        if (report.Figures is { } figures)
        {
            Figures(text, figures);
        }

        if (report.LedgerDifferences.Count > 0)
        {
            Line(text, "");
            Line(text, "The ledger does not agree with itself:");
            foreach (var difference in report.LedgerDifferences)
            {
                Line(text, "  " + difference);
            }
        }
    }

    private static string Days(IReadOnlyList<DateOnly> days) => days.Count == 0 ? "no day" : string.Join(", ", days.Select(d => d.ToString("yyyy-MM-dd", Plain)));

    private static void Notes(StringBuilder text, string title, IReadOnlyList<LegacyNotes> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, title);
        foreach (var (kind, rows, examples) in notes)
        {
            Line(text, string.Create(Plain, $"  {kind.Name}, {rows} {(rows == 1 ? "row" : "rows")}: {kind.What}. {kind.Remedy}").TrimEnd());
            foreach (var note in examples.Take(Examples))
            {
                Line(text, string.Create(Plain, $"    {note.Table} {note.Id}{(note.User is { } user && note.Table is not "users" ? $", user {user}" : "")}: {note.What}"));
            }

            if (rows > Examples)
            {
                Line(text, "    …");
            }
        }
    }

    private static void Figures(StringBuilder text, LegacyFigures figures)
    {
        Line(text, "");
        Line(text, string.Create(Plain, $"US dollars at the rates of the older application, all users {"before",20} {"after",20}"));
        foreach (var (what, before, after) in figures.Sums)
        {
            Line(text, string.Create(Plain, $"  {what,-55} {before,20:0.00} {after,20:0.00}"));
        }

        Line(text, string.Create(Plain, $"  equal to the cent for {figures.UsersEqual} of {figures.UsersCompared} users; {figures.Differences.Count} rows explain the others"));
        foreach (var d in figures.Differences.Take(Differences))
        {
            Line(text, string.Create(Plain, $"    user {d.User}, {d.What} {d.Usd:+0.00;-0.00}: {d.Kind}, {d.Table} {d.Id}: {d.Why}"));
        }

        if (figures.Differences.Count > Differences)
        {
            Line(text, "    … the rest is in the file of --report");
        }

        foreach (var f in figures.Unexplained)
        {
            Line(text, string.Create(Plain, $"  NOT EXPLAINED: user {f.User}, {f.What}: {f.Before:0.00} before, {f.After:0.00} after, of which {f.Explained:0.00} is explained"));
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
