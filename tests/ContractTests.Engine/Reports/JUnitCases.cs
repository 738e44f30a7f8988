using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace ContractTests.Reports;

/// <summary>
/// The test cases of `junit.xml`. Elements and their order are Maven Surefire's, which Jenkins reads; `file` and `line` are for GitLab and GitHub.
/// The more cases fail, the less each of them may say: GitLab takes no report above 30 MB.
/// </summary>
internal sealed class JUnitCases(IReadOnlyList<CasePart> cases, SpecSources? sources)
{
    private const int BytesForMessages = 10_000_000;
    private const int LongestMessage = 16 * 1024;
    private const int LongestLine = 300;
    private const int LongestAttempt = 150;
    private const int MostAttempts = 3;

    private readonly int _longest = Math.Clamp(BytesForMessages / Math.Max(1, cases.Count(c => c.Message is not null)), LongestLine, LongestMessage);
    private readonly HashSet<string> _shared = cases.Select(c => Named(c.Id)).GroupBy(name => name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();

    public void Write(XmlWriter xml, CasePart part)
    {
        var place = sources?.InRepository(part.Source) ?? SourcePlace.Parse(part.Source);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Clean($"ContractTests.{part.Service}.{part.Operation}"));
        xml.WriteAttributeString("name", Name(part.Id));
        xml.WriteAttributeString("time", JUnitFile.Seconds(part.ElapsedMs ?? 0));
        xml.WriteAttributeString("file", XmlText.Clean(place.File));
        xml.WriteAttributeString("line", place.Line.ToString(CultureInfo.InvariantCulture));
        switch (part)
        {
            case { Known: true }:
                Outcome(xml, "skipped", null, Message.KnownText(part), part);
                break;
            case { Verdict: "unproven" }:
                Outcome(xml, "skipped", null, part.Message, part);
                break;
            case { Verdict: "breached" }:
                Outcome(xml, "failure", part.Breach, part.Message, part);
                break;
            case { Verdict: "unanswered" }:
                Attempts(xml, part, "breached"); // Surefire has them before the error
                Outcome(xml, "error", part.Unanswered, part.Message, part);
                Attempts(xml, part, "unanswered");
                xml.WriteEndElement();
                return;
        }

        Attempts(xml, part, "breached");
        Attempts(xml, part, "unanswered");
        xml.WriteEndElement();
    }

    private void Outcome(XmlWriter xml, string element, string? type, string? line, CasePart part)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", XmlText.Clean((line ?? "").Split('\n')[0], LongestLine));
        if (type is not null)
            xml.WriteAttributeString("type", type);
        xml.WriteString(XmlText.Clean(part.Message ?? "", _longest));
        xml.WriteEndElement();
    }

    // As Maven Surefire writes them: of a test that passed in the end they are flaky, of another they are runs before the one that counts.
    private static void Attempts(XmlWriter xml, CasePart part, string verdict)
    {
        if (part.Known || part.Verdict == "unproven")
            return;
        var tried = part.Attempts.Where(a => a.Verdict is not null).ToList();
        var earlier = tried.SkipLast(1).Where(a => a.Verdict == verdict).ToList();
        foreach (var attempt in earlier.TakeLast(MostAttempts))
        {
            xml.WriteStartElement($"{(part.Failed ? "rerun" : "flaky")}{(verdict == "breached" ? "Failure" : "Error")}");
            xml.WriteAttributeString("message", XmlText.Clean(Message.AttemptText(attempt), LongestAttempt));
            xml.WriteAttributeString("type", attempt.Why ?? "");
            xml.WriteElementString("stackTrace", string.Create(CultureInfo.InvariantCulture, $"attempt {tried.IndexOf(attempt) + 1} of {tried.Count}, at {attempt.Started.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, {attempt.ElapsedMs:0} ms{(earlier.Count > MostAttempts ? $"; results.json has all {earlier.Count}" : "")}"));
            xml.WriteEndElement();
        }
    }

    // Characters that XML does not know look alike: such ids are told apart by a mark made of the id.
    private string Name(string id) => Named(id) is var name && _shared.Contains(name) ? $"{name} [{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(id)))[..8]}]" : name;

    // Readers trim names.
    private static string Named(string id) => XmlText.Clean(id).Trim();
}
