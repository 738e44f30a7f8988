using System.Globalization;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>The decision a deployment waits for, each reason a sentence's part, and the exit code that says the same.</summary>
public sealed record Gate(ExitCode ExitCode, IReadOnlyList<string> Reasons)
{
    public bool Open => ExitCode == ExitCode.Open;

    /// <summary>The gate closed for one more reason; where it is closed already, for the same exit code.</summary>
    public Gate And(string reason) => this with { ExitCode = Open ? ExitCode.Closed : ExitCode, Reasons = [.. Reasons, reason] };

    /// <summary>The gate of a run; a fault is what kept the harness from doing its own work, such as a report that could not be written.</summary>
    public static Gate Of(RunResult run, string? fault)
    {
        var (kept, breached, unanswered) = (run.Count<Verdict.Kept>(), run.Count<Verdict.Breached>(), run.Count<Verdict.Unanswered>());
        var reasons = new List<string>();
        if (breached > 0)
            reasons.Add($"{Counted(breached, "case")} breached");
        if (unanswered > 0)
            reasons.Add($"{Counted(unanswered, "case")} unanswered{Kinds(run)}");
        if (run.SupportFailures.Count > 0)
            reasons.Add($"{Counted(run.SupportFailures.Sum(f => f.Count), "fixture request")} went wrong");
        var around = Around(run, fault).ToList();
        reasons.AddRange(around);
        if (run.Sickness is { } sickness && !run.Interrupted)
            return new Gate(ExitCode.SickEnvironment, [$"{sickness}: nothing can be said about the contract", .. around]);
        if (run.Interrupted)
            return new Gate(ExitCode.Interrupted, [.. reasons, "the run was interrupted"]);
        if (kept + breached + unanswered == 0)
            return new Gate(ExitCode.NothingRan, [run.Cases.Count == 0 ? "nothing ran" : $"nothing ran: {Counted(run.Cases.Count, "case")} unproven"]);
        // A request that could not even be made says nothing about the environment.
        if (!run.Answered && run.Cases.Any(c => c is { Verdict: Verdict.Unanswered { Kind: not NoAnswerKind.Other }, IsPatience: false }))
            return new Gate(ExitCode.SickEnvironment, [.. reasons, $"the environment `{run.Environment}` gave no answer: nothing can be said about the contract"]);
        return new Gate(reasons.Count == 0 ? ExitCode.Open : ExitCode.Closed, reasons);
    }

    // What concerns the server and the reports, whatever can be said about the contract.
    private static IEnumerable<string> Around(RunResult run, string? fault)
    {
        if (run.Leftovers.Count > 0)
            yield return $"{Counted(run.Leftovers.Count, "thing")} may be left over on the server";
        if (fault is not null)
            yield return fault;
    }

    /// <summary>"1 case", "2 cases".</summary>
    public static string Counted(int count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

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
