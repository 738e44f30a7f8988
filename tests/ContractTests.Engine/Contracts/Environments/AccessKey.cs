using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>A pair of keys with which every request is signed (SDK-HMAC-SHA256).</summary>
public sealed record AccessKey(VariableText Key, VariableText Secret)
{
    internal static readonly string[] Keys = ["access_key", "secret_key"];

    internal IEnumerable<VariableName> Variables => Key.Variables.Concat(Secret.Variables);

    internal static AccessKey? Read(SpecNode node, SpecProblems problems)
    {
        if (SpecKeys.Of(node, "`aksk`", Keys, problems) is not { } keys)
            return null;
        if (keys.RequiredText("access_key") is null | keys.RequiredText("secret_key") is null)
            return null;
        return new AccessKey(VariableText.Read(keys.Scalar("access_key")!, problems), VariableText.Read(keys.Scalar("secret_key")!, problems)); // both were asked for above
    }
}
