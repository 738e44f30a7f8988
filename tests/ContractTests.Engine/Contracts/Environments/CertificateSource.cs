using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>
/// A client certificate with its private key: a PFX file, or a PEM file that holds the key as well or has it in a file of its own. A relative
/// path is beside the environments file.
/// </summary>
public sealed record CertificateSource(VariableText File, VariableText? Key, VariableText? Password)
{
    internal static readonly string[] Keys = ["file", "key", "password"];

    internal IEnumerable<VariableName> Variables => new[] { File, Key, Password }.OfType<VariableText>().SelectMany(t => t.Variables);

    /// <summary>A path alone, or a mapping with the key's file and the password.</summary>
    internal static CertificateSource? Read(SpecNode node, SpecProblems problems)
    {
        if (node is SpecScalar { IsNull: false } path)
            return new CertificateSource(VariableText.Read(path, problems), null, null);
        if (SpecKeys.Of(node, "`client_certificate`", Keys, problems) is not { } keys || keys.RequiredText("file") is null)
            return null;
        return new CertificateSource(
            VariableText.Read(keys.Scalar("file")!, problems), // asked for above
            keys.Scalar("key") is { } key ? VariableText.Read(key, problems) : null,
            keys.Scalar("password") is { } password ? VariableText.Read(password, problems) : null);
    }
}
