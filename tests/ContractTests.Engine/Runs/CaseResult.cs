using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>A case with what came of it. <see cref="Request"/> is masked and absent where none was made.</summary>
public sealed record CaseResult(ContractCase Case, Verdict Verdict, DateTimeOffset Started)
{
    public ApiRequest? Request { get; init; }

    /// <summary>The request as a line for a shell, without secrets.</summary>
    public string? Curl { get; init; }

    public Observation? Observation { get; init; }

    /// <summary>Every exchange of the case in its order, the last one being what the verdict is about; empty where nothing was sent.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>What was done for the case, in the order in which it began; each attempt is one of them.</summary>
    public IReadOnlyList<CaseStep> Steps { get; init; } = [];

    /// <summary>What a known issue says of the breach; null where none speaks of it.</summary>
    public IssueMatch? Issue { get; init; }

    /// <summary>The known issue that tolerates the breach.</summary>
    public KnownIssue? Known => Issue is { State: IssueState.Tolerated } ? Issue.Issue : null;

    /// <summary>A breach that nobody tolerates, or no answer.</summary>
    public bool Failed => Verdict is Verdict.Unanswered || (Verdict is Verdict.Breached && Known is null);

    /// <summary>Unproven because the run ended before an answer came, and not because no request could draw the status.</summary>
    public bool Untried { get; init; }

    /// <summary>The server let a request hang that never came to its end: that says nothing of how it treats others.</summary>
    public bool IsPatience => Case.Recipe is Recipe.Stalled && Observation is NoAnswer { Kind: NoAnswerKind.Timeout or NoAnswerKind.Reset };

    /// <summary>The case was kept, but not at once.</summary>
    public bool Flaky => Verdict is Verdict.Kept && Attempts.Any(a => a.Verdict is Verdict.Breached or Verdict.Unanswered);
}

/// <summary>One exchange of a case. Without a verdict it says nothing about the contract; the note tells why, or what is special about it.</summary>
public sealed record Attempt(Observation Observation, Verdict? Verdict, string? Note = null)
{
    /// <summary>Masked.</summary>
    public required ApiRequest Request { get; init; }

    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>What an answer with the right status line should have had besides, one sentence each, without what it had.</summary>
    public IReadOnlyList<string> Unmet => Verdict is Verdict.Breached { Breach.Kind: BreachKind.Expectation } ? [.. Checks.Where(c => c.Failure is not null).Select(c => c.What)] : [];
}

/// <summary>Something that was created and could not be deleted, or may have been created; with the request that would delete it, where one is known.</summary>
public sealed record Leftover(string What, string Why, string? Request);
