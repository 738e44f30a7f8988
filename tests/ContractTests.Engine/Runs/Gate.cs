using System.Globalization;
using ContractTests.Contracts.Reading;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The decision a deployment waits for, each reason a sentence's part, and the exit code that says the same.</summary>
public sealed record Gate(ExitCode ExitCode, IReadOnlyList<string> Reasons)
{
    public bool Open => ExitCode == ExitCode.Open;

    /// <summary>What is wrong and tolerated, each a sentence's part.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The gate closed for one more reason; where it is closed already, for the same exit code.</summary>
    public Gate And(string reason) => this with { ExitCode = Open ? ExitCode.Closed : ExitCode, Reasons = [.. Reasons, reason] };

    /// <summary>The gate of a run; a fault is what kept the harness from doing its own work, such as a report that could not be written.</summary>
    public static Gate Of(RunResult run, string? fault)
    {
        var policy = new PolicyCheck(run);
        var (unanswered, known) = (run.Count<Verdict.Unanswered>(), run.CountKnown);
        var (breached, told) = policy.Breaches();
        var around = Around(run, fault).ToList();
        if (run.Sickness is { } sickness && !run.Interrupted)
            return new Gate(ExitCode.SickEnvironment, [$"{sickness}: nothing can be said about the contract", .. around]);

        var reasons = new List<string>();
        if (breached > 0)
            reasons.Add($"{Counted(breached, "case")} breached");
        if (unanswered > 0)
            reasons.Add($"{Counted(unanswered, "case")} unanswered{Kinds(run)}");
        if (run.SupportFailures.Count > 0)
            reasons.Add($"{Counted(run.SupportFailures.Sum(f => f.Count), "fixture request")} went wrong");
        reasons.AddRange(Issues(run));
        if (run.Interrupted)
            return new Gate(ExitCode.Interrupted, [.. reasons, .. around, "the run was interrupted"]);
        if (run.Count<Verdict.Kept>() + breached + told + unanswered + known == 0)
            return new Gate(ExitCode.NothingRan, [run.Cases.Count == 0 ? "nothing ran" : $"nothing ran: {Counted(run.Cases.Count, "case")} unproven"]);
        // A request that could not even be made says nothing about the environment.
        if (!run.Answered && run.Cases.Any(c => c is { Verdict: Verdict.Unanswered { Kind: not NoAnswerKind.Other }, IsPatience: false }))
            return new Gate(ExitCode.SickEnvironment, [.. reasons, .. around, $"the environment `{run.Environment}` gave no answer: nothing can be said about the contract"]);
        reasons.AddRange(policy.Reasons());
        reasons.AddRange(around);
        if (reasons.Count == 0 && run.Cases.Count(c => c.Untried) is > 0 and var untried)
            reasons.Add($"{Counted(untried, "case was", "cases were")} not sent");
        return new Gate(reasons.Count == 0 ? ExitCode.Open : ExitCode.Closed, reasons) { Remarks = [.. Tolerated(run, told)] };
    }

    /// <summary>"1 case", "2 cases".</summary>
    public static string Counted(int count, string noun, string? several = null) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? noun : several ?? $"{noun}s")}";

    // What concerns the server and the reports, whatever can be said about the contract.
    private static IEnumerable<string> Around(RunResult run, string? fault)
    {
        if (run.Leftovers.Count > 0)
            yield return $"{Counted(run.Leftovers.Count, "thing")} may be left over on the server";
        if (fault is not null)
            yield return fault;
    }

    private static IEnumerable<string> Issues(RunResult run)
    {
        foreach (var expired in run.Issues.Where(i => i.State == IssueState.Expired).GroupBy(i => i.Issue.LastDay).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return $"{Counted(expired.Count(), "known issue")} expired on {expired.Key} ({Places(expired.Select(i => i.Issue.ExpiresMark))})";
        var others = run.Issues.Where(i => i.State == IssueState.OtherAnswer).ToList();
        if (others.Count > 0)
            yield return $"{Counted(others.Count, "known issue")} met another wrong answer ({Places(others.Select(i => i.Issue.AnswersMark))})";
        var needless = run.Issues.Where(i => i.State == IssueState.NotNeeded).ToList();
        if (needless.Count > 0)
            yield return $"{Counted(needless.Count, "known issue is", "known issues are")} no longer needed ({Places(needless.Select(i => i.Issue.Mark))})";
    }

    private static IEnumerable<string> Tolerated(RunResult run, int told)
    {
        var issues = run.Issues.Where(i => i.State == IssueState.Tolerated).ToList();
        if (issues.Count > 0)
            yield return $"{(run.CountKnown == 0 ? "fixtures met known issues" : Counted(run.CountKnown, "case is a known issue", "cases are known issues"))} ({string.Join(" and ", issues.Select(i => $"{i.Issue.Ticket} until {i.Issue.LastDay}").Distinct())})";
        if (told > 0)
            yield return $"{Counted(told, "breached case")} may be breached ({run.Policy.MayBeBreached!.Mark})"; // only its rule tolerates breaches
    }

    // "specs/known-issues.yaml:8:5 and 15:5", all of one file.
    private static string Places(IEnumerable<SpecMark> marks) =>
        string.Join(" and ", marks.Select((mark, at) => at == 0 ? mark.ToString() : string.Create(CultureInfo.InvariantCulture, $"{mark.Line}:{mark.Column}")));

    private static string Kinds(RunResult run)
    {
        var kinds = run.Cases.Select(c => c.Verdict).OfType<Verdict.Unanswered>().GroupBy(u => u.Kind).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {Kebab.Of(g.Key)}");
        return $" ({string.Join(", ", kinds)})";
    }
}

/// <summary>What the process ends with.</summary>
public enum ExitCode
{
    Open = 0,
    Closed = 1,
    WrongUsage = 2,
    SickEnvironment = 3,
    NothingRan = 4,
    SecretFound = 5,
    Interrupted = 130,
}
