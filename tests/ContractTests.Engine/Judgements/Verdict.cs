using ContractTests.Exchanges;

namespace ContractTests.Judgements;

/// <summary>What is said of one case.</summary>
public abstract record Verdict
{
    /// <summary>The documented status came, with a documented reason phrase.</summary>
    public sealed record Kept : Verdict;

    /// <summary>A whole response came, and it was not the documented one.</summary>
    public sealed record Breached(Breach Breach) : Verdict;

    /// <summary>No response came that could be judged. <see cref="Detail"/> is a sentence's end.</summary>
    public sealed record Unanswered(NoAnswerKind Kind, string Detail) : Verdict;

    /// <summary>Documented, but no request could draw it here; nothing was sent.</summary>
    public sealed record Unproven(string Reason) : Verdict;
}

/// <summary>How a contract was broken: a sentence's end, and remarks that each explain one thing about the difference.</summary>
public sealed record Breach(BreachKind Kind, string Summary, IReadOnlyList<string> Remarks)
{
    /// <summary>All of it in one line.</summary>
    public string Whole => string.Join("; ", Remarks.Prepend(Summary));
}

/// <summary>The names in results are these in kebab-case.</summary>
public enum BreachKind
{
    /// <summary>Another status of the table came.</summary>
    WrongStatus,

    /// <summary>A status came that the table does not have.</summary>
    UndocumentedStatus,

    /// <summary>The right code came with another phrase.</summary>
    WrongReason,

    /// <summary>The right code came without a phrase.</summary>
    MissingReason,

    /// <summary>The right status line came, and something else about the response was not as expected.</summary>
    Expectation,
}
