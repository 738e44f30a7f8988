using System.Globalization;
using ContractTests.Runs;

namespace ContractTests.Reports.Comparisons;

/// <summary>The sentences that a comparison is told in, wherever it is told.</summary>
internal static class ComparisonWords
{
    /// <summary>What it comes to: "WORSE: 2 cases changed for the worse".</summary>
    public static string Outcome(Comparison comparison) => ChangeText.Shown(comparison switch
    {
        { Obstacles.Count: > 0 } => $"NOT COMPARABLE: {string.Join(", ", comparison.Obstacles)}",
        { Reasons.Count: > 0 } => $"WORSE: {string.Join(", ", comparison.Reasons)}",
        _ => "NO CHANGE FOR THE WORSE",
    });

    /// <summary>"run 0198a5 against `staging` at https://api.example.com, 2026-01-02 12:00:00 UTC".</summary>
    public static string Run(ComparedRun run) => ChangeText.Shown(string.Create(
        CultureInfo.InvariantCulture,
        $"run {run.Run.Id} against `{run.Run.Environment}` at {run.Run.BaseUrl}, {run.Run.Started.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(run.Run.Shard is null ? "" : $", shard {run.Run.Shard}")}"));

    /// <summary>"4 cases: 1 worse, 0 changed, 0 better, 0 new, 0 vanished, 3 the same".</summary>
    public static string Counts(Comparison comparison)
    {
        var counts = Enum.GetValues<ChangeKind>().Select(k => $"{Number(comparison.Count(k))} {Name(k)}");
        return $"{Gate.Counted(comparison.Changes.Count + comparison.Same, "case")}: {string.Join(", ", counts)}, {Number(comparison.Same)} the same";
    }

    /// <summary>What a reader may want to know before believing the changes.</summary>
    public static IEnumerable<string> Remarks(Comparison comparison)
    {
        var (a, b) = (comparison.A.Run, comparison.B.Run);
        if ((a.Id, a.Started) == (b.Id, b.Started))
            yield return "A and B are the same run.";
        if (comparison.Missed is > 0 and var missed)
            yield return $"{Gate.Counted(missed, "case")} that A kept {(missed == 1 ? "is" : "are")} not in B. If B ran only a part of the specs on purpose, --common compares what is in both.";
        if (comparison.LeftOut > 0)
            yield return $"{Gate.Counted(comparison.LeftOut, "case")} {(comparison.LeftOut == 1 ? "was" : "were")} not compared: one of the runs has no {(comparison.Scope == ComparisonScope.Judged ? "judgement" : "such case")}.";
    }

    public static string Name(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
