using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Expectations;

/// <summary>What an answer must have besides its status line, in the order of the spec.</summary>
public sealed record Expectation(IReadOnlyList<Promise> Promises)
{
    internal static readonly string[] Keys = ["headers", "body", "text", "schema", "empty", "within"];

    /// <summary>Whether the body must be kept whole for it.</summary>
    public bool ReadsBody => Promises.Any(p => p.ReadsBody);

    public IEnumerable<VariableName> Variables => Promises.SelectMany(p => p.Variables);
}
