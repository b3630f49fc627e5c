using System.Buffers.Text;
using System.Security.Cryptography;

namespace StakeEasy.Identity.Passwords;

/// <summary>Whose it is and a secret, as text for an address. Only a digest of the secret is kept.</summary>
internal readonly record struct ResetToken(Guid User, string Text, string Digest)
{
    private const int IdBytes = 16;
    private const int SecretBytes = 24;

    public static ResetToken New(Guid user)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        user.TryWriteBytes(bytes);
        RandomNumberGenerator.Fill(bytes[IdBytes..]);
        return Of(bytes);
    }

    /// <summary>Null for what is no token.</summary>
    public static ResetToken? Read(string? text)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + SecretBytes];
        return text?.Length == Base64Url.GetEncodedLength(bytes.Length) && Base64Url.TryDecodeFromChars(text, bytes, out var read) && read == bytes.Length ? Of(bytes) : null;
    }

    private static ResetToken Of(ReadOnlySpan<byte> bytes) =>
        new(new Guid(bytes[..IdBytes]), Base64Url.EncodeToString(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
