using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>How a file is laid out.</summary>
internal enum FileFormat
{
    Csv,
    LegacyCsv,
    LegacyJson,
}

/// <summary>What to do where a session's result is not what its parts come to.</summary>
internal enum SessionResult
{
    /// <summary>The row is refused.</summary>
    Agree,

    /// <summary>The result is right, and the cash-out is made to fit: such programs also count shares and bounties.</summary>
    Adjust,
}

/// <summary>A kind of file we know, as its data file tells it; docs/import.md explains each part.</summary>
internal sealed record Preset
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private const string Folder = "presets/";

    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<Preset> All { get; } = [.. Keys.Select(Load)];

    private static string[] Keys => ["stakeeasy", "poker-bankroll-tracker", "poker-analytics", BankKey, TableKey, "legacy-csv", "legacy-json"];

    public const string BankKey = "bank";

    public const string TableKey = "table";

    [JsonIgnore]
    public string Key { get; private init; } = "";

    public required string Name { get; init; }

    public required string Description { get; init; }

    public FileFormat Format { get; init; }

    /// <summary>Headers that a file of this kind has.</summary>
    public IReadOnlyList<string> Recognise { get; init; } = [];

    public DateOrder? Dates { get; init; }

    /// <summary>"comma" or "point"; null: as the amounts show.</summary>
    public string? Decimal { get; init; }

    /// <summary>Words of the kind column beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What rows are that do not say, as a word of the kind column.</summary>
    public string Rows { get; init; } = KindMeaning.BySignWord;

    public SessionResult Result { get; init; }

    /// <summary>Whether text that looks like a formula has an apostrophe in front.</summary>
    public bool Defused { get; init; }

    /// <summary>For each field, named like the columns of our own CSV, the headers that mean it.</summary>
    public IReadOnlyDictionary<string, string[]> Columns { get; init; } = FrozenDictionary<string, string[]>.Empty;

    public static Preset? Find(string key) => All.FirstOrDefault(p => string.Equals(p.Key, key, StringComparison.Ordinal));

    /// <summary>What each column says by its header; a header listed earlier for a field goes before one listed later.</summary>
    public ImportField?[] Map(IReadOnlyList<string> headers)
    {
        var fields = new ImportField?[headers.Count];
        foreach (var field in OwnCsv.Fields.Append(ImportField.SessionBreak))
        {
            foreach (var alias in Columns.GetValueOrDefault(OwnCsv.ColumnOf(field)) ?? [])
            {
                for (var i = 0; i < headers.Count; i++)
                {
                    if (fields[i] is null && Same(headers[i], alias))
                    {
                        fields[i] = field;
                        break;
                    }
                }

                if (!RowReader.MayRepeat(field) && fields.Contains(field))
                {
                    break;
                }
            }
        }

        return fields;
    }

    public bool Recognises(IReadOnlyList<string> headers) => Recognise.Count > 0 && Recognise.All(r => headers.Any(h => Same(h, r)));

    /// <summary>Case, blanks and marks do not count: Buy-in is buy in.</summary>
    private static bool Same(string header, string alias) =>
        string.Equals(Letters(header), Letters(alias), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static Preset Load(string key)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + key)
            ?? throw new InvalidOperationException($"There is no preset {key}.");
        return JsonSerializer.Deserialize<Preset>(file, Json)! with { Key = key };
    }
}
