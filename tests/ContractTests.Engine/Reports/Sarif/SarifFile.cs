using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractTests.Runs;

namespace ContractTests.Reports.Sarif;

/// <summary>`results.sarif`: what is wrong, on the lines of the specs, in SARIF 2.1.0, as code scanning and editors read it.</summary>
public static class SarifFile
{
    public const string Name = "results.sarif";

    private const string Root = "%SRCROOT%";
    private const int MostResults = 25_000; // GitHub takes no more of a run
    private const int LongestMessage = 8000;

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, Results results, SpecSources? sources = null) => ReportFile.Write(Path.Combine(folder, Name), stream =>
    {
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", $"contract-tests/{results.Run.Environment}/{results.Run.Id}"); // what stands before the last slash is GitHub's category
        json.WriteEndObject();
        Invocation(json, results);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        Text(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var result in SarifResult.Of(results).Take(MostResults))
            Result(json, result, sources);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("environment", results.Run.Environment);
        json.WriteString("baseUrl", results.Run.BaseUrl);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Tool(Utf8JsonWriter json)
    {
        var version = typeof(SarifFile).Assembly.GetName().Version!.ToString(3); // the build gives every assembly one
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ContractTests");
        json.WriteString("version", version);
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var rule in SarifRule.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            Text(json, "shortDescription", rule.Short);
            Text(json, "fullDescription", rule.Full);
            json.WriteStartObject("help");
            json.WriteString("text", rule.Help.Replace("`", "", StringComparison.Ordinal));
            json.WriteString("markdown", rule.Help);
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Level);
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartArray("tags");
            json.WriteStringValue("api-contract");
            json.WriteEndArray();
            json.WriteString("precision", "very-high");
            json.WriteString("problem.severity", rule.Level);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A tool that judged has done its work, whatever came of it.
    private static void Invocation(Utf8JsonWriter json, Results results)
    {
        var gate = results.Gate;
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteString("startTimeUtc", results.Run.Started.UtcDateTime);
        json.WriteString("endTimeUtc", results.Run.Finished.UtcDateTime);
        json.WriteNumber("exitCode", gate.ExitCode);
        json.WriteString("exitCodeDescription", SummaryFile.GateLine(gate));
        json.WriteBoolean("executionSuccessful", (ExitCode)gate.ExitCode is ExitCode.Open or ExitCode.Closed);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var reason in gate.Reasons)
            Notification(json, "error", reason);
        foreach (var remark in gate.Remarks)
            Notification(json, "note", remark);
        foreach (var leftover in results.Leftovers)
            Notification(json, "error", $"left over on the server: {leftover.What}: {leftover.Why}");
        if (SarifResult.Of(results).Count() is > MostResults and var all)
            Notification(json, "warning", $"{Gate.Counted(all - MostResults, "more result")}: see {ResultsFile.Name}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Notification(Utf8JsonWriter json, string level, string message)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        Text(json, "message", Plain(message));
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, SarifResult result, SpecSources? sources)
    {
        var rule = SarifRule.IndexOf(result.Rule);
        json.WriteStartObject();
        json.WriteString("ruleId", result.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", SarifRule.All[rule].Level);
        Text(json, "message", Plain(result.Message));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        Place(json, result.Source, sources);
        if (result.Case is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("name", result.Case.Operation);
            json.WriteString("fullyQualifiedName", result.Case.Id);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("contractTests/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{result.Rule}\n{result.Identity}")))[..32]);
        json.WriteEndObject();
        if (result.Case is { } part)
        {
            if (part.Known)
                Suppression(json, part);
            Properties(json, part);
        }

        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, string source, SpecSources? sources)
    {
        var place = SourcePlace.Parse(source);
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", sources?.Uri(source) ?? SpecSources.Encoded(place.File));
        if (sources is null || sources.InRepository(source) is not null)
            json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Suppression(Utf8JsonWriter json, CasePart part)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", Message.KnownText(part));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, CasePart part)
    {
        json.WriteStartObject("properties");
        foreach (var (name, value) in new[] { ("case", part.Id), ("documented", part.Expected), ("received", part.Received?.StatusLine), ("severity", part.Severity), ("owner", part.Owner), ("ticket", part.Ticket) })
        {
            if (value is not null)
                json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // In a message of SARIF, [text](target) is a link; what a server sent must not become one.
    private static string Plain(string message)
    {
        var cut = message.Length <= LongestMessage ? message : $"{message[..(char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage)]}…";
        return cut.Contains("](", StringComparison.Ordinal) ? cut.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal) : cut;
    }
}
