using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>An OAuth 2.0 client that obtains its token with its own credentials (RFC 6749 section 4.4).</summary>
public sealed record ClientCredentials(UriTemplate TokenUrl, VariableText ClientId, VariableText ClientSecret, VariableText? Scope, SpecMark Mark)
{
    internal static readonly string[] Keys = ["token_url", "client_id", "client_secret", "scope"];

    internal IEnumerable<VariableName> Variables => TokenUrl.Variables.Concat(new[] { ClientId, ClientSecret, Scope }.OfType<VariableText>().SelectMany(t => t.Variables));

    internal static ClientCredentials? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`oauth2`", Keys, problems) is not { } keys)
            return null;
        if (keys.RequiredText("token_url") is null | keys.RequiredText("client_id") is null | keys.RequiredText("client_secret") is null)
            return null;
        var url = keys.Scalar("token_url")!; // all three were asked for above
        return new ClientCredentials(
            UriTemplate.Parse(url.Text, url.Mark, problems, anywhere: true),
            VariableText.Read(keys.Scalar("client_id")!, problems),
            VariableText.Read(keys.Scalar("client_secret")!, problems),
            keys.Scalar("scope") is { } scope ? VariableText.Read(scope, problems) : null,
            keys.Mark);
    }
}
