using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.MySql;

/// <summary>
/// Reads the JSON values of a table and works on their canonical form, which neither server can compute: what the preflight finds in them,
/// and the hash a verification compares.
/// </summary>
internal static class MySqlJson
{
    private const int Examples = 20;
    private const int LongestExample = 80;
    private const int MostSetAside = 10_000;

    /// <summary>What a jsonb would change or refuse, kind by kind.</summary>
    public static async Task<IReadOnlyList<JsonFinding>> InspectAsync(MySqlConnection connection, Table table, Column column, CancellationToken ct)
    {
        var key = table.PrimaryKey?.Parts.Select(part => table.Column(part.Column)).ToList() ?? [];
        var select = key.Append(column).Select(part => MySqlSql.Name(part.Name));
        var rows = await connection.QueryAsync($"SELECT {string.Join(", ", select)} FROM {MySqlSql.Name(table.Name)} WHERE {MySqlSql.Name(column.Name)} IS NOT NULL", ct);
        var found = new Dictionary<JsonFlaws, JsonFinding>();
        while (await rows.NextAsync(ct))
        {
            var row = rows.Texts();
            var (_, flaws) = JsonForm.Of(row[^1]!);
            foreach (var flaw in Enum.GetValues<JsonFlaws>().Where(flaw => flaw is not JsonFlaws.None && flaws.HasFlag(flaw)))
            {
                var finding = found.TryGetValue(flaw, out var earlier) ? earlier : found[flaw] = new JsonFinding(flaw);
                finding.Rows++;
                if (finding.Examples.Count < Examples)
                {
                    var shown = row[^1]!.Length > LongestExample ? row[^1]![..LongestExample] : row[^1]!;
                    finding.Examples.Add(new Example(key.Count == 0 ? "(no key)" : string.Join(", ", key.Zip(row, (part, value) => $"{part.Name}={MySqlExamples.Printable(value)}")), shown));
                }

                if (finding.Keys.Count < MostSetAside)
                {
                    finding.Keys.Add($"({string.Join(", ", row[..^1].Select(value => MySqlSql.Literal(value!)))})");
                }
            }
        }

        foreach (var finding in found.Values.Where(finding => finding.Rows <= MostSetAside && key.Count > 0 && key.All(part => part.Type.Kind is not (ValueKind.Bytes or ValueKind.Bits or ValueKind.Boolean))))
        {
            finding.RowFilter = $"(({string.Join(", ", key.Select(part => MySqlSql.Name(part.Name)))}) IN ({string.Join(", ", finding.Keys)}))";
        }

        return [.. found.Values];
    }

    /// <summary>
    /// For each column, the sum over all rows of the first 60 bits of the SHA-256 of the rest of the row and the canonical value: a value
    /// that moved to another row is found as well as one that changed.
    /// </summary>
    public static async Task<IReadOnlyList<string?>> HashAsync(MySqlConnection connection, TablePlan table, IReadOnlyList<Column> columns, string hashOfRest, CancellationToken ct)
    {
        var rows = await connection.QueryAsync(
            $"SELECT {hashOfRest}, {string.Join(", ", columns.Select(column => MySqlSql.Name(column.Name)))} FROM {MySqlSql.Name(table.Source.Name)}{MySqlSql.Where(table.Excluded)}", ct);
        var sums = new UInt128[columns.Count];
        var any = false;
        while (await rows.NextAsync(ct))
        {
            any = true;
            var row = rows.Texts();
            for (var i = 0; i < sums.Length; i++)
            {
                var value = row[i + 1] is { } json ? JsonForm.Of(json).Text : "~";
                sums[i] += BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{row[0]}|{value}"))) >> 4;
            }
        }

        return [.. sums.Select(sum => any ? sum.ToString(CultureInfo.InvariantCulture) : null)];
    }
}

/// <summary>The rows of one column that have one flaw.</summary>
internal sealed class JsonFinding(JsonFlaws flaw)
{
    public JsonFlaws Flaw { get; } = flaw;

    public long Rows { get; set; }

    public List<Example> Examples { get; } = [];

    public List<string> Keys { get; } = [];

    /// <summary>Null when there are too many rows, or no key to name them by.</summary>
    public string? RowFilter { get; set; }
}
