using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>What an environment's secure connections are made with: the authorities to trust instead of the system's, and a client certificate.</summary>
public sealed record TlsFiles(VariableText? Authorities, CertificateSource? Certificate)
{
    internal static readonly string[] Keys = ["ca", "client_certificate", "client_key", "client_password"];

    internal IEnumerable<VariableName> Variables => (Authorities?.Variables ?? []).Concat(Certificate?.Variables ?? []);

    internal static TlsFiles? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`tls`", Keys, problems) is not { } keys)
            return null;
        var (ca, file) = (keys.Scalar("ca"), keys.Scalar("client_certificate"));
        foreach (var of in new[] { "client_key", "client_password" }.Where(k => keys.Has(k) && keys.Lacks("client_certificate")))
            problems.Add(keys.At(of), $"`{of}` without `client_certificate`");
        var (key, password) = (keys.Scalar("client_key"), keys.Scalar("client_password"));
        return new TlsFiles(
            ca is null ? null : VariableText.Read(ca, problems),
            file is null ? null : new CertificateSource(VariableText.Read(file, problems), key is null ? null : VariableText.Read(key, problems), password is null ? null : VariableText.Read(password, problems)));
    }
}
