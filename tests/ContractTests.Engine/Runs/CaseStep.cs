namespace ContractTests.Runs;

/// <summary>Something that was done for a case, and how it went. Neither what it was nor the detail, a sentence's end, holds a secret.</summary>
public sealed record CaseStep(StepKind Kind, string What, DateTimeOffset Started, TimeSpan Elapsed, StepOutcome Outcome, string? Detail = null)
{
    /// <summary>What it consisted of, in its order.</summary>
    public IReadOnlyList<CaseStep> Steps { get; init; } = [];

    /// <summary>The exchange that the step was, with its checks; null for one that is not the case's own.</summary>
    public Attempt? Attempt { get; init; }
}

public enum StepKind
{
    /// <summary>Creates what the case needs, or waits for another case to have done so.</summary>
    Fixture,

    /// <summary>Switches a fault on or off.</summary>
    Fault,

    /// <summary>Sends the case's own request.</summary>
    Request,

    /// <summary>Deletes what the case has made.</summary>
    CleanUp,
}

public enum StepOutcome
{
    Passed,

    /// <summary>It was answered, and not as documented.</summary>
    Failed,

    /// <summary>It could not be done, or was not answered.</summary>
    Broken,

    /// <summary>It says nothing, for the reason in the detail.</summary>
    Skipped,
}
