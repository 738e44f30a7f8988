using System.Globalization;
using System.Text;
using System.Xml;

namespace ContractTests.Reports;

/// <summary>
/// `junit.xml`: one suite a service, one test case a case, named by its id, which is unique. Breached is a failure, unanswered an error,
/// unproven is skipped with its reason.
/// </summary>
public static class JUnitFile
{
    public const string Name = "junit.xml";

    private static readonly XmlWriterSettings Format = new() { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    public static void Write(string folder, Results results)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Format))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, "ContractTests", results.Cases, results.Run.Started);
            foreach (var service in results.Cases.GroupBy(c => c.Service))
                Suite(xml, service.Key, [.. service], results.Run.Started);
            xml.WriteEndElement();
        }

        ReportFile.Write(Path.Combine(folder, Name), bytes.ToArray());
    }

    private static void Suite(XmlWriter xml, string service, IReadOnlyList<CasePart> cases, DateTimeOffset started)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, service, cases, started);
        foreach (var part in cases)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", Clean($"ContractTests.{service}.{part.Operation}"));
            xml.WriteAttributeString("name", Clean(part.Id));
            xml.WriteAttributeString("time", Seconds(part.ElapsedMs));
            xml.WriteAttributeString("file", Clean(File(part.Source)));
            Outcome(xml, part);
            if (part.Flaky)
                EarlierAttempts(xml, part);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Outcome(XmlWriter xml, CasePart part)
    {
        var (element, type) = part.Verdict switch
        {
            "breached" => ("failure", part.Breach),
            "unanswered" => ("error", part.Unanswered),
            "unproven" => ("skipped", null),
            _ => (null, null),
        };
        if (element is null)
            return;
        var message = Clean(part.Message ?? "");
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", message.Split('\n')[0]);
        if (type is not null)
            xml.WriteAttributeString("type", type);
        if (element != "skipped" || message.Contains('\n', StringComparison.Ordinal))
            xml.WriteString(message);
        xml.WriteEndElement();
    }

    // As Maven Surefire writes it and CI servers read it: the test passed, and these attempts before it did not.
    private static void EarlierAttempts(XmlWriter xml, CasePart part)
    {
        foreach (var attempt in part.Attempts.Where(a => a.Verdict is "breached" or "unanswered"))
        {
            xml.WriteStartElement(attempt.Verdict == "breached" ? "flakyFailure" : "flakyError");
            xml.WriteAttributeString("message", Clean(Message.AttemptText(attempt)));
            xml.WriteAttributeString("type", attempt.Why ?? "");
            xml.WriteEndElement();
        }
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyList<CasePart> cases, DateTimeOffset started)
    {
        xml.WriteAttributeString("name", Clean(name));
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(c => c.Verdict == "breached")));
        xml.WriteAttributeString("errors", Number(cases.Count(c => c.Verdict == "unanswered")));
        xml.WriteAttributeString("skipped", Number(cases.Count(c => c.Verdict == "unproven")));
        xml.WriteAttributeString("time", Seconds(cases.Sum(c => c.ElapsedMs ?? 0)));
        xml.WriteAttributeString("timestamp", started.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    // FILE:LINE:COLUMN, where FILE may begin with a drive and its colon.
    private static string File(string source) => source[..source.LastIndexOf(':', source.LastIndexOf(':') - 1)];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double? milliseconds) => ((milliseconds ?? 0) / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    // XML 1.0 has no way to say a control character or half of a surrogate pair.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? "\uFFFD" : r.ToString()));
}
