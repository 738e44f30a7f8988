using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ContractTests.Contracts.Environments;

/// <summary>A certificate with its private key, by which a client authenticates itself in the TLS handshake.</summary>
public sealed class ClientCertificate
{
    private const int InvalidPassword = unchecked((int)0x80070056);

    private ClientCertificate(string path, X509Certificate2 certificate, X509Certificate2Collection issuers)
    {
        Path = path;
        Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        Context = SslStreamCertificateContext.Create(certificate, issuers, offline: true);
    }

    public string Path { get; }

    /// <summary>Where the private key lies when it is not in the same file.</summary>
    public string? KeyPath { get; private init; }

    internal bool IsPkcs12 { get; private init; }

    internal bool HasPassword { get; private init; }

    internal string Thumbprint { get; }

    internal SslStreamCertificateContext Context { get; }

    /// <summary>
    /// Reads a PFX (PKCS #12), or a PEM file that holds the certificate, those of its issuers behind it, and the private key, which may also be in
    /// <paramref name="keyPath"/>; throws <see cref="TransportException"/>.
    /// </summary>
    public static ClientCertificate Load(string path, string? password = null, string? keyPath = null)
    {
        var file = CertificateFile.Read(path);
        var key = keyPath is null ? file : CertificateFile.Read(keyPath);
        var certificates = file.IsPem ? FromPem(file, key, password) : FromPkcs12(file, password);
        var own = certificates.FirstOrDefault(c => c.HasPrivateKey) ?? throw new TransportException($"`{file.Name}` holds no private key");
        certificates.Remove(own);
        return new ClientCertificate(path, own, certificates) { KeyPath = keyPath, IsPkcs12 = !file.IsPem, HasPassword = password is not null };
    }

    private static X509Certificate2Collection FromPkcs12(CertificateFile file, string? password)
    {
        X509Certificate2Collection certificates;
        try
        {
            certificates = X509CertificateLoader.LoadPkcs12Collection(file.Bytes, password);
        }
        catch (CryptographicException failure) when (failure.HResult == InvalidPassword)
        {
            throw new TransportException(password is null ? $"`{file.Name}` needs a password" : $"the password does not open `{file.Name}`", failure);
        }
        catch (CryptographicException failure)
        {
            throw new TransportException($"`{file.Name}` is neither PEM nor a PFX (PKCS #12) that can be read: {failure.Message.TrimEnd('.')}", failure);
        }

        return certificates.Count > 0 ? certificates : throw new TransportException($"`{file.Name}` holds no certificate");
    }

    private static X509Certificate2Collection FromPem(CertificateFile file, CertificateFile key, string? password)
    {
        if (!file.Has("CERTIFICATE"))
            throw new TransportException($"`{file.Name}` holds no certificate");
        var encrypted = key.Has("ENCRYPTED PRIVATE KEY");
        if (!encrypted && !key.Has("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"))
            throw new TransportException($"`{key.Name}` holds no private key");
        if (encrypted && password is null)
            throw new TransportException($"the private key in `{key.Name}` needs a password");
        try
        {
            using var read = encrypted ? X509Certificate2.CreateFromEncryptedPem(file.Text, key.Text, password) : X509Certificate2.CreateFromPem(file.Text, key.Text);
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(file.Text);
            certificates.RemoveAt(0); // the one that has the key
            // Windows makes no TLS connection with a key that was never in a store: by way of PKCS #12 it gets into one.
            certificates.Insert(0, X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null));
            return certificates;
        }
        catch (Exception failure) when (failure is ArgumentException || failure.InnerException is ArgumentException)
        {
            throw new TransportException($"the private key in `{key.Name}` does not belong to the certificate in `{file.Name}`", failure);
        }
        catch (CryptographicException failure) when (encrypted)
        {
            throw new TransportException($"the password does not open the private key in `{key.Name}`", failure);
        }
        catch (CryptographicException failure)
        {
            throw new TransportException($"the certificate in `{file.Name}` or its private key cannot be read: {failure.Message.TrimEnd('.')}", failure);
        }
    }
}
