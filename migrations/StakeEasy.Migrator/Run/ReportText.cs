using System.Globalization;
using System.Text;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;

namespace StakeEasy.Migrator.Run;

/// <summary>A report for people.</summary>
internal sealed class ReportText
{
    private const int ExamplesShown = 5;

    private readonly StringBuilder _text = new();

    private ReportText(Report report)
    {
        Pair("source", report.Source);
        Pair("target", report.Target);
        Pair("schema", report.Schema);
        Pair("run", report.RunId);
        Pair("read as", report.Consistency);
        Findings(report.Findings);
        NotMoved(report.NotMoved);
        Tables(report.Tables);
        if (report.Legacy is not null)
        {
            LegacyReportText.Write(_text, report.Legacy);
        }

        if (report.Ledgers is not null)
        {
            LegacyLedgersText.Write(_text, report.Ledgers);
        }

        if (report.Steps.Count > 0)
        {
            Line();
        }

        foreach (var (step, i) in report.Steps.Select((step, i) => (step, i + 1)))
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{i}. {step}"));
        }

        if (report.Phases.Count > 0)
        {
            Line();
            Line("seconds  " + string.Join("  ", report.Phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Seconds:0.00}"))));
        }

        if (_text.Length > 0)
        {
            Line();
        }

        _text.Append(report.Outcome);
    }

    public static string Of(Report report) => new ReportText(report)._text.ToString();

    private void Line(string line = "") => _text.Append(line).Append('\n');

    private void Pair(string name, string? value)
    {
        if (value is not null)
        {
            Line($"{name,-8} {value}");
        }
    }

    private void Findings(List<Finding> findings)
    {
        foreach (var group in findings.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key))
        {
            Line();
            Line(group.Key switch
            {
                Severity.Stop => "In the way of a copy:",
                Severity.SetAside => "Rows set aside:",
                Severity.Changed => "Changed by the copy:",
                _ => "To look at:",
            });
            foreach (var finding in group)
            {
                One(finding);
            }
        }
    }

    private void One(Finding finding)
    {
        var place = finding.Column is null ? finding.Table : $"{finding.Table}.{finding.Column}";
        var rows = finding.Rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {finding.Rows} {(finding.Rows == 1 ? "row" : "rows")}");
        Line($"  {place}: {finding.Kind}{rows}. {finding.Resolution}");
        foreach (var example in finding.Examples.Take(ExamplesShown))
        {
            Line($"    {example.Key}: {example.Value}");
        }

        if (finding.Rows > ExamplesShown)
        {
            Line("    …");
        }
    }

    private void NotMoved(List<NotMoved> notMoved)
    {
        if (notMoved.Count > 0)
        {
            Line();
            Line("Not moved:");
            foreach (var one in notMoved)
            {
                Line($"  {one.What} {one.Name}: {one.Reason}");
            }
        }
    }

    private void Tables(List<TableReport> tables)
    {
        if (tables.Count == 0)
        {
            return;
        }

        Line();
        var width = tables.Max(table => table.Target.Length);
        Line($"{"table".PadRight(width)} {"rows",12}");
        foreach (var table in tables)
        {
            var verdict = table.Verified switch { true => "  same", false => "  DIFFERS", null => "" };
            var aside = table.SetAside == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  {table.SetAside} set aside");
            Line(string.Create(CultureInfo.InvariantCulture, $"{table.Target.PadRight(width)} {table.Rows,12}{verdict}{aside}"));
            foreach (var difference in table.Differences)
            {
                Line("  " + difference);
            }
        }
    }
}
