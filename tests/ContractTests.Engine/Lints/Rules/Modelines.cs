using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Lints.Rules;

/// <summary>The comment by which editors with a YAML language server know a file's schema, where the specs have the schemas at all.</summary>
internal sealed partial class Modelines(LintedSpecs specs, Findings findings)
{
    public void Run()
    {
        foreach (var (name, root) in specs.Roots)
        {
            var (inService, file) = (name.Contains('/', StringComparison.Ordinal), Path.GetFileNameWithoutExtension(name));
            var schema = inService && file is not ("service" or "status-codes") ? "operations" : file;
            if (File.Exists(Path.Combine(specs.Location, "schema", $"{schema}.schema.json")))
                Check(root.Mark.File, $"{(inService ? "../" : "")}schema/{schema}.schema.json");
        }
    }

    private void Check(SpecFile file, string schema)
    {
        for (var number = 1; number <= file.LineCount && file.Line(number) is ['#', ..] or ""; number++)
        {
            if (Modeline().Match(file.Line(number)) is not { Success: true } match)
                continue;
            var (named, mark) = (match.Groups["schema"], new SpecMark(file, number, match.Groups["schema"].Index + 1, match.Groups["schema"].Length));
            if (named.Value.Contains("://", StringComparison.Ordinal) || Path.GetFullPath(Path.Combine(file.Folder, named.Value)) == Path.GetFullPath(Path.Combine(file.Folder, schema)))
                return;
            findings.Add(LintRules.Modeline, mark, $"this is not the schema of {Path.GetFileName(file.Name)}", $"write `{schema}`", Fix.Replace(mark, named.Value, schema));
            return;
        }

        var line = $"# yaml-language-server: $schema={schema}";
        findings.Add(LintRules.Modeline, new SpecMark(file, 1, 1, 1), "editors do not know the file's schema", $"write `{line}` in the first line", new Fix($"the first line is `{line}` now", edits => edits.InsertAfter(0, [line])));
    }

    [GeneratedRegex(@"^#\s*yaml-language-server:\s*\$schema=(?<schema>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Modeline();
}
