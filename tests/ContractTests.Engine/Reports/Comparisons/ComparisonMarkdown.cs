using System.Globalization;
using System.Text;
using ContractTests.Runs;

namespace ContractTests.Reports.Comparisons;

/// <summary>A comparison for a comment on a pull request: the outcome, the two runs, the counts, and the first changes of each kind.</summary>
public static class ComparisonMarkdown
{
    // A comment on GitHub holds 65,536 characters.
    private const int MostChanges = 50;

    public static string Text(Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Markdown.Escaped(ComparisonWords.Outcome(comparison))}\n\n");
        foreach (var (name, run) in new[] { ("A", comparison.A), ("B", comparison.B) })
            text.Append(CultureInfo.InvariantCulture, $"- {name}: {Markdown.Escaped(ComparisonWords.Run(run))}: **{Markdown.Escaped(ChangeText.Shown(SummaryFile.GateLine(run.Gate)))}**\n");
        foreach (var remark in ComparisonWords.Remarks(comparison))
            text.Append(CultureInfo.InvariantCulture, $"\n{remark}\n");
        if (comparison.Obstacles.Count > 0)
            return text.ToString();

        text.Append(CultureInfo.InvariantCulture, $"\n{ComparisonWords.Counts(comparison)}\n");
        foreach (var group in comparison.Changes.GroupBy(c => c.Change).OrderBy(g => g.Key))
            Section(text, group.Key, [.. group]);
        return text.ToString();
    }

    private static void Section(StringBuilder text, ChangeKind kind, IReadOnlyList<CaseChange> changes)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {kind}: {Gate.Counted(changes.Count, "case")}\n\n");
        foreach (var change in changes.Take(MostChanges))
            text.Append(CultureInfo.InvariantCulture, $"- {Markdown.Code(ChangeText.Shown(change.Id))}\\\n  {Markdown.Code(ChangeText.Of(change))}{(ChangeText.Source(change) is { Length: > 0 } source ? $", {Markdown.Code(source)}" : "")}\n");
        if (changes.Count > MostChanges)
            text.Append(CultureInfo.InvariantCulture, $"\n… and {changes.Count - MostChanges} more\n");
    }
}
