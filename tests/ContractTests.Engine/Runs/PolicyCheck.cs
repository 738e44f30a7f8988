using System.Globalization;
using ContractTests.Contracts.Gates;
using ContractTests.Judgements;

namespace ContractTests.Runs;

/// <summary>What a gate's policy finds wanting in a run, each as a sentence's part with its place.</summary>
internal sealed class PolicyCheck(RunResult run)
{
    private GatePolicy Policy => run.Policy;

    /// <summary>The breaches that close the gate, and those that are only told.</summary>
    public (int Closing, int Told) Breaches()
    {
        var breached = run.Cases.Where(c => c.Verdict is Verdict.Breached && c.Known is null).ToList();
        var told = breached.Count(c => Policy.Tolerates(c.Case));
        return (breached.Count - told, told);
    }

    public IEnumerable<string> Reasons()
    {
        if (Policy.MinCoverage is { } coverage && Coverage(coverage) is { } low)
            yield return low;
        if (Policy.MinCases is { } least && Judged < least.Value)
            yield return $"{Gate.Counted(Judged, "case")} ran instead of at least {Number(least.Value)} ({least.Mark})";
        var flaky = run.Cases.Count(c => c.Flaky);
        if (Policy.MaxFlaky is { } most && flaky > most.Value)
            yield return $"{Gate.Counted(flaky, "case")} flaky instead of at most {Number(most.Value)} ({most.Mark})";
        if (Policy.MustBeKept is { } kept && Missing(kept) is { } missing)
            yield return missing;
    }

    private int Judged => run.Cases.Count(c => c.Verdict is not Verdict.Unproven);

    private string? Coverage(Rule<decimal> least)
    {
        var cells = DocumentedCell.Of(run.Cases).ToList();
        var kept = cells.Count(c => c.Kept);
        if (cells.Count == 0 || kept * 100m >= least.Value * cells.Count)
            return null;
        // Rounded down: what is not reached must not look as if it were.
        var share = Math.Floor(kept * 1000m / cells.Count) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"{kept:N0} of {Gate.Counted(cells.Count, "documented status", "documented statuses")} kept: {share:0.0} % instead of at least {least.Value:0.###} % ({least.Mark})");
    }

    // What is breached or unanswered is told as that.
    private string? Missing(Rule<CaseChoice> must)
    {
        var cases = run.Cases.Where(c => !c.Failed && c.Verdict is not Verdict.Kept && must.Value.Has(c.Case)).ToList();
        if (cases.Count == 0)
            return null;
        var known = cases.Count(c => c.Known is not null);
        var kinds = new[] { (Count: cases.Count - known, Word: "unproven"), (Count: known, Word: "known") }.Where(k => k.Count > 0).Select(k => $"{Number(k.Count)} {k.Word}");
        return $"{Gate.Counted(cases.Count, "case")} not kept that must be: {string.Join(" and ", kinds)} ({must.Mark})";
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
