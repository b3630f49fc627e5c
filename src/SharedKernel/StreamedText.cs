using System.Text;

namespace StakeEasy.SharedKernel;

/// <summary>Text of any length on its way to a stream, as UTF-8: only a little of it is in memory at a time.</summary>
public sealed class StreamedText(Stream target)
{
    private const int Enough = 32 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private byte[] _bytes = [];

    /// <summary>To append to; call <see cref="PassOnAsync"/> after every piece.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Writes what has gathered if it is worth the way.</summary>
    public ValueTask PassOnAsync(CancellationToken ct) => Text.Length < Enough ? ValueTask.CompletedTask : new(WriteAsync(ct));

    /// <summary>Writes what is left.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        await WriteAsync(ct);
        await target.FlushAsync(ct);
    }

    private async Task WriteAsync(CancellationToken ct)
    {
        var text = Text.ToString();
        var most = Utf8.GetMaxByteCount(text.Length);
        if (_bytes.Length < most)
        {
            _bytes = new byte[most];
        }

        await target.WriteAsync(_bytes.AsMemory(0, Utf8.GetBytes(text, _bytes)), ct);
        Text.Clear();
    }
}
