using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StakeEasy.SharedKernel.Backups;

/// <summary>Writes a backup with one row on each line, so that what differs between two backups are lines.</summary>
internal sealed class BackupWriter : IDisposable
{
    private const int Enough = 64 * 1024;

    private readonly Stream _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Enough);
    private readonly Utf8JsonWriter _json;
    private bool _first;

    public BackupWriter(Stream target)
    {
        _target = target;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Write(string.Create(CultureInfo.InvariantCulture, $"{{\"format\":\"{BackupFormat.Name}\",\"version\":{BackupFormat.Version}"));
    }

    public void BeginSection(string name)
    {
        Write($",\n\"{name}\":[");
        _first = true;
    }

    public async ValueTask WriteRowAsync(Action<Utf8JsonWriter> row, CancellationToken ct)
    {
        Write(_first ? "\n" : ",\n");
        _first = false;
        _json.WriteStartObject();
        row(_json);
        _json.WriteEndObject();
        await _json.FlushAsync(ct);
        _json.Reset();
        if (_buffer.WrittenCount >= Enough)
        {
            await PassOnAsync(ct);
        }
    }

    public void EndSection() => Write("\n]");

    public async Task FinishAsync(CancellationToken ct)
    {
        Write("\n}\n");
        await PassOnAsync(ct);
        await _target.FlushAsync(ct);
    }

    public void Dispose() => _json.Dispose();

    private void Write(string text) => _buffer.Write(Encoding.UTF8.GetBytes(text));

    private async Task PassOnAsync(CancellationToken ct)
    {
        await _target.WriteAsync(_buffer.WrittenMemory, ct);
        _buffer.ResetWrittenCount();
    }
}
