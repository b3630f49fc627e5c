using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace StakeEasy.Migrator.Tests.Login;

/// <summary>
/// The server's half of the login of MySQL 8, as its documentation describes it: caching_sha2_password with its three ways, for a MySQL
/// cannot be installed where these tests run. It checks what it gets like the real one; every statement is answered with OK.
/// </summary>
internal sealed class ScriptedMySql : IAsyncDisposable
{
    private const string Method = "caching_sha2_password";
    private const uint Ssl = 0x800;
    private const uint Capabilities = 1 | 8 | 0x200 | 0x2000 | 0x8000 | 0x80000 | 0x200000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly RSA _key = RSA.Create(2048);
    private readonly byte[] _challenge = [.. Enumerable.Range(33, 20).Select(i => (byte)i)];
    private readonly Task _serving;

    public ScriptedMySql()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public required string Password { get; init; }

    /// <summary>Whether it remembers the account's password from an earlier login.</summary>
    public bool Remembers { get; init; }

    /// <summary>Offers TLS with it.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The method it greets with; the account's own is asked for by a switch if it is another.</summary>
    public string GreetsWith { get; init; } = Method;

    /// <summary>What the logins came to, in turn.</summary>
    public List<string> Ways { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _key.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var connection = client.GetStream();
                await TalkAsync(connection);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (IOException)
            {
                // The client has hung up.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var packets = new Packets(stream);
        await packets.SendAsync(Greeting());
        var response = await packets.ReceiveAsync();
        var encrypted = (BinaryPrimitives.ReadUInt32LittleEndian(response) & Ssl) != 0;
        if (encrypted)
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(Certificate!);
            packets.Stream = tls;
            response = await packets.ReceiveAsync();
        }

        var answer = AnswerIn(response);
        if (GreetsWith is not Method)
        {
            await packets.SendAsync([0xFE, .. Encoding.ASCII.GetBytes(Method), 0, .. _challenge, 0]);
            answer = await packets.ReceiveAsync();
        }

        if (!await IsLetInAsync(packets, answer, encrypted))
        {
            Ways.Add("refused");
            await packets.SendAsync([0xFF, 0x15, 0x04, .. "#28000Access denied for user 'mover'@'localhost' (using password: YES)"u8]);
            return;
        }

        while (true)
        {
            await packets.SendAsync([0, 0, 0, 2, 0, 0, 0]);
            packets.Restart();
            await packets.ReceiveAsync();
        }
    }

    private async Task<bool> IsLetInAsync(Packets packets, byte[] answer, bool encrypted)
    {
        if (Remembers)
        {
            var isRight = answer.SequenceEqual(Scramble());
            if (isRight)
            {
                Ways.Add("fast");
                await packets.SendAsync([1, 3]);
                return true;
            }
        }

        await packets.SendAsync([1, 4]);
        var whole = await packets.ReceiveAsync();
        if (encrypted)
        {
            Ways.Add("whole password over TLS");
            return whole.SequenceEqual(Encoding.UTF8.GetBytes(Password + '\0'));
        }

        Assert.Equal([2], whole);
        await packets.SendAsync([1, .. Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem())]);
        var secret = _key.Decrypt(await packets.ReceiveAsync(), RSAEncryptionPadding.OaepSHA1);
        Ways.Add("whole password by its key");
        return secret.Select((b, i) => (byte)(b ^ _challenge[i % _challenge.Length])).SequenceEqual(Encoding.UTF8.GetBytes(Password + '\0'));
    }

    private byte[] Scramble()
    {
        var once = SHA256.HashData(Encoding.UTF8.GetBytes(Password));
        var mask = SHA256.HashData([.. SHA256.HashData(once), .. _challenge]);
        return [.. once.Select((b, i) => (byte)(b ^ mask[i]))];
    }

    private byte[] Greeting()
    {
        var offered = Capabilities | (Certificate is null ? 0 : Ssl);
        return
        [
            10, .. "8.4.9"u8, 0, 1, 0, 0, 0, .. _challenge[..8], 0, (byte)offered, (byte)(offered >> 8), 45, 2, 0, (byte)(offered >> 16), (byte)(offered >> 24),
            21, .. new byte[10], .. _challenge[8..], 0, .. Encoding.ASCII.GetBytes(GreetsWith), 0,
        ];
    }

    private static byte[] AnswerIn(byte[] response)
    {
        var at = Array.IndexOf(response, (byte)0, 32) + 1;
        return response[(at + 1)..(at + 1 + response[at])];
    }

    /// <summary>Three bytes of length, one of sequence, the payload.</summary>
    private sealed class Packets(Stream stream)
    {
        private byte _sequence;

        public Stream Stream { get; set; } = stream;

        public void Restart() => _sequence = 0;

        public async Task SendAsync(byte[] payload) =>
            await Stream.WriteAsync((byte[])[(byte)payload.Length, (byte)(payload.Length >> 8), (byte)(payload.Length >> 16), _sequence++, .. payload]);

        public async Task<byte[]> ReceiveAsync()
        {
            var header = new byte[4];
            await Stream.ReadExactlyAsync(header);
            _sequence = (byte)(header[3] + 1);
            var payload = new byte[header[0] | (header[1] << 8) | (header[2] << 16)];
            await Stream.ReadExactlyAsync(payload);
            return payload;
        }
    }
}
