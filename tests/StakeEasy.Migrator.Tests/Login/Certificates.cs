using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace StakeEasy.Migrator.Tests.Login;

/// <summary>An authority, and certificates it gives to servers.</summary>
internal sealed class Certificates : IDisposable
{
    // Whoever judges a certificate does so by the system's clock: it is to be valid at any time a test may run.
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _authority;

    public Certificates()
    {
        var request = new CertificateRequest("CN=An authority of tests", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _authority = request.CreateSelfSigned(From, Until);
    }

    public string AuthorityPem => _authority.ExportCertificatePem();

    /// <summary>A certificate with its key, for a server of this name or address.</summary>
    public X509Certificate2 For(string server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + server, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(server, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(server);
        }

        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_authority, From, Until, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
    }
}
