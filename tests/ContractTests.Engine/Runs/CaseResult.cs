using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>
/// A case with what came of it. <see cref="Request"/> is masked and absent where none was made; <see cref="Support"/> are the requests for
/// fixtures and clean-up that were made for this case alone.
/// </summary>
public sealed record CaseResult(ContractCase Case, Verdict Verdict, DateTimeOffset Started)
{
    public ApiRequest? Request { get; init; }

    public Observation? Observation { get; init; }

    public IReadOnlyList<SupportStep> Support { get; init; } = [];
}

/// <summary>One request for a fixture or a clean-up: what it was for, and what came of it. A null breach with an answer means that it did its work.</summary>
public sealed record SupportStep(string What, SupportRequest Spec, ApiRequest Request, Observation Observation, Breach? Breach);

/// <summary>Something that was created and could not be deleted, or may have been created; with the request that would delete it, where one is known.</summary>
public sealed record Leftover(string What, string Why, string? Request);
