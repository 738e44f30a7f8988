using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ContractTests;

/// <summary>A certificate authority of a test's own, with a folder for its files.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("test-authority-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string name = "Test Authority")
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-9), DateTimeOffset.UtcNow.AddYears(9));
    }

    public string Pem => _certificate.ExportCertificatePem() + "\n";

    public X509Certificate2 Issue(string name, DateTimeOffset? expires = null, params string[] hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        if (hosts.Length > 0)
            request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(_certificate, DateTimeOffset.UtcNow.AddYears(-8), expires ?? DateTimeOffset.UtcNow.AddYears(8), RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>What a server needs to show a certificate for 127.0.0.1, and to ask for one when <paramref name="asks"/>.</summary>
    public SslServerAuthenticationOptions Server(bool asks = false) => Server(Issue("server", null, "127.0.0.1"), asks);

    public static SslServerAuthenticationOptions Server(X509Certificate2 certificate, bool asks = false) => new()
    {
        ServerCertificate = certificate,
        ClientCertificateRequired = asks,
        RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null || !asks,
    };

    public string File(string name, string text) => File(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
