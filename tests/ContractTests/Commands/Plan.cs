using System.Globalization;
using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Runs;

namespace ContractTests.Commands;

/// <summary>What a run would send, as curl lines. What a fixture will provide stands as `FIXTURE-name`.</summary>
internal static class Plan
{
    public static IEnumerable<string> Of(SpecFolder specs, IReadOnlyList<ContractCase> cases)
    {
        var environment = specs.Environment!; // a plan is made of specs without problems
        var names = new RunNames(environment.UsesSample ? "http://127.0.0.1:PORT" : environment.BaseUrl, TimeProvider.System);
        var secrets = RunSecrets.Of(specs, new VariableScope(names, environment));
        foreach (var contractCase in cases)
        {
            yield return secrets.Hide($"# {contractCase.Id}");
            if (contractCase.Unproven is { } reason)
            {
                yield return secrets.Hide($"# unproven: {reason}");
                continue;
            }

            if (Remark(contractCase) is { } remark)
                yield return secrets.Hide($"# {remark}");
            yield return secrets.Hide(Curl(contractCase, names, environment, secrets));
        }
    }

    private static string? Token(Identity identity, VariableScope scope)
    {
        if (!identity.NeedsToken)
            return null;
        scope.Own(TokenSource.TokenName, new VariableValue($"TOKEN-{identity.Name}"));
        return identity.Token is { } source ? scope.Text(source.Format) : $"Bearer TOKEN-{identity.Name}";
    }

    private static string? Remark(ContractCase contractCase) => contractCase.Recipe switch
    {
        Recipe.Burst burst => string.Create(CultureInfo.InvariantCulture, $"up to {burst.Requests} times within {burst.Within.TotalSeconds:0.###} s, until {contractCase.Status} comes"),
        Recipe.Fault { Hook: { IsForEverybody: true } hook } => $"after {Listed(hook.Before)}{(hook.After.Count == 0 ? "" : $", and then {Listed(hook.After)}")}",
        _ => contractCase.Retry is { } retry ? string.Create(CultureInfo.InvariantCulture, $"again every {retry.Every.TotalSeconds:0.###} s, until it is kept or {retry.Within.TotalSeconds:0.###} s are over") : null,
    };

    private static string Listed(IReadOnlyList<SupportRequest> requests) => requests.Count == 0 ? "nothing" : string.Join(" and ", requests);

    private static string Curl(ContractCase contractCase, RunNames names, ContractEnvironment environment, Secrets secrets)
    {
        var scope = new VariableScope(names, environment);
        foreach (var provided in contractCase.Fixtures.SelectMany(f => f.Provides))
            scope.Provide(provided, new VariableValue($"FIXTURE-{provided}"));
        try
        {
            var identity = environment.Identity(contractCase.Request.Identity?.Name ?? Identity.AnonymousName)!; // checked with the specs
            return CurlLine.Of(secrets.Hide(CaseRequest.Make(contractCase, scope, Token(identity, scope)) with { Certificate = identity.Presented }), environment.Transport);
        }
        catch (UnmakeableRequestException error)
        {
            return $"# known only when it runs: {error.Message}";
        }
    }
}
