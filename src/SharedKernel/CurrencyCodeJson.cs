using System.Text.Json;
using System.Text.Json.Serialization;

namespace StakeEasy.SharedKernel;

/// <summary>A currency in JSON is its code: in answers for programs, and in cached values.</summary>
internal sealed class CurrencyCodeJson : JsonConverter<CurrencyCode>
{
    public override CurrencyCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CurrencyCode.TryParse(reader.GetString(), out var code) ? code : throw new JsonException("A currency code was expected.");

    public override void Write(Utf8JsonWriter writer, CurrencyCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override CurrencyCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, CurrencyCode value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
