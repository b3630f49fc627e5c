using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StakeEasy.Bankroll.Reports;

/// <summary>One session in the order of all: the day it counts for, and which it is.</summary>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(PlayedSessionJson))]
internal readonly record struct PlayedSession(DateOnly Day, Guid Id);

/// <summary>As one text: many of them are remembered.</summary>
internal sealed class PlayedSessionJson : JsonConverter<PlayedSession>
{
    private const int DayLength = 10;

    public override PlayedSession Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString().AsSpan();
        return new(DateOnly.ParseExact(text[..DayLength], "O", CultureInfo.InvariantCulture), Guid.ParseExact(text[DayLength..], "N"));
    }

    public override void Write(Utf8JsonWriter writer, PlayedSession value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Day:O}{value.Id:N}"));
}
