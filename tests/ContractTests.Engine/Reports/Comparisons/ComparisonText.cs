using ContractTests.Runs;

namespace ContractTests.Reports.Comparisons;

/// <summary>A comparison for a terminal: which runs, what changed, the worst first, and what it comes to.</summary>
public static class ComparisonText
{
    /// <summary>Of runs that cannot be compared, the cases are not told: they would say nothing.</summary>
    public static IEnumerable<ComparisonLine> Lines(Comparison comparison)
    {
        foreach (var (name, run) in new[] { ("A", comparison.A), ("B", comparison.B) })
        {
            yield return new ComparisonLine($"{name}  {ChangeText.Shown(run.Path)}: {ComparisonWords.Run(run)}");
            yield return new ComparisonLine($"   {ChangeText.Shown(SummaryFile.GateLine(run.Gate))}");
        }

        if (comparison.Obstacles.Count == 0)
        {
            foreach (var group in comparison.Changes.GroupBy(c => c.Change).OrderBy(g => g.Key))
            {
                yield return new ComparisonLine("");
                yield return new ComparisonLine($"{group.Key}: {Gate.Counted(group.Count(), "case")}", ToneOf(group.Key));
                foreach (var line in group.SelectMany(Lines))
                    yield return line;
            }
        }

        yield return new ComparisonLine("");
        foreach (var remark in ComparisonWords.Remarks(comparison))
            yield return new ComparisonLine(remark);
        if (comparison.Obstacles.Count == 0)
            yield return new ComparisonLine(ComparisonWords.Counts(comparison));
        yield return new ComparisonLine(ComparisonWords.Outcome(comparison), comparison.IsWell ? Tone.Good : Tone.Bad);
    }

    private static IEnumerable<ComparisonLine> Lines(CaseChange change)
    {
        yield return new ComparisonLine("");
        yield return new ComparisonLine($"  {ChangeText.Shown(change.Id)}");
        yield return new ComparisonLine($"    {ChangeText.Of(change)}");
        if (ChangeText.Source(change) is { Length: > 0 } source)
            yield return new ComparisonLine($"    {source}");
    }

    private static Tone ToneOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Worse => Tone.Bad,
        ChangeKind.Better => Tone.Good,
        _ => Tone.Notable,
    };
}

/// <summary>A line, and the tone to show it in where there are colours.</summary>
public readonly record struct ComparisonLine(string Text, Tone Tone = Tone.Plain);

public enum Tone
{
    Plain,
    Good,
    Notable,
    Bad,
}
