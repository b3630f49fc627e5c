using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>
/// Looks at every value whose type allows something the target does not: one pass over each table, then examples of what was found.
/// </summary>
internal sealed class MySqlInspection(MySqlSnapshot snapshot, Choices choices)
{
    private const int Examples = 20;

    private readonly List<Finding> _findings = [];

    public async Task<Inspection> RunAsync(IReadOnlyList<Table> tables, CancellationToken ct)
    {
        _findings.AddRange(await new MySqlRightsInspection(snapshot, choices).InspectAsync(tables, ct));
        var inspected = await Task.WhenAll(tables.Select(table => InspectAsync(table, tables, ct)));
        var widened = WidenAlongKeys(inspected);
        var keys = new MySqlKeyInspection(snapshot, choices);
        foreach (var findings in await Task.WhenAll(widened.Select(table => keys.InspectAsync(table, widened, ct))))
        {
            _findings.AddRange(findings);
        }

        var checks = new MySqlCheckInspection(snapshot, choices);
        foreach (var findings in await Task.WhenAll(widened.Select(table => checks.InspectAsync(table, ct))))
        {
            _findings.AddRange(findings);
        }

        _findings.AddRange(await new MySqlQuarantineInspection(snapshot, widened).InspectAsync(_findings, ct));
        return new Inspection(widened, [.. _findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Table, StringComparer.Ordinal)]);
    }

    private async Task<Table> InspectAsync(Table table, IReadOnlyList<Table> tables, CancellationToken ct)
    {
        var findings = new List<Finding>();
        if (!table.IsTransactional)
        {
            var allowed = choices.Fixes.Contains("non-transactional", StringComparer.Ordinal);
            findings.Add(new Finding("non-transactional", allowed ? Severity.Note : Severity.Stop, table.Name, null, 0, [],
                "No snapshot holds for this table's engine: stop whoever writes to it, then say --fix non-transactional."));
        }

        var questions = table.Columns.SelectMany(column => Questions(column, IsInKey(table, tables, column), Refers(table, tables, column))).ToList();
        var answers = await AskAsync(table, questions, ct);
        var columns = table.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (var (question, rows) in questions.Zip(answers))
        {
            if (question.Finding is null)
            {
                columns[question.Column.Name] = columns[question.Column.Name] with { Type = rows == 0 ? question.TypeIfNone! : question.TypeIfAny! };
            }
            else if (rows > 0)
            {
                var (finding, column) = Judge(table, columns[question.Column.Name], question, rows, await MySqlExamples.FindAsync(snapshot, table, [question.Column.Name], question.Filter, Examples, ct));
                findings.Add(finding);
                columns[question.Column.Name] = column;
            }
        }

        foreach (var column in table.Columns.Where(column => column.Type.Kind is ValueKind.Json))
        {
            var flaws = await snapshot.InspectJsonAsync(table, column, ct);
            findings.AddRange(flaws.Select(flaw => JsonFlawJudge.Judge(table, column, flaw, choices)));
            if (flaws.Count > 0 && choices.Fixes.Contains("json-as-text", StringComparer.Ordinal))
            {
                columns[column.Name] = columns[column.Name] with { Type = new ColumnType(ValueKind.JsonAsWritten) };
            }
        }

        lock (_findings)
        {
            _findings.AddRange(findings);
        }

        return table with { Columns = [.. table.Columns.Select(column => columns[column.Name])] };
    }

    private async Task<IReadOnlyList<long>> AskAsync(Table table, List<Question> questions, CancellationToken ct)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        var sums = questions.Select(question => $"COALESCE(SUM({question.Filter}), 0)");
        var row = (await snapshot.TextsAsync($"SELECT {string.Join(", ", sums)} FROM {MySqlSql.Name(table.Name)}", ct))[0];
        return [.. row.Select(sum => (long)decimal.Parse(sum!, CultureInfo.InvariantCulture))];
    }

    private static bool IsInKey(Table table, IReadOnlyList<Table> tables, Column column) =>
        column.IsIdentity
        || table.Indexes.Any(index => index.IsPrimary && index.Parts.Any(part => string.Equals(part.Column, column.Name, StringComparison.OrdinalIgnoreCase)))
        || table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
        || tables.Any(other => other.ForeignKeys.Any(key => string.Equals(key.ReferencedTable, table.Name, StringComparison.Ordinal) && key.ReferencedColumns.Contains(column.Name, StringComparer.OrdinalIgnoreCase)));

    private static bool Refers(Table table, IReadOnlyList<Table> tables, Column column) =>
        table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase)
            && !string.Equals(key.ReferencedTable, table.Name, StringComparison.Ordinal)
            && tables.Any(other => string.Equals(key.ReferencedTable, other.Name, StringComparison.Ordinal)));

    private static IEnumerable<Question> Questions(Column column, bool isInKey, bool refers)
    {
        var name = MySqlSql.Name(column.Name);
        switch (column.Type.Kind)
        {
            case ValueKind.Integer16 when MySqlTypes.MayBeBoolean(column) && !isInKey:
                yield return new Question(column, $"COALESCE({name} NOT IN (0, 1), 0)") { TypeIfNone = new ColumnType(ValueKind.Boolean), TypeIfAny = column.Type };
                break;
            case ValueKind.Integer64 when MySqlTypes.IsUnsignedBigint(column):
                yield return new Question(column, $"COALESCE({name} > 9223372036854775807, 0)") { TypeIfNone = column.Type, TypeIfAny = new ColumnType(ValueKind.Number, Precision: 20) };
                break;
            case ValueKind.Date or ValueKind.Timestamp or ValueKind.Instant:
                yield return new Question(column, MySqlSql.IsNoDate(name)) { Finding = "zero-date" };
                break;
            case ValueKind.Time:
                yield return new Question(column, $"COALESCE({name} NOT BETWEEN '00:00:00' AND '23:59:59.999999', 0)") { TypeIfNone = column.Type, TypeIfAny = column.Type with { Kind = ValueKind.Interval } };
                break;
            case ValueKind.Text when column.Type.Labels.Count > 0:
                if (!column.Type.IsSet)
                {
                    yield return new Question(column, MySqlSql.IsInvalidEnum(name)) { Finding = "invalid-enum" };
                }

                break;
            case ValueKind.Text when refers:
                break; // Its values are those of the key it refers to, byte by byte, which are looked at there.
            case ValueKind.Text:
                yield return new Question(column, MySqlSql.HasNul(name)) { Finding = "nul-character" };
                yield return new Question(column, MySqlSql.IsMojibake(name)) { Finding = "mojibake" };
                break;
        }
    }

    private (Finding Finding, Column Column) Judge(Table table, Column column, Question question, long rows, IReadOnlyList<Example> examples)
    {
        var finding = new Finding(question.Finding!, Severity.Stop, table.Name, column.Name, rows, examples, "") { RowFilter = question.Filter };
        switch (question.Finding)
        {
            case "mojibake":
                return (finding with { Severity = Severity.Note, RowFilter = null, Resolution = "Copied as it stands. It looks like UTF-8 that was once read as Latin-1; repair it before or after the move." }, column);
            case "nul-character" when choices.Fixes.Contains("nul-characters", StringComparer.Ordinal):
                return (finding with { Severity = Severity.Changed, Resolution = "The zero characters are left out." }, column with { Repair = Repair.StripNul });
            case "zero-date" or "invalid-enum" when column.Nullable:
                return (finding with { Severity = Severity.Changed, Resolution = "Becomes NULL." }, column with { Repair = Repair.Null });
            case "zero-date" when choices.Fixes.Contains("zero-dates", StringComparer.Ordinal):
            case "invalid-enum" when choices.Fixes.Contains("invalid-enums", StringComparer.Ordinal):
                return (finding with { Severity = Severity.Changed, Resolution = "Becomes NULL; the column of the target allows it." }, column with { Repair = Repair.Null, Nullable = true });
        }

        if (choices.Quarantine)
        {
            return (finding with { Severity = Severity.SetAside, Resolution = "The rows are written to the quarantine." }, column);
        }

        var fix = question.Finding switch
        {
            "zero-date" => "--fix zero-dates makes them NULL and lets the column of the target be NULL; ",
            "invalid-enum" => "--fix invalid-enums makes them NULL and lets the column of the target be NULL; ",
            "nul-character" => "--fix nul-characters leaves the zero characters out; ",
            _ => "",
        };
        return (finding with { Resolution = fix + Finding.SettingAside }, column);
    }

    /// <summary>A key and what refers to it have the same type, or the target could not compare them.</summary>
    private static List<Table> WidenAlongKeys(IReadOnlyList<Table> tables)
    {
        var byName = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        bool changed;
        do
        {
            changed = false;
            foreach (var (table, key) in byName.Values.SelectMany(table => table.ForeignKeys.Select(key => (table, key))).ToList())
            {
                if (!byName.ContainsKey(key.ReferencedTable))
                {
                    continue;
                }

                foreach (var (own, other) in key.Columns.Zip(key.ReferencedColumns))
                {
                    changed |= WidenBoth(byName, table.Name, own, key.ReferencedTable, other);
                }
            }
        }
        while (changed);
        return [.. tables.Select(table => byName[table.Name])];
    }

    private static bool WidenBoth(Dictionary<string, Table> tables, string oneTable, string one, string otherTable, string other)
    {
        var a = tables[oneTable].Column(one);
        var b = tables[otherTable].Column(other);
        var (from, to, column, type) = (a.Type.Kind, b.Type.Kind) switch
        {
            (ValueKind.Number, ValueKind.Integer64) => (ValueKind.Integer64, otherTable, b, a.Type),
            (ValueKind.Integer64, ValueKind.Number) => (ValueKind.Integer64, oneTable, a, b.Type),
            _ => (default, "", a, a.Type),
        };
        if (to.Length == 0 || from != ValueKind.Integer64)
        {
            return false;
        }

        var table = tables[to];
        tables[to] = table with { Columns = [.. table.Columns.Select(c => ReferenceEquals(c, column) ? c with { Type = type } : c)] };
        return true;
    }

    /// <summary>How many rows match? The answer is a finding, or decides the type.</summary>
    private sealed record Question(Column Column, string Filter)
    {
        public string? Finding { get; init; }

        public ColumnType? TypeIfNone { get; init; }

        public ColumnType? TypeIfAny { get; init; }
    }
}
