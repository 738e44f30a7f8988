using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ContractTests.Exchanges.Wire;

/// <summary>Judges as .NET does, but says what is wrong; the exception's message is a sentence's end.</summary>
internal static class ServerCertificate
{
    public static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None)
            throw new AuthenticationException(string.Join("; ", Words(sender as SslStream, certificate as X509Certificate2, chain, errors)));
        return errors == SslPolicyErrors.None;
    }

    private static IEnumerable<string> Words(SslStream? stream, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) || certificate is null)
        {
            yield return "the server showed no certificate";
            yield break;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            yield return $"the certificate is for {Names(certificate)}, not for {stream?.TargetHostName}";
        if (!errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            yield break;
        foreach (var status in chain?.ChainStatus.Select(s => s.Status).DefaultIfEmpty().Distinct() ?? [])
        {
            yield return status switch
            {
                X509ChainStatusFlags.NotTimeValid when certificate.NotAfter < DateTime.Now => $"the certificate expired on {Day(certificate.NotAfter)}",
                X509ChainStatusFlags.NotTimeValid when certificate.NotBefore > DateTime.Now => $"the certificate is not valid before {Day(certificate.NotBefore)}",
                X509ChainStatusFlags.NotTimeValid => "a certificate of its issuers is not valid at this time",
                X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain => $"the authority that issued the certificate is not trusted ({status})",
                _ => $"the certificate is not valid ({status})",
            };
        }
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString()))).ToList();
        return names.Count == 0 ? "no host" : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
