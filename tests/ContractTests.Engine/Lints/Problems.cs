using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>The problems of the readings as findings: one that every environment has is told once, one that some have names them.</summary>
internal sealed partial class Problems(LintedSpecs specs)
{
    public IEnumerable<Finding> All
    {
        get
        {
            var readings = specs.Chosen is { } chosen ? [chosen] : specs.Readings;
            foreach (var same in readings.SelectMany(r => r.Problems.Select(p => (Reading: r, Problem: p))).Where(p => !p.Problem.OfMachine).GroupBy(p => (p.Problem.Mark.ToString(), p.Problem.Mark.Length, p.Problem.Message)))
            {
                var (problem, names) = (same.First().Problem, same.Select(p => p.Reading.Environment?.Name).OfType<string>().Select(n => $"`{n}`").ToList());
                var everywhere = same.Count() == readings.Count || names.Any(n => problem.Message.Contains(n, StringComparison.Ordinal));
                yield return new Finding(LintRules.Problem, problem.Mark, everywhere ? problem.Message : $"{problem.Message} (in {string.Join(" and ", names)})", problem.Remedy)
                {
                    Fix = same.Count() == readings.Count ? FixOf(problem) : null, // elsewhere it may be right as it is
                };
            }
        }
    }

    /// <summary>What this machine lacks for the environment that was asked for; which machine lacks what for all of them says nothing about the specs.</summary>
    public IEnumerable<Finding> OfMachine => (specs.Chosen?.Problems ?? []).Where(p => p.OfMachine).Select(p => new Finding(LintRules.NotOnThisMachine, p.Mark, p.Message, p.Remedy));

    private static Fix? FixOf(SpecProblem problem)
    {
        var (file, line) = (problem.Mark.File, problem.Mark.Line);
        if (Meant().Match(problem.Remedy ?? "") is { Success: true } meant)
        {
            var text = file.Line(line);
            var start = Math.Min(problem.Mark.Column - 1, text.Length);
            var written = Bare().Replace(text[start..Math.Min(start + problem.Mark.Length, text.Length)], "");
            return Suggestion.IsSlip(written, meant.Groups["name"].Value) ? Fix.Replace(problem.Mark, written, meant.Groups["name"].Value) : null;
        }

        // A key that stands there twice with the same value, each on a line of its own.
        return problem.Message.StartsWith("duplicate key `", StringComparison.Ordinal) && FirstLine().Match(problem.Remedy ?? "") is { Success: true } first
            && file.Line(int.Parse(first.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)) == file.Line(line) && IsWhole(file, line)
            ? new Fix("the line, which stands there twice, is gone", edits => edits.RemoveLines(line, line))
            : null;
    }

    private static bool IsWhole(SpecFile file, int line)
    {
        var next = line + 1;
        while (next <= file.LineCount && file.Line(next).TrimStart() is "" or ['#', ..])
            next++;
        var text = file.Line(line).TrimStart();
        return text is not ['-' or '{' or '?', ..] && !text.TrimEnd().EndsWith(':') && !text.Contains(" |", StringComparison.Ordinal) && !text.Contains(" >", StringComparison.Ordinal)
            && Indent(file.Line(next)) <= Indent(file.Line(line));
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^did you mean `(?<name>[^`]+)`\?$", RegexOptions.CultureInvariant)]
    private static partial Regex Meant();

    // Quotes, and what makes a variable of a name.
    [GeneratedRegex(@"^(\$\(|\{\+?|[""'])|[)}""']$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^it stands first in line (?<line>[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstLine();
}
