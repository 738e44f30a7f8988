using ContractTests.Contracts.Gates;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>Everything that a run has to tell, before anybody puts it into words.</summary>
public sealed record RunResult
{
    public required string Id { get; init; }

    public required string Environment { get; init; }

    public required string BaseUrl { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Finished { get; init; }

    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>The known issues that speak of one of the cases.</summary>
    public IReadOnlyList<IssueOutcome> Issues { get; init; } = [];

    public GatePolicy Policy { get; init; } = GatePolicy.None;

    public IReadOnlyList<SupportFailure> SupportFailures { get; init; } = [];

    public IReadOnlyList<Leftover> Leftovers { get; init; } = [];

    /// <summary>Whether any request of the run drew a whole answer.</summary>
    public required bool Answered { get; init; }

    /// <summary>Why nothing can be said about the contract, as a sentence's part without secrets; null where the environment was well.</summary>
    public string? Sickness { get; init; }

    public bool Interrupted { get; init; }

    /// <summary>How many cases have a verdict; a breach that is a known issue counts as that alone.</summary>
    public int Count<T>()
        where T : Verdict => Cases.Count(c => c.Verdict is T && c.Known is null);

    public int CountKnown => Cases.Count(c => c.Known is not null);
}
