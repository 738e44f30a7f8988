using ContractTests.Contracts.Reading;
using ContractTests.Lints;
using ContractTests.Reports.Lints;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>
/// What a run has to say of single lines, the most telling first: GitHub shows ten errors and ten warnings of a step, and no more. Several cases of one
/// line are one annotation, and the last one says how many lines are left out.
/// </summary>
public static class Annotations
{
    public const int MostOfAKind = 10;

    private const int MostNamed = 10;
    private const int LongestTitle = 200;
    private const int LongestMessage = 4000; // of which GitHub's runner takes 4096

    private static readonly string[] WorstFirst = ["blocker", "critical", "normal", "minor", "trivial"];

    public static IReadOnlyList<Annotation> Of(Results results, SpecSources sources)
    {
        var gate = results.Gate;
        Annotation[] closed = gate.Open ? [] : [new(true, null, "Contract tests", SummaryFile.GateLine(gate))];
        if (gate.ExitCode == (int)ExitCode.SickEnvironment)
            return [.. closed.Select(Short)]; // what came of single cases says nothing
        var errors = closed.Concat(Failures(results.Cases, sources))
            .Concat(AtLines(results.Fixtures, true, f => f.Source, f => $"{f.What} went wrong", f => $"{f.Request}: {f.Message}", sources));
        var warnings = AtLines(results.KnownIssues.Where(i => i.State is "expired" or "not-needed" or "other-answer"), false, i => i.Source, i => $"Known issue {i.Ticket}", Message.Of, sources)
            .Concat(AtLines(results.Cases.Where(c => c.Flaky), false, c => c.Source, c => c.Id, Message.FlakyText, sources))
            .Concat(AtLines(results.Cases.Where(c => c.Known), false, c => c.Source, c => c.Id, Message.KnownText, sources));
        return [.. Few(errors, "failed"), .. Few(warnings, "would be warned of")];
    }

    /// <summary>Those of specs that cannot be run.</summary>
    public static IReadOnlyList<Annotation> Of(IEnumerable<SpecProblem> problems, SpecSources sources) => [.. Few(
        AtLines(problems, true, p => p.Mark.ToString(), p => p.Message, p => p.Remedy is null ? p.Message : $"{p.Message}: {p.Remedy}", sources), "have problems")];

    /// <summary>Those of a lint: its problems and its warnings. What is only worth knowing would displace them.</summary>
    public static IReadOnlyList<Annotation> Of(LintReport report, SpecSources sources)
    {
        return [.. Few(At(LintLevel.Error), "have problems"), .. Few(At(LintLevel.Warning), "would be warned of")];

        IEnumerable<Annotation> At(LintLevel level) => AtLines(
            report.Lint.Findings.Where(f => f.Level == level),
            level == LintLevel.Error,
            f => f.Mark.ToString(),
            f => report.Message(f),
            f => $"{report.Message(f)}{(report.Remedy(f) is { } remedy ? $": {remedy}" : "")} [{f.Rule.Name}]",
            sources);
    }

    // Many failures have few causes: one of each comes before the second of any.
    private static IEnumerable<Annotation> Failures(IEnumerable<CasePart> cases, SpecSources sources)
    {
        var causes = cases.Where(c => c.Failed).GroupBy(c => (c.Breach ?? c.Unanswered, c.Expected, c.Received?.StatusLine)).ToList();
        var counts = causes.SelectMany(g => g.Select(c => (c.Id, Others: g.Count() - 1))).ToDictionary(c => c.Id, c => c.Others);
        var ordered = causes.SelectMany(g => g.Index()).OrderBy(c => Severity(c.Item)).ThenBy(c => c.Index).Select(c => c.Item);
        return AtLines(ordered, true, c => c.Source, c => c.Id, c => $"{Message.Head(c)}{(counts[c.Id] == 0 ? "" : $"\n    likewise    {Gate.Counted(counts[c.Id], "other case")}")}", sources);
    }

    // The same promise may be written once for many operations.
    private static IEnumerable<Annotation> AtLines<T>(IEnumerable<T> items, bool isError, Func<T, string> source, Func<T, string> title, Func<T, string> message, SpecSources sources)
    {
        foreach (var line in items.GroupBy(item => SourcePlace.Parse(source(item)) with { Column = 0 }))
        {
            var all = line.ToList();
            var place = sources.InRepository(source(all[0]));
            var where = place is null ? $"\n\n{source(all[0])}" : "";
            yield return all.Count == 1
                ? new Annotation(isError, place, title(all[0]), $"{message(all[0])}{where}")
                : new Annotation(isError, place, $"{title(all[0])}, and {all.Count - 1} more", $"{message(all[0])}{where}\n\nThe same line:\n{string.Join('\n', all.Skip(1).Take(MostNamed).Select(title))}{(all.Count - 1 > MostNamed ? $"\n… and {all.Count - 1 - MostNamed} more" : "")}");
        }
    }

    private static List<Annotation> Few(IEnumerable<Annotation> annotations, string what)
    {
        var all = annotations.Select(Short).ToList();
        return all.Count <= MostOfAKind
            ? all
            : [.. all.Take(MostOfAKind - 1), new Annotation(all[0].IsError, null, "Contract tests", $"{Gate.Counted(all.Count - MostOfAKind + 1, "more line")} {what}: see the log and the reports")];
    }

    private static Annotation Short(Annotation annotation) => annotation with { Title = Cut(annotation.Title, LongestTitle), Message = Cut(annotation.Message, LongestMessage) };

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]}…";

    private static int Severity(CasePart part) => part.Severity is { } severity && Array.IndexOf(WorstFirst, severity) is >= 0 and var at ? at : Array.IndexOf(WorstFirst, "normal");
}
