using ContractTests.Contracts;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The known issues of an environment on the day of a run: which breaches they tolerate, and what became of each of them.</summary>
internal sealed class KnownIssues(IReadOnlyList<KnownIssue> issues, DateOnly today)
{
    /// <summary>What the issues say of a case's breach; null where none speaks of it. One that tolerates the answer outweighs the others.</summary>
    public IssueMatch? Match(ContractCase contractCase, Verdict verdict, Observation observation)
    {
        if (verdict is not Verdict.Breached { Breach: var breach } || observation is not Answer answer)
            return null;
        return issues.Where(i => i.SpeaksOf(contractCase)).Select(i => Match(i, breach, answer.StatusLine)).MinBy(m => m.State);
    }

    /// <summary>What became of every issue that speaks of one of the cases.</summary>
    public IEnumerable<IssueOutcome> Outcomes(IReadOnlyList<CaseResult> results)
    {
        foreach (var issue in issues)
        {
            var spoken = results.Where(r => issue.SpeaksOf(r.Case)).ToList();
            if (spoken.Count > 0)
                yield return Outcome(issue, spoken);
        }
    }

    private IssueOutcome Outcome(KnownIssue issue, List<CaseResult> results)
    {
        var breaches = results.Where(r => r.Verdict is Verdict.Breached).ToList();
        var open = results.Count(r => r.Untried || r.Verdict is Verdict.Unanswered);
        var kept = results.Count(r => r.Verdict is Verdict.Kept);
        if (kept > 0 && breaches.Count + open == 0)
            return new IssueOutcome(issue, IssueState.NotNeeded, kept);
        if (today > issue.Expires)
            return new IssueOutcome(issue, IssueState.Expired, breaches.Count);
        var others = breaches.Count(r => r.Issue is { State: IssueState.OtherAnswer }); // and no other issue tolerates it
        var own = breaches.Count(r => r.Known == issue);
        return others > 0 ? new IssueOutcome(issue, IssueState.OtherAnswer, others) : new IssueOutcome(issue, own > 0 ? IssueState.Tolerated : IssueState.Unproven, own);
    }

    private IssueMatch Match(KnownIssue issue, Breach breach, StatusLine received)
    {
        if (issue.Answers.Code != received.Code || !IsWritten(issue.Answers.Reason, received.Reason))
            return new IssueMatch(issue, IssueState.OtherAnswer);
        // A right status line with something else wrong about the answer is many wrong answers, not one.
        if (breach.Kind == BreachKind.Expectation && issue.Unmet.Count == 0)
            return new IssueMatch(issue, IssueState.OtherAnswer, "what else is wrong has to be named as well, as `unmet`");
        if (breach.Kind == BreachKind.Expectation && !breach.Remarks.All(remark => issue.Unmet.Any(u => u.Matches(remark))))
            return new IssueMatch(issue, IssueState.OtherAnswer, "something else is wrong than `unmet` names");
        return new IssueMatch(issue, today > issue.Expires ? IssueState.Expired : IssueState.Tolerated);
    }

    // Byte for byte, however it was written down: as it came, or as a message shows it.
    private static bool IsWritten(string written, string received)
    {
        var read = VisibleText.FromUtf8(received) ?? received;
        return written == received || written == read || written == VisibleText.Of(read, spaces: true) || written == VisibleText.Of(read, spaces: false);
    }
}
