using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;
using ContractTests.Contracts.Services;
using static ContractTests.Lints.LintRules;

namespace ContractTests.Lints.Rules;

/// <summary>What is said twice.</summary>
internal sealed class Repetitions(LintedSpecs specs, Findings findings)
{
    private static readonly string[] Lists = ["reason", "methods", "tags", "only", "links", "inherit", "status", "cases", "environments", "severities", "unmet"];
    private static readonly string[] Sent = [.. RequestReader.Keys, "provoke"];
    private static readonly string[] Expected = ["expect", "capture", "cleanup", "retry", "fresh", "only"];
    private static readonly string[] Bodies = ["body", "raw", "form", "multipart", "file"];

    public void Run()
    {
        foreach (var (_, root) in specs.Roots)
            FindEntries(root);
        foreach (var operation in specs.Services.SelectMany(s => s.Operations))
        {
            FindCases(operation);
            foreach (var contractCase in operation.Cases.Where(c => c.Source.File == operation.Mark.File)) // a recipe for all of them may repeat what one says
                FindDefaults(contractCase.Written, operation.Written.At("request"));
        }
    }

    private void FindEntries(SpecNode? node)
    {
        foreach (var (key, value) in node.Entries)
        {
            if (Lists.Contains(key.Text) && value is SpecList list)
                FindEntries(list, key.Text);
            if (key.Text == "headers" && value is SpecMap headers)
                FindHeaders(headers);
            if (!Bodies.Contains(key.Text))
                FindEntries(value);
        }

        foreach (var item in node is SpecList items ? items.Items : [])
            FindEntries(item);
    }

    private void FindEntries(SpecList list, string key)
    {
        var known = new HashSet<string>();
        foreach (var repeated in list.Items.OfType<SpecScalar>().Where(s => !known.Add(s.Text)))
            findings.Add(RepeatedEntry, repeated.Mark, $"`{key}` lists `{repeated.Text}` twice", "once is enough");
    }

    private void FindHeaders(SpecMap headers)
    {
        foreach (var same in headers.Entries.GroupBy(e => e.Key.Text, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var (again, _) in same.Skip(1))
                findings.Add(DuplicateHeader, again.Mark, $"the header `{again.Text}` is the same as `{same.First().Key.Text}`", "names of headers have no case: write both values as a list under one of them");
        }
    }

    private void FindCases(Operation operation)
    {
        foreach (var same in operation.Cases.Where(c => c.Written.At("unproven") is null).GroupBy(c => Part(c.Written, Sent, operation.Written.At("request"))))
        {
            var earlier = new List<ContractCase>();
            foreach (var again in same)
            {
                if (earlier.FirstOrDefault(e => e.Status == again.Status && Part(e.Written, Expected) == Part(again.Written, Expected)) is { } first)
                    findings.Add(DuplicateCase, Place(again), $"{Told(again)} sends and expects the same as {Told(first)}", $"that one is in line {first.Source.Line}: remove one of them, or say what is special about it");
                else if (earlier.FirstOrDefault(e => !Overlap(e.Status, again.Status) && Part(e.Written, ["only"]) == Part(again.Written, ["only"])) is { } other && again.Written.At("provoke") is null)
                    findings.Add(ContradictingCases, Place(again), $"{Told(again)} sends the same as {Told(other)}, which expects {other.Status}", "one of them cannot be kept: say what is special about each request");
                earlier.Add(again);
            }
        }
    }

    // What a case changes about its operation's request is what makes it another one.
    private static string Part(SpecNode written, string[] keys, SpecNode? defaults = null) => string.Join("|", keys
        .Select(key => (Key: key, Meaning: written.At(key).Meaning))
        .Where(p => p.Meaning.Length > 0 && (p.Meaning != "{}" || Bodies.Contains(p.Key)) && p.Meaning != defaults.At(p.Key).Meaning)
        .Select(p => $"{p.Key}={p.Meaning}"));

    private static bool Overlap(Contracts.StatusKey a, Contracts.StatusKey b) => a.IsRange ? a.Covers(b.Code) : b.Covers(a.Code);

    private static SpecMark Place(ContractCase contractCase) => contractCase.Written.At("case")?.Mark ?? contractCase.Source;

    private static string Told(ContractCase contractCase) => contractCase.Name is null ? $"the case for {contractCase.Status}" : $"the case `{contractCase.Name}` for {contractCase.Status}";

    private void FindDefaults(SpecNode written, SpecNode? defaults)
    {
        foreach (var (key, value) in written.Entries.Where(e => RequestReader.Keys.Contains(e.Key.Text)))
        {
            if (defaults.At(key.Text) is not { } given)
                continue;
            if (given.Meaning == value.Meaning)
                Tell(key);
            else if (!Bodies.Contains(key.Text))
                value.Entries.Where(e => given.At(e.Key.Text) is { } same && same.Meaning == e.Value.Meaning).Select(e => e.Key).ToList().ForEach(Tell);
        }

        void Tell(SpecScalar key) => findings.Add(RepeatedDefault, key.Mark, $"`{key.Text}` is what the operation's `request` says anyway", "leave it out");
    }
}
