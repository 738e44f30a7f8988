using System.Text;
using System.Xml;
using ContractTests.Judgements;
using ContractTests.Runs;

namespace ContractTests.Reports;

/// <summary>The gate as a test case, also for what closes it without being a case: a fixture, a leftover, a policy, an expired known issue.</summary>
internal static class JUnitGate
{
    public const string Name = "gate";

    private const int LongestLine = 1000;
    private const int LongestText = 256 * 1024;

    public static JUnitCounts Counts(GatePart gate) => new(1, gate.Open ? 0 : 1, 0, 0, 0);

    public static void Write(XmlWriter xml, Results results)
    {
        var gate = results.Gate;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"ContractTests.{Name}");
        xml.WriteAttributeString("name", Name);
        xml.WriteAttributeString("time", JUnitFile.Seconds(0));
        if (!gate.Open)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", XmlText.Clean(SummaryFile.GateLine(gate), LongestLine));
            xml.WriteAttributeString("type", Kebab.Of((ExitCode)gate.ExitCode));
            xml.WriteString(XmlText.Clean(Text(results), LongestText));
            xml.WriteEndElement();
        }
        else if (gate.Remarks.Count > 0)
        {
            xml.WriteElementString("system-out", XmlText.Clean(string.Join('\n', gate.Remarks), LongestText));
        }

        xml.WriteEndElement();
    }

    private static string Text(Results results)
    {
        var text = new StringBuilder();
        Section("GATE CLOSED", results.Gate.Reasons);
        Section("Remarks", results.Gate.Remarks);
        Section("Fixture requests that went wrong", results.Fixtures.Select(f => $"{f.What} ({Gate.Counted(f.Count, "time")}): {f.Request}: {f.Message}, {f.Source}"));
        Section("Left over on the server", results.Leftovers.Select(l => $"{l.What}: {l.Why}{(l.Request is null ? "" : $"\n    {l.Request}")}"));
        Section("Known issues", results.KnownIssues.Select(Message.Of));
        return text.ToString();

        void Section(string title, IEnumerable<string> lines)
        {
            if (lines.ToList() is { Count: > 0 } all)
                text.Append(text.Length == 0 ? "" : "\n").Append(title).Append('\n').AppendJoin("", all.Select(line => $"- {line}\n"));
        }
    }
}
