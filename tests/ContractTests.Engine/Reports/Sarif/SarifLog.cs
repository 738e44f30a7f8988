using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractTests.Reports.Sarif;

/// <summary>What every SARIF 2.1.0 log of ours has: one run of one tool with its rules, and results on lines of specs.</summary>
internal static class SarifLog
{
    private const string Root = "%SRCROOT%";
    private const int LongestMessage = 8000;

    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a log; <paramref name="rest"/> writes the rest of its run, the results among it.</summary>
    public static void Write(Stream stream, string id, IReadOnlyList<SarifRule> rules, Action<Utf8JsonWriter> rest)
    {
        using var json = new Utf8JsonWriter(stream, Format);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, rules);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", id);
        json.WriteEndObject();
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        Text(json, "description", "The root of the repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        rest(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What a result begins with: its rule, its level and its message.</summary>
    public static void Head(Utf8JsonWriter json, SarifRule rule, int index, string level, string message)
    {
        json.WriteString("ruleId", rule.Id);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("level", level);
        Message(json, message);
    }

    public static void Message(Utf8JsonWriter json, string message) => Text(json, "message", Plain(message));

    /// <summary>The place, to the end of its text where that is known.</summary>
    public static void Place(Utf8JsonWriter json, SourcePlace place, SpecSources? sources, int? length = null)
    {
        var source = $"{place.File}:{place.Line}:{place.Column}";
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", sources?.Uri(source) ?? SpecSources.Encoded(place.File));
        if (sources is null || sources.InRepository(source) is not null)
            json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        if (length is { } characters)
            json.WriteNumber("endColumn", place.Column + characters);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>By what a result is known again when lines have moved.</summary>
    public static void Fingerprint(Utf8JsonWriter json, string rule, string identity)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("contractTests/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}\n{identity}")))[..32]);
        json.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter json, IReadOnlyList<SarifRule> rules)
    {
        var version = typeof(SarifLog).Assembly.GetName().Version!.ToString(3); // the build gives every assembly one
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ContractTests");
        json.WriteString("version", version);
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Rule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, SarifRule rule)
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
        json.WriteString("problem.severity", rule.Level == "note" ? "recommendation" : rule.Level);
        json.WriteEndObject();
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
