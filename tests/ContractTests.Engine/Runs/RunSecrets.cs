using ContractTests.Contracts;
using ContractTests.Exchanges;

namespace ContractTests.Runs;

/// <summary>What a run must not show before its first request goes out.</summary>
public static class RunSecrets
{
    /// <summary>The values that identities take from the process environment, what HTTP Basic makes of them, and a proxy's password.</summary>
    public static Secrets Of(SpecFolder specs, VariableScope scope)
    {
        var secrets = new Secrets(specs.Secrets);
        foreach (var identity in scope.Environment.Identities.Values)
        {
            if (identity.Basic is not var (username, password))
                continue;
            var (name, word) = (scope.Text(username), scope.Text(password));
            if (secrets.Hide($"{name}:{word}") != $"{name}:{word}")
                secrets.Add(RequestMaker.BasicCredentials(name, word)["Basic ".Length..]);
        }

        foreach (var secret in scope.Environment.Transport.Proxy?.Secrets ?? [])
            secrets.Add(secret);
        return secrets;
    }
}
