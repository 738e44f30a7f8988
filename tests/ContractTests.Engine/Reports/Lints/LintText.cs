using ContractTests.Lints;
using ContractTests.Runs;

namespace ContractTests.Reports.Lints;

/// <summary>Findings for people: place, level, sentence and rule, and the line underlined; behind them, how many there are.</summary>
public static class LintText
{
    public static string Of(LintReport report, Finding finding) =>
        report.WithExcerpt($"{finding.Mark}: {LintReport.Level(finding)}: {report.Message(finding)} [{finding.Rule.Name}]", finding);

    /// <summary>One change that was made, with the place where it was.</summary>
    public static string OfFixed(LintReport report, Finding finding) => $"{finding.Mark}: fixed: {report.Hide(finding.Fix!.Told)} [{finding.Rule.Name}]"; // only such are

    /// <summary>"2 problems, 3 warnings, 1 note in 7 files", or that there is nothing to say.</summary>
    public static string Totals(SpecLint lint)
    {
        var parts = new[] { (LintLevel.Error, "problem"), (LintLevel.Warning, "warning"), (LintLevel.Note, "note") }
            .Select(l => (Count: lint.Count(l.Item1), Name: l.Item2)).Where(p => p.Count > 0).Select(p => Gate.Counted(p.Count, p.Name)).ToList();
        var files = Gate.Counted(lint.FileCount, "file");
        return parts.Count == 0 ? $"{files}: nothing to say" : $"{string.Join(", ", parts)}{(lint.FileCount == 0 ? "" : $" in {files}")}";
    }

    /// <summary>Every rule with its level and its explanation.</summary>
    public static IEnumerable<string> Rules()
    {
        var width = LintRules.All.Max(r => r.Name.Length);
        return LintRules.All.Select(r => $"{r.Name.PadRight(width)}  {Judgements.Kebab.Of(r.Level),-7}  {r.Explanation}");
    }
}
