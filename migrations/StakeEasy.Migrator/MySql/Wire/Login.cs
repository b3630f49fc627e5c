using System.Buffers.Binary;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StakeEasy.Migrator.MySql.Wire;

/// <summary>The first conversation on a connection: greeting, TLS where it is wanted, password.</summary>
internal sealed class Login(PacketStream packets, MySqlSettings settings)
{
    private const uint LongPassword = 1, ConnectWithDatabase = 8, Protocol41 = 0x200, Ssl = 0x800, Transactions = 0x2000,
        SecureConnection = 0x8000, PluginAuth = 0x80000, PluginAuthLengthEncoded = 0x200000;

    /// <summary>utf8mb4_general_ci, which both servers know by this number.</summary>
    private const byte Utf8Mb4 = 45;

    private bool _encrypted;
    private string? _mistrust;
    private string _method = Passwords.Native;
    private byte[] _challenge = [];

    /// <summary>Returns the version the server greets with, and its number for the session.</summary>
    public async Task<(string Version, uint SessionId)> RunAsync(CancellationToken ct)
    {
        var greeting = await packets.ReadAsync(ct);
        if (greeting[0] == 0xFF)
        {
            throw PacketReader.Error(greeting);
        }

        var (version, sessionId, offered) = Read(greeting);
        if (settings.Tls is not TlsMode.None && (offered & Ssl) != 0)
        {
            await StartTlsAsync(ct);
        }
        else if (settings.Tls is not (TlsMode.None or TlsMode.Preferred))
        {
            throw new MySqlWireException("it does not offer TLS, and SslMode asks for it.");
        }

        await packets.WriteAsync(Response(), ct);
        await FinishAsync(ct);
        return (version, sessionId);
    }

    private (string Version, uint SessionId, uint Offered) Read(byte[] greeting)
    {
        var reader = new PacketReader(greeting);
        reader.Byte();
        var version = Encoding.ASCII.GetString(reader.UntilNul());
        var sessionId = reader.UInt32();
        var challenge = reader.Bytes(8).ToArray();
        reader.Byte();
        uint offered = reader.UInt16();
        reader.Byte();
        reader.UInt16();
        offered |= (uint)reader.UInt16() << 16;
        var challengeLength = reader.Byte();
        reader.Bytes(10);
        _challenge = [.. challenge, .. reader.Bytes(Math.Max(13, challengeLength - 8))[..12]];
        if ((offered & PluginAuth) != 0)
        {
            _method = Encoding.ASCII.GetString(reader.UntilNul());
        }

        return (version, sessionId, offered);
    }

    private uint Capabilities =>
        LongPassword | ConnectWithDatabase | Protocol41 | Transactions | SecureConnection | PluginAuth | PluginAuthLengthEncoded
        | (_encrypted ? Ssl : 0);

    private byte[] Opening()
    {
        var opening = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(opening, Capabilities);
        BinaryPrimitives.WriteUInt32LittleEndian(opening.AsSpan(4), 1 << 30);
        opening[8] = Utf8Mb4;
        return opening;
    }

    private async Task StartTlsAsync(CancellationToken ct)
    {
        _encrypted = true;
        await packets.WriteAsync(Opening(), ct);
        var tls = new SslStream(packets.Stream, leaveInnerStreamOpen: false, Trusts);
        packets.Wrap(tls);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, ct);
        }
        catch (AuthenticationException e)
        {
            throw new MySqlWireException(_mistrust ?? $"no encrypted connection comes about: {e.Message}");
        }
        catch (IOException e)
        {
            throw new MySqlWireException($"no encrypted connection comes about: {e.Message}");
        }
    }

    private bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var trusted = IsTrusted(certificate, chain, errors);
        _mistrust = trusted ? null
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && settings.Tls is TlsMode.VerifyFull ? $"its certificate is not made out to {settings.Host}. SslMode=VerifyCA does not ask for the name."
            : settings.CaFile is null ? "its certificate comes from no authority that this machine trusts. SslCa=FILE names the file of the authority."
            : $"its certificate does not come from the authority of {settings.CaFile}.";
        return trusted;
    }

    private bool IsTrusted(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (settings.Tls is TlsMode.Preferred or TlsMode.Required)
        {
            return true;
        }

        if (settings.Tls is TlsMode.VerifyCa)
        {
            errors &= ~SslPolicyErrors.RemoteCertificateNameMismatch;
        }

        if (settings.CaFile is not null && certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None)
        {
            using var ours = new X509Chain();
            ours.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            ours.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            ours.ChainPolicy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
            foreach (var between in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            {
                ours.ChainPolicy.ExtraStore.Add(between.Certificate);
            }

            return ours.Build(X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert)));
        }

        return errors == SslPolicyErrors.None;
    }

    private byte[] Response()
    {
        // A method we do not know may be the server's default only: the account's own is asked for later.
        var known = _method is Passwords.Native or Passwords.CachingSha2 ? _method : Passwords.Native;
        var answer = Passwords.Answer(known, settings.Password, _challenge);
        return
        [
            .. Opening(),
            .. Encoding.UTF8.GetBytes(settings.User), 0,
            (byte)answer.Length, .. answer,
            .. Encoding.UTF8.GetBytes(settings.Database), 0,
            .. Encoding.ASCII.GetBytes(known), 0,
        ];
    }

    private async Task FinishAsync(CancellationToken ct)
    {
        while (true)
        {
            var packet = await packets.ReadAsync(ct);
            switch (packet[0])
            {
                case 0x00:
                    return;
                case 0xFF:
                    throw PacketReader.Error(packet);
                case 0xFE:
                    await packets.WriteAsync(Switch(packet), ct);
                    break;
                case 0x01 when packet.Length > 1 && packet[1] == 4:
                    await SendWholePasswordAsync(ct);
                    break;
                case 0x01:
                    break; // The server remembers the password and says so; OK follows.
                default:
                    throw new MySqlWireException("it answers the login in a way this program does not know.");
            }
        }
    }

    private byte[] Switch(byte[] packet)
    {
        var reader = new PacketReader(packet);
        reader.Byte();
        if (reader.AtEnd)
        {
            throw new MySqlWireException("the account uses the password hashes of MySQL before 4.1; set its password anew.");
        }

        _method = Encoding.ASCII.GetString(reader.UntilNul());
        var rest = reader.Rest;
        _challenge = rest.Length > 20 ? rest[..20].ToArray() : rest.ToArray();
        return Passwords.Answer(_method, settings.Password, _challenge);
    }

    private async Task SendWholePasswordAsync(CancellationToken ct)
    {
        if (_encrypted || settings.IsLocal)
        {
            await packets.WriteAsync(Encoding.UTF8.GetBytes(settings.Password + '\0'), ct);
            return;
        }

        await packets.WriteAsync(new byte[] { 2 }, ct);
        var key = await packets.ReadAsync(ct);
        if (key[0] == 0xFF)
        {
            throw PacketReader.Error(key);
        }

        await packets.WriteAsync(Passwords.Encrypted(settings.Password, _challenge, Encoding.ASCII.GetString(key.AsSpan(1))), ct);
    }
}
