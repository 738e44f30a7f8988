using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Services;

namespace ContractTests.Contracts.Gates;

/// <summary>What a gate asks for besides that nothing is breached or unanswered; null is not asked for.</summary>
public sealed record GatePolicy
{
    internal static readonly string[] Keys = ["min_coverage", "min_cases", "max_flaky", "must_be_kept", "may_be_breached"];
    internal static readonly string[] FileKeys = [.. Keys, "environments"];

    public static readonly GatePolicy None = new();

    /// <summary>The least share of the documented statuses that is kept, in percent.</summary>
    public Rule<decimal>? MinCoverage { get; init; }

    /// <summary>The least number of cases that a request was sent for.</summary>
    public Rule<int>? MinCases { get; init; }

    public Rule<int>? MaxFlaky { get; init; }

    /// <summary>Cases that close the gate also when they are unproven or a known issue.</summary>
    public Rule<CaseChoice>? MustBeKept { get; init; }

    /// <summary>Cases whose breach is told and does not close the gate; no answer at all does.</summary>
    public Rule<CaseChoice>? MayBeBreached { get; init; }

    /// <summary>Whether the breach of a case does not close the gate.</summary>
    public bool Tolerates(ContractCase contractCase) => MayBeBreached?.Value.Has(contractCase) == true && MustBeKept?.Value.Has(contractCase) != true;
}

/// <summary>A value with the place where it is asked for.</summary>
public sealed record Rule<T>(T Value, SpecMark Mark);

/// <summary>Cases by what is written about them: one of the tags, or one of the severities.</summary>
public sealed record CaseChoice(IReadOnlyList<string> Tags, IReadOnlyList<string> Severities)
{
    internal static readonly string[] Keys = ["tags", "severities"];

    public bool Has(ContractCase contractCase) =>
        Tags.Any(contractCase.Tags.Contains) || (contractCase.Severity is { } severity && Severities.Contains(severity));
}
