using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>One thing that a rule has to say of one place: a sentence without its place, and what to write instead where that is known.</summary>
public sealed record Finding(LintRule Rule, SpecMark Mark, string Message, string? Remedy = null)
{
    public LintLevel Level { get; init; } = Rule.Level;

    public Fix? Fix { get; init; }

    public SpecFile File => Mark.File;
}
