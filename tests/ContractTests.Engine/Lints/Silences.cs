using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Lints;

/// <summary>The comments `# lint: ignore RULE, RULE`: behind a line for that line, on a line of its own for the next one that is no comment.</summary>
internal sealed partial class Silences
{
    private readonly List<Silence> _all = [];
    private readonly ILookup<(string File, int Line, string Rule), Silence> _byPlace;

    public Silences(IEnumerable<SpecFile> files)
    {
        foreach (var file in files.Where(f => f.Text.Contains("lint:", StringComparison.Ordinal)))
            Read(file);
        _byPlace = _all.SelectMany(s => s.Lines.Select(line => (Place: (s.Mark.File.Name, line, s.Rule), Silence: s))).ToLookup(s => s.Place, s => s.Silence);
    }

    /// <summary>Whether a comment silences the finding.</summary>
    public bool Cover(Finding finding)
    {
        if (!finding.Rule.CanBeSilenced)
            return false;
        var covering = _byPlace[(finding.File.Name, finding.Mark.Line, finding.Rule.Name)].ToList();
        covering.ForEach(s => s.Used = true);
        return covering.Count > 0;
    }

    /// <summary>Those that covered nothing; names that are no rule are told in any case.</summary>
    public IEnumerable<Finding> Idle(bool everythingWasLookedAt)
    {
        foreach (var silence in _all.Where(s => !s.Used))
        {
            var known = LintRules.All.Where(r => r.CanBeSilenced).Select(r => r.Name).ToList();
            if (!known.Contains(silence.Rule))
            {
                var slips = known.Where(k => Suggestion.IsSlip(silence.Rule, k)).ToList();
                var problem = silence.Rule == LintRules.Problem.Name;
                yield return new Finding(LintRules.IdleIgnore, silence.Mark, problem ? "a problem cannot be silenced" : $"there is no rule `{silence.Rule}`", problem ? "correct it" : Suggestion.For(silence.Rule, known) ?? "`lint --rules` lists them")
                {
                    Fix = slips is [var meant] ? Fix.Replace(silence.Mark, silence.Rule, meant) : null,
                };
            }
            else if (everythingWasLookedAt)
            {
                yield return new Finding(LintRules.IdleIgnore, silence.Mark, $"there is nothing to silence: `{silence.Rule}` finds nothing here", "remove it") { Fix = silence.Removal };
            }
        }
    }

    private void Read(SpecFile file)
    {
        for (var number = 1; number <= file.LineCount; number++)
        {
            if (Comment().Match(file.Line(number)) is not { Success: true } match)
                continue;
            var rules = match.Groups["rule"].Captures;
            var alone = file.Line(number)[..match.Groups["comment"].Index].Trim().Length == 0;
            foreach (Capture rule in rules)
            {
                var mark = new SpecMark(file, number, rule.Index + 1, rule.Length);
                _all.Add(new Silence(rule.Value, mark, alone ? [number, Next(file, number)] : [number]) { Removal = rules.Count > 1 ? null : Removal(mark, match.Groups["comment"].Index, alone) });
            }
        }
    }

    private static int Next(SpecFile file, int number)
    {
        do
            number++;
        while (number < file.LineCount && (file.Line(number).TrimStart() is "" or ['#', ..]));
        return number;
    }

    private static Fix Removal(SpecMark mark, int comment, bool alone)
    {
        var line = mark.File.Line(mark.Line);
        var end = line[..comment].TrimEnd().Length;
        return new Fix("the comment is gone", edits =>
        {
            if (alone)
                edits.RemoveLines(mark.Line, mark.Line);
            else
                edits.Replace(mark with { Column = end + 1 }, line.Length - end, "");
        });
    }

    [GeneratedRegex(@"(^|\s)(?<comment>#\s*lint:\s*ignore\s+(?<rule>[a-z][a-z-]*)(\s*,\s*(?<rule>[a-z][a-z-]*))*)", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    private sealed record Silence(string Rule, SpecMark Mark, IReadOnlyList<int> Lines)
    {
        public bool Used { get; set; }

        public Fix? Removal { get; init; }
    }
}
