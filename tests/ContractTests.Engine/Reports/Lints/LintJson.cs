using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractTests.Reports.Lints;

/// <summary>Findings for programs: an array of them, in the order of their places.</summary>
public static class LintJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream stream, LintReport report)
    {
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartArray();
            foreach (var finding in report.Lint.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Rule.Name);
                json.WriteString("level", LintReport.Level(finding));
                json.WriteString("file", finding.File.Name);
                json.WriteNumber("line", finding.Mark.Line);
                json.WriteNumber("column", finding.Mark.Column);
                json.WriteString("message", report.Message(finding));
                json.WriteString("instead", report.Remedy(finding));
                json.WriteBoolean("fixable", finding.Fix is not null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        stream.Write("\n"u8);
    }
}
