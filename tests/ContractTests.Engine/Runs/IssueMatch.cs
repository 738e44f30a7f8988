using ContractTests.Contracts.Gates;

namespace ContractTests.Runs;

/// <summary>A known issue that speaks of a breached case, and what it says of the answer that came.</summary>
public sealed record IssueMatch(KnownIssue Issue, IssueState State, string? Hint = null)
{
    /// <summary>What there is to say of it beside the breach, with the line that may have to change.</summary>
    public string Remark => State switch
    {
        IssueState.Tolerated => $"known issue {Issue.Ticket}, until {Issue.LastDay}, owned by {Issue.Owner} ({Issue.Mark})",
        IssueState.Expired => $"the known issue {Issue.Ticket} expired on {Issue.LastDay} ({Issue.ExpiresMark})",
        _ => $"the known issue {Issue.Ticket} tolerates {Issue.Answers} and nothing else{(Hint is null ? "" : $"; {Hint}")} ({Issue.AnswersMark})",
    };
}

/// <summary>What became of a known issue; the names in results are these in kebab-case.</summary>
public enum IssueState
{
    /// <summary>The wrong answer came that the issue tolerates.</summary>
    Tolerated,

    /// <summary>The last day is over.</summary>
    Expired,

    /// <summary>A wrong answer came, but another one.</summary>
    OtherAnswer,

    /// <summary>Every case that was judged is kept.</summary>
    NotNeeded,

    /// <summary>Nothing can be said of it: no case was answered, or another issue tolerates what came.</summary>
    Unproven,
}
