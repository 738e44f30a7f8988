using System.Globalization;
using System.Text;
using System.Xml;

namespace ContractTests.Reports;

/// <summary>
/// `junit.xml`: one suite a service, one test case a case, named by its id, which is unique. Breached is a failure, unanswered an error; unproven and
/// known issues are skipped with their reason. One more suite holds the gate, so that who reads nothing but this file comes to the same decision.
/// </summary>
public static class JUnitFile
{
    public const string Name = "junit.xml";

    private static readonly XmlWriterSettings Format = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    public static void Write(string folder, Results results, SpecSources? sources = null) => ReportFile.Write(Path.Combine(folder, Name), stream =>
    {
        using var xml = XmlWriter.Create(stream, Format);
        var cases = new JUnitCases(results.Cases, sources);
        xml.WriteStartElement("testsuites");
        Counts(xml, "ContractTests", results, JUnitCounts.Of(results.Cases).And(JUnitGate.Counts(results.Gate)));
        foreach (var service in results.Cases.GroupBy(c => c.Service))
        {
            xml.WriteStartElement("testsuite");
            Counts(xml, service.Key, results, JUnitCounts.Of(service));
            Properties(xml, results);
            foreach (var part in service)
                cases.Write(xml, part);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("testsuite");
        Counts(xml, JUnitGate.Name, results, JUnitGate.Counts(results.Gate));
        Properties(xml, results);
        JUnitGate.Write(xml, results);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static void Counts(XmlWriter xml, string name, Results results, JUnitCounts counts)
    {
        xml.WriteAttributeString("name", XmlText.Clean(name));
        xml.WriteAttributeString("tests", Number(counts.Tests));
        xml.WriteAttributeString("failures", Number(counts.Failures));
        xml.WriteAttributeString("errors", Number(counts.Errors));
        xml.WriteAttributeString("skipped", Number(counts.Skipped));
        xml.WriteAttributeString("time", Seconds(counts.Milliseconds));
        xml.WriteAttributeString("timestamp", results.Run.Started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static void Properties(XmlWriter xml, Results results)
    {
        xml.WriteStartElement("properties");
        var (run, gate) = (results.Run, results.Gate);
        foreach (var (name, value) in new[] { ("environment", run.Environment), ("base_url", run.BaseUrl), ("run", run.Id), ("shard", run.Shard), ("gate", gate.Open ? "open" : "closed") })
        {
            if (value is null)
                continue;
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", XmlText.Clean(value));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a suite says of itself before its cases come.</summary>
internal readonly record struct JUnitCounts(int Tests, int Failures, int Errors, int Skipped, double Milliseconds)
{
    public static JUnitCounts Of(IEnumerable<CasePart> cases) => cases.Aggregate(default(JUnitCounts), (counts, part) => counts.And(new JUnitCounts(
        1,
        part is { Failed: true, Verdict: "breached" } ? 1 : 0,
        part is { Failed: true, Verdict: "unanswered" } ? 1 : 0,
        part.Known || part.Verdict == "unproven" ? 1 : 0,
        part.ElapsedMs ?? 0)));

    public JUnitCounts And(JUnitCounts other) =>
        new(Tests + other.Tests, Failures + other.Failures, Errors + other.Errors, Skipped + other.Skipped, Milliseconds + other.Milliseconds);
}
