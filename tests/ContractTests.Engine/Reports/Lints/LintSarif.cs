using System.Globalization;
using ContractTests.Lints;
using ContractTests.Reports.Sarif;

namespace ContractTests.Reports.Lints;

/// <summary>Findings in SARIF 2.1.0, as code scanning and editors read it.</summary>
public static class LintSarif
{
    private static readonly IReadOnlyList<SarifRule> Rules =
        [.. LintRules.All.Select(r => new SarifRule(r.Name, Judgements.Kebab.Of(r.Level), r.Explanation, r.Explanation, r.CanBeSilenced ? $"Where it is meant so, write the comment `# lint: ignore {r.Name}` behind the line or above it." : "Nothing is sent while there is one."))];

    public static void Write(Stream stream, LintReport report, SpecSources sources) => SarifLog.Write(stream, "contract-tests/lint/", Rules, json =>
    {
        var seen = new Dictionary<string, int>();
        json.WriteStartArray("results");
        foreach (var finding in report.Lint.Findings)
        {
            var index = LintRules.All.ToList().IndexOf(finding.Rule);
            var (message, remedy) = (report.Message(finding), report.Remedy(finding));
            json.WriteStartObject();
            SarifLog.Head(json, Rules[index], index, LintReport.Level(finding), remedy is null ? message : $"{message}: {remedy}");
            json.WriteStartArray("locations");
            json.WriteStartObject();
            SarifLog.Place(json, new SourcePlace(finding.File.Name, finding.Mark.Line, finding.Mark.Column), sources, finding.Mark.Length);
            json.WriteEndObject();
            json.WriteEndArray();
            // The same sentence may be true of several lines of a file.
            var identity = $"{finding.File.Name}\n{message}";
            var before = seen[identity + finding.Rule.Name] = seen.GetValueOrDefault(identity + finding.Rule.Name) + 1;
            SarifLog.Fingerprint(json, finding.Rule.Name, string.Create(CultureInfo.InvariantCulture, $"{identity}\n{before}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
