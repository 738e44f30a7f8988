using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;

namespace ContractTests.Contracts.Environments;

[Parallelizable(ParallelScope.Self)]
internal sealed class CertificateFilesTests
{
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _robot;

    public CertificateFilesTests() => _robot = _authority.Issue("robot");

    private string Certificate => _robot.ExportCertificatePem() + "\n";

    [OneTimeTearDown]
    public void RemoveFiles()
    {
        _robot.Dispose();
        _authority.Dispose();
    }

    [Test]
    public void A_PFX_is_opened_with_its_password() => Loads(ClientCertificate.Load(Pfx("right"), "right"));

    [Test]
    public void A_PFX_may_have_no_password() => Loads(ClientCertificate.Load(Pfx(null)));

    [Test]
    public void A_PEM_file_may_hold_the_key_too() => Loads(ClientCertificate.Load(_authority.File("both.pem", Certificate + Key())));

    [Test]
    public void The_key_may_come_first_and_the_issuers_last() => Loads(ClientCertificate.Load(_authority.File("both.pem", $"{Key()}\n# comment\n{Certificate}{_authority.Pem}")));

    [Test]
    public void The_key_may_be_in_a_file_of_its_own() => Loads(ClientCertificate.Load(_authority.File("robot.pem", Certificate), keyPath: _authority.File("robot.key", Key())));

    [Test]
    public void The_key_may_be_encrypted() => Loads(ClientCertificate.Load(_authority.File("robot.pem", Certificate), "right", _authority.File("robot.key", EncryptedKey())));

    [Test]
    public void A_wrong_password_is_told() => Refuses("the password does not open `robot.pfx`", () => ClientCertificate.Load(Pfx("right"), "wrong"));

    [Test]
    public void A_missing_password_is_told() => Refuses("`robot.pfx` needs a password", () => ClientCertificate.Load(Pfx("right")));

    [Test]
    public void A_wrong_password_of_a_key_is_told() =>
        Refuses("the password does not open the private key in `robot.key`", () => ClientCertificate.Load(_authority.File("robot.pem", Certificate), "wrong", _authority.File("robot.key", EncryptedKey())));

    [Test]
    public void A_missing_password_of_a_key_is_told() =>
        Refuses("the private key in `robot.key` needs a password", () => ClientCertificate.Load(_authority.File("robot.pem", Certificate), null, _authority.File("robot.key", EncryptedKey())));

    [Test]
    public void A_PFX_without_a_key_is_told() =>
        Refuses("`robot.pfx` holds no private key", () => ClientCertificate.Load(_authority.File("robot.pfx", X509CertificateLoader.LoadCertificate(_robot.RawData).Export(X509ContentType.Pkcs12))));

    [Test]
    public void A_PEM_file_without_a_key_is_told() => Refuses("`robot.pem` holds no private key", () => ClientCertificate.Load(_authority.File("robot.pem", Certificate)));

    [Test]
    public void A_PEM_file_without_a_certificate_is_told() => Refuses("`robot.pem` holds no certificate", () => ClientCertificate.Load(_authority.File("robot.pem", Key())));

    [Test]
    public void Anothers_key_is_told()
    {
        using var other = ECDsa.Create();

        Refuses(
            "the private key in `other.key` does not belong to the certificate in `robot.pem`",
            () => ClientCertificate.Load(_authority.File("robot.pem", Certificate), keyPath: _authority.File("other.key", other.ExportPkcs8PrivateKeyPem())));
    }

    [Test]
    public void A_broken_key_is_told() => Refuses(
        "the certificate in `robot.pem` or its private key cannot be read: The key contents do not contain a PEM, the content is malformed, or the key does not match the certificate",
        () => ClientCertificate.Load(_authority.File("robot.pem", $"{Certificate}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")));

    [Test]
    public void Another_kind_of_file_is_told() =>
        Refuses("`robot.txt` is neither PEM nor a PFX (PKCS #12) that can be read: ASN1 corrupted data", () => ClientCertificate.Load(_authority.File("robot.txt", "certificate")));

    [Test]
    public void A_missing_file_is_told() => Refuses("there is no file `missing.pfx`", () => ClientCertificate.Load("/nowhere/missing.pfx"));

    [Test]
    public void A_folder_is_no_file()
    {
        var folder = Path.GetDirectoryName(_authority.File("x", ""))!; // a file lies in one

        Assert.That(() => CertificateAuthorities.Load(folder), Throws.TypeOf<TransportException>().With.Message.StartsWith($"`{Path.GetFileName(folder)}` cannot be read: "));
    }

    [Test]
    public void A_bundle_without_a_certificate_is_told() => Refuses("`ca.pem` holds no certificate (`-----BEGIN CERTIFICATE-----`)", () => CertificateAuthorities.Load(_authority.File("ca.pem", Key())));

    [Test]
    public void A_broken_certificate_in_a_bundle_is_told() => Refuses(
        "`ca.pem` holds a certificate that cannot be read: The certificate contents do not contain a PEM with a CERTIFICATE label, or the content is malformed",
        () => CertificateAuthorities.Load(_authority.File("ca.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")));

    private static void Refuses(string message, Action load) => Assert.That(load, Throws.TypeOf<TransportException>().With.Message.EqualTo(message));

    private void Loads(ClientCertificate certificate) => Assert.That(certificate.Thumbprint, Is.EqualTo(_robot.GetCertHashString(HashAlgorithmName.SHA256)));

    private string Pfx(string? password) => _authority.File("robot.pfx", _robot.Export(X509ContentType.Pkcs12, password));

    private string Key()
    {
        using var key = _robot.GetECDsaPrivateKey()!; // it was issued with one
        return key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private string EncryptedKey()
    {
        using var key = _robot.GetECDsaPrivateKey()!; // it was issued with one
        return key.ExportEncryptedPkcs8PrivateKeyPem("right", Encryption) + "\n";
    }
}
