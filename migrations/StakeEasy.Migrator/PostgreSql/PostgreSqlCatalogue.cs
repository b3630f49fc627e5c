using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>Reads what a schema consists of from the system catalogue. What belongs to an extension is not part of it.</summary>
internal sealed partial class PostgreSqlCatalogue(NpgsqlConnection connection, string schema)
{
    private readonly List<NotMoved> _notMoved = [];

    public async Task<Catalogue> ReadAsync(CancellationToken ct)
    {
        var columns = (await AskAsync(CatalogueQueries.Columns, ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var next = await NextNumbersAsync([.. columns.SelectMany(table => table.Select(column => column[13])).OfType<string>().Distinct(StringComparer.Ordinal)], ct);
        var indexes = (await AskAsync(CatalogueQueries.Indexes, ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var constraints = (await AskAsync(CatalogueQueries.Constraints, ct)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var tables = new List<Table>();
        foreach (var row in await AskAsync(CatalogueQueries.Tables, ct))
        {
            var name = row[0]!;
            var isPartitioned = row[3] is "p";
            if (isPartitioned)
            {
                _notMoved.Add(new NotMoved("partitions", name, "the rows of all of them go into one table"));
            }

            tables.Add(new Table(
                name,
                [.. columns[name].Select(column => Column(column, column[13] is { } sequence ? next[sequence] : null))],
                [.. indexes[name].Select(Index)],
                [.. constraints[name].Where(constraint => constraint[2] is "f").Select(Key)],
                [.. constraints[name].Where(constraint => constraint[2] is "c").Select(constraint => new Check(constraint[1]!, constraint[3]!))],
                row[1],
                long.Parse(row[2]!, CultureInfo.InvariantCulture))
            {
                IsPartitioned = isPartitioned,
            });
        }

        _notMoved.AddRange((await AskAsync(CatalogueQueries.NotMoved, ct)).Select(row => new NotMoved(row[0]!, row[1]!, row[2]!)));
        return new Catalogue(tables, _notMoved, PostgreSqlSql.Language);
    }

    private Task<List<string?[]>> AskAsync(string sql, CancellationToken ct) => connection.TextsAsync(sql, ct, schema);

    /// <summary>What each sequence would give next; numbers once given out are not in the tables any more when their rows are gone.</summary>
    /// <param name="sequences">Quoted where they have to be.</param>
    private async Task<Dictionary<string, long>> NextNumbersAsync(IReadOnlyList<string> sequences, CancellationToken ct)
    {
        if (sequences.Count == 0)
        {
            return [];
        }

        var questions = sequences.Select(name => $"SELECT {PostgreSqlSql.Literal(name)}, CASE WHEN is_called THEN last_value::numeric + greatest((SELECT seqincrement FROM pg_sequence WHERE seqrelid = {PostgreSqlSql.Literal(name)}::regclass), 1) ELSE last_value END FROM {name}");
        return (await connection.TextsAsync(string.Join(" UNION ALL ", questions), ct)).ToDictionary(
            row => row[0]!, row => (long)decimal.Min(long.MaxValue, decimal.Parse(row[1]!, CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    private static Column Column(string?[] row, long? nextNumber)
    {
        var labels = row[12] is null ? [] : JsonSerializer.Deserialize<string[]>(row[12]!)!;
        var type = labels.Length > 0
            ? new ColumnType(ValueKind.Text) { Labels = labels }
            : PostgreSqlTypes.Map(row[3]!, int.Parse(row[4]!, CultureInfo.InvariantCulture), row[5]!, IsTrue(row[6]));
        var isGenerated = !string.IsNullOrEmpty(row[9]);
        var isIdentity = IsTrue(row[10]);
        return new Column(row[1]!, type ?? ColumnType.Unsupported, type is null ? row[2]! : row[5]!, !IsTrue(row[7]))
        {
            Default = isGenerated || isIdentity || row[8] is null ? null : Default(row[8]!, type),
            GeneratedAs = isGenerated ? row[8] : null,
            IsIdentity = isIdentity,
            NextNumber = isIdentity ? nextNumber : null,
            Comment = row[11],
        };
    }

    /// <summary>The type of a label is not that of the target's column: what counts is what stands between the quotes.</summary>
    private static DefaultValue Default(string expression, ColumnType? type) =>
        type?.Kind is ValueKind.Text && QuotedLiteral().Match(expression) is { Success: true } match
            ? new DefaultValue(DefaultKind.Literal, match.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal))
            : new DefaultValue(DefaultKind.Expression, expression);

    private static TableIndex Index(string?[] row)
    {
        var keys = JsonSerializer.Deserialize<string[]>(row[4]!)!;
        var descending = JsonSerializer.Deserialize<bool[]>(row[5]!)!;
        var plain = $"USING btree ({string.Join(", ", JsonSerializer.Deserialize<string[]>(row[6]!)!)})";
        var definition = row[7]![(row[7]!.IndexOf(" USING ", StringComparison.Ordinal) + 1)..];
        return new TableIndex(row[1]!, [.. keys.Zip(descending, (column, down) => new IndexPart(column, down))], IsTrue(row[2]), IsTrue(row[3]))
        {
            Definition = string.Equals(plain, definition, StringComparison.Ordinal) ? null : definition,
        };
    }

    private static ForeignKey Key(string?[] row) => new(
        row[1]!, JsonSerializer.Deserialize<string[]>(row[4]!)!, row[5]!, JsonSerializer.Deserialize<string[]>(row[6]!)!, Action(row[7]!), Action(row[8]!));

    private static string Action(string code) => code switch
    {
        "c" => "CASCADE",
        "n" => "SET NULL",
        "d" => "SET DEFAULT",
        "r" => "RESTRICT",
        _ => "NO ACTION",
    };

    private static bool IsTrue(string? text) => string.Equals(text, "True", StringComparison.Ordinal);

    [GeneratedRegex("^'(?<text>(?:[^']|'')*)'::[^']+$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedLiteral();
}
