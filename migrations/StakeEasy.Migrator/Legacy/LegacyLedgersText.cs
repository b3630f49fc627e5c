using System.Globalization;
using System.Text;

namespace StakeEasy.Migrator.Legacy;

/// <summary>What a later verification found of the ledgers, for people.</summary>
internal static class LegacyLedgersText
{
    private const int Shown = 20;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static void Write(StringBuilder text, LegacyLedgers ledgers)
    {
        var since = ledgers.Since;
        Line(text, "");
        Line(text, string.Create(Plain, $"Ledgers: {ledgers.Users} imported users, {ledgers.Entries} imported entries, each held against the row it came from"));
        Line(text, string.Create(Plain, $"  done by the users since: {since.Corrected} of these corrected, {since.Deleted} deleted; {since.Added} entries added; {since.UsersLeft} accounts deleted with all they held"));
        Line(text, string.Create(Plain, $"  every invariant of {ledgers.LedgersVerified} ledgers verified"));
        Line(text, "");
        Line(text, $"{"all users",-21} {"source",20} {"its known faults",20} {"imported",20} {"now",20}");
        foreach (var (currency, what, source, explained, imported, now) in ledgers.Sums)
        {
            Line(text, string.Create(Plain, $"  {currency,-8} {what,-10} {source,20:0.00######} {explained,20:+0.00######;-0.00######;0.00} {imported,20:0.00######} {now,20:0.00######}"));
        }

        Some(text, "Imported entries that are no longer what was imported, though nobody changed them in StakeEasy:", ledgers.Faults, f => string.Create(Plain, $"user {f.User}, {f.Table} {f.Id}: {f.What}"));
        Some(text, "Figures that are neither those of the source nor explained by its known faults:", ledgers.Unexplained, f => string.Create(
            Plain, $"user {f.User}, {f.What}: {f.Source:0.00######} {f.Currency} in the source, {f.Explained:+0.00######;-0.00######;0.00} explained, {f.Imported:0.00######} imported"));
        Some(text, "The ledger does not agree with itself:", ledgers.LedgerDifferences, difference => difference);
        Some(text, "Changed since by what the users entered:", ledgers.ChangedSince, f => string.Create(
            Plain, $"user {f.User}, {f.What}: {f.Imported:0.00######} {f.Currency} imported, {f.Now:0.00######} now"));
    }

    private static void Some<T>(StringBuilder text, string title, IReadOnlyList<T> rows, Func<T, string> tell)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Line(text, "");
        Line(text, title);
        foreach (var row in rows.Take(Shown))
        {
            Line(text, "  " + tell(row));
        }

        if (rows.Count > Shown)
        {
            Line(text, "  … more are in the file of --report");
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
