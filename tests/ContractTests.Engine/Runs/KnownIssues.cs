using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ContractTests.Contracts;
using ContractTests.Contracts.Gates;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The known issues of an environment on the day of a run: which breaches they tolerate, and what became of each of them.</summary>
internal sealed partial class KnownIssues(IReadOnlyList<KnownIssue> issues, IReadOnlyList<ContractCase> all, DateOnly today)
{
    private readonly ConcurrentDictionary<KnownIssue, bool> _metByFixtures = [];

    /// <summary>What the issues say of a case's breach; null where none speaks of it. One that tolerates the answer outweighs the others.</summary>
    public IssueMatch? Match(ContractCase contractCase, Attempt attempt)
    {
        if (attempt is not { Verdict: Verdict.Breached { Breach: var breach }, Observation: Answer answer })
            return null;
        return issues.Where(i => i.SpeaksOf(contractCase)).Select(i => Match(i, breach, attempt.Unmet, answer.StatusLine)).MinBy(m => m.State);
    }

    /// <summary>Whether a fixture's or clean-up's request drew the wrong answer that an issue tolerates of the same operation's cases.</summary>
    public bool Tolerates(ServiceContract service, SupportRequest request, Breach breach, Answer answer)
    {
        if (breach.Kind == BreachKind.Expectation)
            return false;
        var cases = service.Operations.Where(o => Shape(o.Name) == Shape(request.ToString())).SelectMany(o => o.Cases).ToList();
        if (issues.FirstOrDefault(i => cases.Any(i.SpeaksOf) && Match(i, breach, [], answer.StatusLine).State == IssueState.Tolerated) is not { } issue)
            return false;
        _metByFixtures[issue] = true;
        return true;
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
        var kept = results.Count(r => r.Verdict is Verdict.Kept);
        var met = _metByFixtures.ContainsKey(issue);
        // A case that was not selected, or could not be tried here, may still need it.
        if (!met && kept == all.Count(issue.SpeaksOf))
            return new IssueOutcome(issue, IssueState.NotNeeded, kept);
        if (today > issue.Expires)
            return new IssueOutcome(issue, IssueState.Expired, breaches.Count);
        var others = breaches.Count(r => r.Issue is { State: IssueState.OtherAnswer }); // and no other issue tolerates it
        var own = breaches.Count(r => r.Known == issue);
        return others > 0 ? new IssueOutcome(issue, IssueState.OtherAnswer, others) : new IssueOutcome(issue, met || own > 0 ? IssueState.Tolerated : IssueState.Unproven, own);
    }

    private IssueMatch Match(KnownIssue issue, Breach breach, IReadOnlyList<string> unmet, StatusLine received)
    {
        if (issue.Answers.Code != received.Code || !IsWritten(issue.Answers.Reason, received.Reason))
            return new IssueMatch(issue, IssueState.OtherAnswer);
        // A right status line with something else wrong about the answer is many wrong answers, not one.
        if (breach.Kind == BreachKind.Expectation && issue.Unmet.Count == 0)
            return new IssueMatch(issue, IssueState.OtherAnswer, "what else is wrong has to be named as well, as `unmet`");
        if (breach.Kind == BreachKind.Expectation && !unmet.All(what => issue.Unmet.Any(u => u.Matches(what))))
            return new IssueMatch(issue, IssueState.OtherAnswer, "something else is wrong than `unmet` names");
        return new IssueMatch(issue, today > issue.Expires ? IssueState.Expired : IssueState.Tolerated);
    }

    // Byte for byte, however it was written down: as it came, or as a message shows it.
    private static bool IsWritten(string written, string received)
    {
        var read = VisibleText.FromUtf8(received) ?? received;
        return written == received || written == read || written == VisibleText.Of(read, spaces: true) || written == VisibleText.Of(read, spaces: false);
    }

    // A fixture may name the parameters of a path otherwise than the operation does.
    private static string Shape(string operation) => Parameter().Replace(operation, "{}");

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
