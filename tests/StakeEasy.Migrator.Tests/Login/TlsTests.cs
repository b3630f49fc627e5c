using System.Security.Cryptography.X509Certificates;
using StakeEasy.Testing;

namespace StakeEasy.Migrator.Tests.Login;

/// <summary>A MariaDB that speaks TLS, with accounts that use mysql_native_password.</summary>
public sealed class TlsMariaDb : IAsyncLifetime, IDisposable
{
    private readonly TestFolder _folder = new("certificates");
    private readonly RunningMariaDb _server;

    public TlsMariaDb()
    {
        using var certificates = new Certificates();
        using var strangers = new Certificates();
        using var certificate = certificates.For("db.example.org");
        AuthorityFile = Write("authority.pem", certificates.AuthorityPem);
        StrangersFile = Write("strangers.pem", strangers.AuthorityPem);
        _server = new RunningMariaDb { Options = ["--ssl-cert=" + Write("server.pem", certificate.ExportCertificatePem()), "--ssl-key=" + Write("server.key", certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem())] };
    }

    /// <summary>Of the authority that has signed the certificate, which is made out to another name than this machine's.</summary>
    public string AuthorityFile { get; }

    public string StrangersFile { get; }

    internal RunningMariaDb Server => _server;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.RootAsync(
            """
            CREATE DATABASE bankroll; USE bankroll; CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1);
            CREATE USER careful@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('right') REQUIRE SSL; GRANT SELECT ON bankroll.* TO careful@'%';
            CREATE USER careless@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('right'); GRANT SELECT ON bankroll.* TO careless@'%';
            """);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private string Write(string name, string pem)
    {
        // Root makes it, and the server that reads it runs as another user.
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, pem);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return file;
    }
}

public sealed class TlsTests(TlsMariaDb mariaDb) : IClassFixture<TlsMariaDb>
{
    [Fact]
    public async Task An_account_that_must_use_TLS_gets_in_because_it_is_used_where_it_is_offered() =>
        (await CheckAsync("careful", "right", "")).Expect(0);

    [Fact]
    public async Task Without_TLS_such_an_account_is_refused() =>
        Assert.Contains("refuses the login of careful", (await CheckAsync("careful", "right", ";SslMode=None")).Expect(2).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Native_passwords_are_right_or_refused_with_and_without_TLS()
    {
        foreach (var mode in new[] { "", ";SslMode=None", ";SslMode=Required" })
        {
            (await CheckAsync("careless", "right", mode)).Expect(0);
            var refused = (await CheckAsync("careless", "wrong-s3cret", mode)).Expect(2);
            Assert.Contains("Access denied", refused.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("wrong-s3cret", refused.Output + refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_certificate_is_held_against_the_authority_and_against_the_name()
    {
        (await CheckAsync("careful", "right", $";SslMode=VerifyCA;SslCa={mariaDb.AuthorityFile}")).Expect(0);

        Assert.Contains("does not come from the authority", (await CheckAsync("careful", "right", $";SslMode=VerifyCA;SslCa={mariaDb.StrangersFile}")).Expect(2).Output, StringComparison.Ordinal);
        Assert.Contains("from no authority that this machine trusts", (await CheckAsync("careful", "right", ";SslMode=VerifyCA")).Expect(2).Output, StringComparison.Ordinal);
        Assert.Contains("is not made out to 127.0.0.1", (await CheckAsync("careful", "right", $";SslMode=VerifyFull;SslCa={mariaDb.AuthorityFile}")).Expect(2).Output, StringComparison.Ordinal);
        Assert.Contains("is not there", (await CheckAsync("careful", "right", ";SslMode=VerifyFull;SslCa=missing.pem")).Expect(2).Output, StringComparison.Ordinal);
    }

    private Task<Outcome> CheckAsync(string user, string password, string more) =>
        Migration.RunAsync("check", "--source", mariaDb.Server.ConnectionString("bankroll", user, password) + more);
}
