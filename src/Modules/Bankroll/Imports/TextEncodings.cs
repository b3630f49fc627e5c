using System.Text;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Which encoding a file is in, and how to read it.</summary>
internal static class TextEncodings
{
    public const string Utf8 = "utf-8";
    public const string Utf16 = "utf-16";
    public const string Utf16BigEndian = "utf-16BE";
    public const string Windows1252 = "windows-1252";

    private const int BufferSize = 128 * 1024;
    private const int FirstBytes = 4096;

    public static Encoding Of(string encoding) => encoding switch
    {
        Utf16 => Encoding.Unicode,
        Utf16BigEndian => Encoding.BigEndianUnicode,
        Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => Encoding.UTF8,
    };

    /// <summary>Looks at the whole file: one letter that is not UTF-8 may stand on its last line.</summary>
    public static Result<string> Detect(Stream file)
    {
        Span<byte> first = stackalloc byte[FirstBytes];
        first = first[..file.ReadAtLeast(first, FirstBytes, throwOnEndOfStream: false)];
        file.Position = 0;
        if (first.IsEmpty)
        {
            return ImportErrors.Empty;
        }

        if (first.StartsWith("PK\u0003\u0004"u8) || first.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return ImportErrors.Spreadsheet;
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || NulsAt(first, 1))
        {
            return Utf16;
        }

        if (first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || NulsAt(first, 0))
        {
            return Utf16BigEndian;
        }

        return first.Contains((byte)0) || first.StartsWith("%PDF"u8) ? ImportErrors.NotText : IsUtf8(file) ? Utf8 : Windows1252;
    }

    /// <summary>Latin letters in UTF-16 have a zero byte each: all of them at even or all at odd places.</summary>
    private static bool NulsAt(ReadOnlySpan<byte> bytes, int place)
    {
        var (here, elsewhere) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == place ? here++ : elsewhere++;
            }
        }

        return here > bytes.Length / 4 && elsewhere == 0;
    }

    private static bool IsUtf8(Stream file)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[BufferSize], new char[BufferSize + 1]);
        try
        {
            int read;
            do
            {
                read = file.Read(bytes);
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            file.Position = 0;
        }
    }
}
