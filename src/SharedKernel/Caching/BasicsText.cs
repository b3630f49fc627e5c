using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>The parts of one owner as the database told them. Each is parsed once, however often it is asked for; nobody changes what comes of it.</summary>
internal sealed class BasicsText(string?[] parts)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new PostgresDays() } };

    private readonly object?[] _parsed = new object?[parts.Length];

    public string?[] Parts { get; } = parts;

    public T? Part<T>(int place)
        where T : class => Parts[place] is { } json ? (T)(_parsed[place] ??= JsonSerializer.Deserialize<T>(json, Json)!) : null;

    /// <summary>Npgsql writes the last day there is as infinity, and that is how PostgreSQL's JSON has it.</summary>
    private sealed class PostgresDays : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } day && day is not "infinity" ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : DateOnly.MaxValue;

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) => throw new NotSupportedException("Basics are only read.");
    }
}
