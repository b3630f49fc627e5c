using System.Text.Json;
using System.Text.RegularExpressions;

namespace StakeEasy.Host.Tests.Features;

/// <summary>As much of JSON Schema as docs/backup.schema.json uses; a keyword it does not know stops the test.</summary>
internal static class JsonSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static IEnumerable<string> Problems(JsonElement schema, JsonElement value, string path = "$")
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            foreach (var problem in Problems(schema, keyword.Name, keyword.Value, value, path))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Problems(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string path) => keyword switch
    {
        "$schema" or "title" or "description" => [],
        "type" => Unless(Words(rule).Any(t => Is(t, value)), $"{path} is no {string.Join(" or ", Words(rule))}"),
        "const" => Unless(JsonElement.DeepEquals(rule, value), $"{path} is not {rule}"),
        "enum" => Unless(rule.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)), $"{path} is none of {rule}"),
        "format" => Unless(Text(value) is not { } text || Format(rule.GetString()!, text), $"{path} is no {rule}"),
        "pattern" => Unless(Text(value) is not { } text || Regex.IsMatch(text, rule.GetString()!, RegexOptions.ECMAScript, Patience), $"{path} does not match {rule}"),
        "minLength" => Unless(Text(value) is not { } text || Length(text) >= rule.GetInt32(), $"{path} is shorter than {rule}"),
        "maxLength" => Unless(Text(value) is not { } text || Length(text) <= rule.GetInt32(), $"{path} is longer than {rule}"),
        "minItems" => Unless(value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), $"{path} has fewer than {rule} items"),
        "maxItems" => Unless(value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(), $"{path} has more than {rule} items"),
        "items" when value.ValueKind is JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Problems(rule, v, $"{path}[{i}]")),
        "properties" when value.ValueKind is JsonValueKind.Object =>
            value.EnumerateObject().Where(p => rule.TryGetProperty(p.Name, out _)).SelectMany(p => Problems(rule.GetProperty(p.Name), p.Value, path + "." + p.Name)),
        "required" when value.ValueKind is JsonValueKind.Object =>
            Words(rule).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}.{name} is missing"),
        "additionalProperties" when value.ValueKind is JsonValueKind.Object && rule.ValueKind is JsonValueKind.False =>
            value.EnumerateObject().Where(p => !schema.GetProperty("properties").TryGetProperty(p.Name, out _)).Select(p => $"{path}.{p.Name} is unknown"),
        "items" or "properties" or "required" => [],
        "additionalProperties" when rule.ValueKind is JsonValueKind.False => [],
        _ => throw new NotSupportedException($"The schema says {keyword}: {rule}, which these tests do not check."),
    };

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "null" => value.ValueKind is JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema says type {type}, which these tests do not check."),
    };

    private static bool Format(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => throw new NotSupportedException($"The schema says format {format}, which these tests do not check."),
    };

    private static IEnumerable<string> Words(JsonElement rule) =>
        rule.ValueKind is JsonValueKind.Array ? rule.EnumerateArray().Select(w => w.GetString()!) : [rule.GetString()!];

    /// <summary>In characters as the standard counts them.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [problem];
}
