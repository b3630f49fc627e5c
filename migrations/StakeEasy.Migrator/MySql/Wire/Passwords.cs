using System.Security.Cryptography;
using System.Text;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>How the two authentication methods in use turn a password and the server's challenge into an answer.</summary>
internal static class Passwords
{
    public const string Native = "mysql_native_password";
    public const string CachingSha2 = "caching_sha2_password";

    public static byte[] Answer(string method, string password, ReadOnlySpan<byte> challenge)
    {
        if (password.Length == 0)
        {
            return [];
        }

        var secret = Encoding.UTF8.GetBytes(password);
        return method switch
        {
            Native => NativeAnswer(secret, challenge),
            CachingSha2 => CachingSha2Answer(secret, challenge),
            "mysql_clear_password" => throw new MySqlWireException("it asks for the password in clear text; use an account with caching_sha2_password or mysql_native_password."),
            _ => throw new MySqlWireException($"the account uses the authentication method {method}; use one with {CachingSha2} or {Native}."),
        };
    }

    /// <summary>For a server that has not seen this password since its start, over a connection without TLS.</summary>
    public static byte[] Encrypted(string password, ReadOnlySpan<byte> challenge, string publicKeyPem)
    {
        var secret = Encoding.UTF8.GetBytes(password + '\0');
        for (var i = 0; i < secret.Length; i++)
        {
            secret[i] ^= challenge[i % challenge.Length];
        }

        using var rsa = RSA.Create();
        rsa.ImportFromPem(publicKeyPem);
        return rsa.Encrypt(secret, RSAEncryptionPadding.OaepSHA1);
    }

    // SHA1(password) xor SHA1(challenge + SHA1(SHA1(password)))
#pragma warning disable CA5350 // The protocol asks for SHA-1.
    private static byte[] NativeAnswer(byte[] secret, ReadOnlySpan<byte> challenge)
    {
        var once = SHA1.HashData(secret);
        return Xor(once, SHA1.HashData([.. challenge, .. SHA1.HashData(once)]));
    }
#pragma warning restore CA5350

    // SHA256(password) xor SHA256(SHA256(SHA256(password)) + challenge)
    private static byte[] CachingSha2Answer(byte[] secret, ReadOnlySpan<byte> challenge)
    {
        var once = SHA256.HashData(secret);
        return Xor(once, SHA256.HashData([.. SHA256.HashData(once), .. challenge]));
    }

    private static byte[] Xor(byte[] one, byte[] other) => [.. one.Zip(other, (a, b) => (byte)(a ^ b))];
}
