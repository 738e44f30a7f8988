using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>A case with what came of it. <see cref="Request"/> is masked and absent where none was made.</summary>
public sealed record CaseResult(ContractCase Case, Verdict Verdict, DateTimeOffset Started)
{
    public ApiRequest? Request { get; init; }

    public Observation? Observation { get; init; }
}

/// <summary>Something that was created and could not be deleted, or may have been created; with the request that would delete it, where one is known.</summary>
public sealed record Leftover(string What, string Why, string? Request);
