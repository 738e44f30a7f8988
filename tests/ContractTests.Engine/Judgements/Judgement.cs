namespace ContractTests.Judgements;

/// <summary>A verdict and the checks that led to it, in their order; behind a status line that is wrong nothing more was looked at.</summary>
public sealed record Judgement(Verdict Verdict, IReadOnlyList<Check> Checks)
{
    /// <summary>That one thing, of which nothing more is to be told, is not as it should be.</summary>
    public static Judgement Of(Breach breach, string what) => new(new Verdict.Breached(breach), [new Check(what, breach.Whole)]);
}

/// <summary>One thing that an answer was held against: what it should be, and why it is not; null where it is. Neither holds a secret.</summary>
public sealed record Check(string What, string? Failure = null);
