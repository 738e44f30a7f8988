using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Environments;

/// <summary>
/// How an environment is asked to fail: by what the request itself carries, or by requests before and after it, which change how the
/// environment answers everybody meanwhile.
/// </summary>
public sealed record FaultHook(RequestSpec Carried, IReadOnlyList<SupportRequest> Before, IReadOnlyList<SupportRequest> After)
{
    internal static readonly string[] Keys = ["headers", "query", "before", "after"];

    /// <summary>Other cases must not be under way meanwhile.</summary>
    public bool IsForEverybody => Before.Count + After.Count > 0;

    internal IEnumerable<VariableName> Variables => Carried.Variables.Concat(Before.Concat(After).SelectMany(r => r.Variables));

    internal static FaultHook? Read(SpecScalar key, SpecNode node, SpecProblems problems)
    {
        var what = $"the fault {key.Text}";
        if (SpecKeys.Of(node, what, Keys, problems) is not { } keys)
            return null;
        if (node is not SpecMap { Entries.Count: > 0 })
            problems.Add(key.Mark, $"{what} says no way to fail", "write `headers`, `query`, or the requests `before` and `after`");
        var requests = new RequestReader(problems);
        return new FaultHook(
            new RequestSpec { Headers = requests.Headers(keys.Map("headers")), Query = requests.Query(keys.Map("query")) },
            SupportRequest.ReadAll(keys.Node("before"), $"`before` of {what}", RequestSpec.Empty, problems, anywhere: true),
            SupportRequest.ReadAll(keys.Node("after"), $"`after` of {what}", RequestSpec.Empty, problems, anywhere: true));
    }
}
