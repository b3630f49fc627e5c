using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>A table as statements: itself, its indexes, its constraints.</summary>
internal sealed class TableDefinition(string schema, TablePlan table)
{
    private readonly string _name = PostgreSqlSql.Name(schema, table.TargetName);

    /// <summary>Changes with whatever the table is declared as: one that was filled by another definition cannot be kept.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
    [
        Create(),
        .. Indexes(),
        .. Keys().Concat(EnumChecks()).Concat(Checks()).Select(constraint => constraint.Statement),
        .. table.Source.ForeignKeys.Select(key => $"{key.Name} {string.Join(',', key.Columns)} {key.ReferencedTable} {string.Join(',', key.ReferencedColumns)} {key.OnDelete} {key.OnUpdate}"),
    ]))));

    public string Create() => $"CREATE TABLE {_name} ({string.Join(", ", table.Columns.Select(Column))})";

    /// <summary>A statement per index; keys become constraints later, when nobody works on the table any more.</summary>
    public IEnumerable<string> Indexes()
    {
        foreach (var index in table.Source.Indexes)
        {
            var kind = index.IsUnique ? "UNIQUE INDEX" : "INDEX";
            if (index.Definition is not null)
            {
                yield return $"CREATE {kind} {PostgreSqlSql.Name(IndexName(index))} ON {_name} {index.Definition}";
                continue;
            }

            yield return $"CREATE {kind} {PostgreSqlSql.Name(IndexName(index))} ON {_name} ({string.Join(", ", index.Parts.Select(part => Part(index.IsPrimary ? part with { Descending = false } : part, foldCase: false)))})";
            if (index.IsUnique && index.Parts.Any(part => table.Column(part.Column).Type.IgnoresCase))
            {
                // The source took "Ana" and "ana" for the same: so does this index, while the plain one serves look-ups and foreign keys.
                yield return $"CREATE UNIQUE INDEX {PostgreSqlSql.Name(table.RelationNames[RelationNames.IgnoringCase(index)])} ON {_name} ({string.Join(", ", index.Parts.Select(part => Part(part, foldCase: true)))})";
            }
        }
    }

    /// <summary>Declares what is quickly declared: existing rows are held against it afterwards, side by side.</summary>
    public IEnumerable<(string Name, string Statement)> Keys()
    {
        // A key of the beginning of a text stays a unique index, for a constraint is on whole columns; so does one that runs downwards.
        foreach (var index in table.Source.Indexes.Where(index => index is { IsUnique: true, Definition: null } && index.Parts.All(part => part.Length == 0 && (index.IsPrimary || !part.Descending))))
        {
            var name = IndexName(index);
            yield return (name, $"ALTER TABLE {_name} ADD CONSTRAINT {PostgreSqlSql.Name(name)} {(index.IsPrimary ? "PRIMARY KEY" : "UNIQUE")} USING INDEX {PostgreSqlSql.Name(name)}");
        }
    }

    public IEnumerable<(string Name, string Statement)> EnumChecks() =>
        from column in table.Columns
        where column.Type.Labels.Count > 0
        let name = PostgreSqlSql.Fit($"{table.TargetName}_{column.TargetName}_check")
        select (name, NotValid(name, $"CHECK ({Allowed(column)})"));

    public IEnumerable<(string Name, string Statement)> Checks() =>
        table.Checks.Select(check => (PostgreSqlSql.Fit(check.Name), NotValid(PostgreSqlSql.Fit(check.Name), $"CHECK ({check.Expression})")));

    public (string Name, string Statement) ForeignKey(ForeignKey key, TablePlan referenced) => (PostgreSqlSql.Fit(key.Name), NotValid(
        PostgreSqlSql.Fit(key.Name),
        $"FOREIGN KEY ({Columns(table, key.Columns)}) REFERENCES {PostgreSqlSql.Name(schema, referenced.TargetName)} ({Columns(referenced, key.ReferencedColumns)})"
        + $" ON DELETE {key.OnDelete} ON UPDATE {key.OnUpdate}"));

    public string Validate(string constraint) => $"ALTER TABLE {_name} VALIDATE CONSTRAINT {PostgreSqlSql.Name(constraint)}";

    public IEnumerable<string> Sequences() =>
        from column in table.Columns
        where IsIdentity(column)
        let name = PostgreSqlSql.Name(column.TargetName)

        // Numbers the source has given out do not come again, even if their rows are gone.
        let given = string.Create(CultureInfo.InvariantCulture, $"greatest(coalesce(max({name}), 0), {(column.Source.NextNumber ?? 1) - 1}, 0)")
        select $"SELECT setval(pg_get_serial_sequence({PostgreSqlSql.Literal(_name)}, {PostgreSqlSql.Literal(column.TargetName)}), greatest({given}, 1), {given} >= 1) FROM {_name}";

    public IEnumerable<string> Comments()
    {
        if (table.Source.Comment is not null)
        {
            yield return $"COMMENT ON TABLE {_name} IS {PostgreSqlSql.Literal(table.Source.Comment)}";
        }

        foreach (var column in table.Columns.Where(column => column.Source.Comment is not null))
        {
            yield return $"COMMENT ON COLUMN {_name}.{PostgreSqlSql.Name(column.TargetName)} IS {PostgreSqlSql.Literal(column.Source.Comment!)}";
        }
    }

    /// <summary>What of the declarations is lost, and why.</summary>
    public IEnumerable<NotMoved> NotMoved()
    {
        foreach (var column in table.Columns.Where(column => column is { Source.Default: not null, GeneratedAs: null } && !IsIdentity(column) && Default(column) is null))
        {
            yield return new NotMoved("default", $"{table.TargetName}.{column.TargetName}", column.Source.Default!.Kind is DefaultKind.Expression
                ? $"the expression {column.Source.Default.Text} is written for the source"
                : $"the target has no such value as {QuotedText.Printable(column.Source.Default.Text)}, or the source does not show it whole");
        }

        foreach (var column in table.Columns.Where(column => column.Source.GeneratedAs is not null && column.GeneratedAs is null))
        {
            yield return new NotMoved("generated column", $"{table.TargetName}.{column.TargetName}", $"its values were copied; its expression {column.Source.GeneratedAs} is written for the source");
        }

        foreach (var column in table.Columns.Where(column => column.Source.IsIdentity && !IsIdentity(column)))
        {
            yield return new NotMoved("numbering", $"{table.TargetName}.{column.TargetName}", "its numbers are too large for a sequence");
        }
    }

    /// <summary>Whether a sequence numbers its rows.</summary>
    public static bool IsIdentity(ColumnPlan column) => column.Source.IsIdentity && column.Type.Kind is ValueKind.Integer16 or ValueKind.Integer32 or ValueKind.Integer64 && column.Source.IsIdentity;

    private string Column(ColumnPlan column)
    {
        var text = $"{PostgreSqlSql.Name(column.TargetName)} {PostgreSqlSql.Type(column.Type)}";
        if (column.GeneratedAs is not null)
        {
            text += $" GENERATED ALWAYS AS ({column.GeneratedAs}) STORED";
        }
        else if (IsIdentity(column))
        {
            text += $" GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME {PostgreSqlSql.Name(schema, table.RelationNames[RelationNames.Sequence(column)])})";
        }
        else if (Default(column) is { } value)
        {
            text += " DEFAULT " + value;
        }

        return column.Source.Nullable ? text : text + " NOT NULL";
    }

    private static string? Default(ColumnPlan column) => (column.Source.Default?.Kind, column.Type.Kind) switch
    {
        (DefaultKind.Expression, _) => column.DefaultAs,
        (DefaultKind.CurrentTimestamp, ValueKind.Instant) => "CURRENT_TIMESTAMP",
        (DefaultKind.CurrentTimestamp, ValueKind.Timestamp) => "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')",
        (DefaultKind.CurrentTimestamp or DefaultKind.CurrentDate, ValueKind.Date) => "CURRENT_DATE",
        (DefaultKind.Literal, ValueKind.Boolean) => column.Source.Default!.Text is "0" ? "false" : "true",
        (DefaultKind.Literal, ValueKind.Bits) => $"B'{Convert.ToString(long.Parse(column.Source.Default!.Text, CultureInfo.InvariantCulture), 2).PadLeft(column.Type.Length, '0')}'",
        (DefaultKind.Literal, ValueKind.Date or ValueKind.Timestamp or ValueKind.Instant) when column.Source.Default!.Text.StartsWith("0000", StringComparison.Ordinal) => null,

        // The source shows a byte that is no ASCII as a question mark.
        (DefaultKind.Literal, ValueKind.Bytes) => column.Source.Default!.Text.All(c => c < 0x80 && c != '?') ? "'\\x" + Convert.ToHexStringLower(Encoding.ASCII.GetBytes(column.Source.Default.Text)) + "'" : null,
        (DefaultKind.Literal, ValueKind.Text) when column.Source.Default!.Text.Contains('\0', StringComparison.Ordinal) => null,
        (DefaultKind.Literal, _) => PostgreSqlSql.Literal(column.Source.Default!.Text),
        _ => null,
    };

    private string Part(IndexPart part, bool foldCase)
    {
        var column = table.Column(part.Column);
        var name = PostgreSqlSql.Name(column.TargetName);
        if (part.Length > 0 && column.Type.Kind is ValueKind.Text)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"left({name}, {part.Length})");
        }
        else if (part.Length > 0)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"substring({name} from 1 for {part.Length})");
        }

        if (foldCase && column.Type.IgnoresCase)
        {
            name = $"lower({name})";
        }

        return (name[0] == '"' ? name : $"({name})") + (part.Descending ? " DESC" : "");
    }

    private string IndexName(TableIndex index) => table.RelationNames[RelationNames.Index(index)];

    private static string Allowed(ColumnPlan column)
    {
        var name = PostgreSqlSql.Name(column.TargetName);
        var labels = string.Join(", ", column.Type.Labels.Select(PostgreSqlSql.Literal));
        return column.Type.IsSet ? $"string_to_array({name}, ',') <@ ARRAY[{labels}]::text[]" : $"{name} IN ({labels})";
    }

    private string NotValid(string name, string constraint) => $"ALTER TABLE {_name} ADD CONSTRAINT {PostgreSqlSql.Name(name)} {constraint} NOT VALID";

    private static string Columns(TablePlan of, IReadOnlyList<string> names) => string.Join(", ", names.Select(name => PostgreSqlSql.Name(of.Column(name).TargetName)));
}
