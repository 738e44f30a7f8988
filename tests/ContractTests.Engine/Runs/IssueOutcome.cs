using ContractTests.Contracts.Gates;

namespace ContractTests.Runs;

/// <summary>What became of a known issue in a run; the count is of the cases that are in this state.</summary>
public sealed record IssueOutcome(KnownIssue Issue, IssueState State, int Count)
{
    /// <summary>Whether somebody has to change the issue before the gate may open.</summary>
    public bool ClosesTheGate => State is IssueState.Expired or IssueState.OtherAnswer or IssueState.NotNeeded;

    /// <summary>What to do about it, as a sentence; null where there is nothing to do.</summary>
    public string? Advice => State switch
    {
        IssueState.Expired => $"The known issue {Issue.Ticket} expired on {Issue.LastDay}: set another date at {Issue.ExpiresMark}, or remove the issue when the API is mended.",
        IssueState.OtherAnswer => $"The known issue {Issue.Ticket} tolerates {Issue.Answers}, and another wrong answer came: mend that, or change the line {Issue.AnswersMark}.",
        IssueState.NotNeeded => $"The known issue {Issue.Ticket} is no longer needed, since what it speaks of is kept: remove it at {Issue.Mark}.",
        _ => null,
    };
}
