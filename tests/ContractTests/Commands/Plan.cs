using ContractTests.Contracts;
using ContractTests.Contracts.Environments;
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
            yield return secrets.Hide(contractCase.Unproven is { } reason ? $"# unproven: {reason}" : Curl(contractCase, names, environment, secrets));
        }
    }

    private static string Curl(ContractCase contractCase, RunNames names, ContractEnvironment environment, Secrets secrets)
    {
        var scope = new VariableScope(names, environment);
        foreach (var provided in contractCase.Fixtures.SelectMany(f => f.Provides))
            scope.Provide(provided, new VariableValue($"FIXTURE-{provided}"));
        try
        {
            return CurlLine.Of(secrets.Hide(RequestMaker.Make(contractCase.Operation.Key.Method, contractCase.Operation.Key.Template, contractCase.Request, scope)));
        }
        catch (UnmakeableRequestException error)
        {
            return $"# known only when it runs: {error.Message}";
        }
    }
}
