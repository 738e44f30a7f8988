using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ContractTests.Contracts.Environments;

/// <summary>The only authorities that a server's certificate may come from.</summary>
public sealed class CertificateAuthorities
{
    private CertificateAuthorities(string path, X509Certificate2Collection certificates)
    {
        Path = path;
        Certificates = certificates;
    }

    public string Path { get; }

    internal X509Certificate2Collection Certificates { get; }

    /// <summary>Reads a PEM bundle; throws <see cref="TransportException"/>.</summary>
    public static CertificateAuthorities Load(string path)
    {
        var file = CertificateFile.Read(path);
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(file.Text);
        }
        catch (CryptographicException failure)
        {
            throw new TransportException($"`{file.Name}` holds a certificate that cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }

        return certificates.Count > 0 ? new CertificateAuthorities(path, certificates) : throw new TransportException($"`{file.Name}` holds no certificate (`-----BEGIN CERTIFICATE-----`)");
    }
}
