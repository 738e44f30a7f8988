using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContractTests.Reports;

/// <summary>`results.json`: UTF-8, keys in snake_case, in the order of the specs.</summary>
public static class ResultsFile
{
    public const string Name = "results.json";

    // Readable in the file: template braces and quotes are not escaped beyond what JSON asks for.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Part by part, so that however many cases there are, no more than a few of them are in memory as text.
    private const int MostPending = 64 * 1024;

    public static void Write(string folder, Results results) => ReportFile.Write(Path.Combine(folder, Name), stream => Write(stream, results, ResultsJson.Default));

    // An editor may have put it there.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="JsonException">The file is no such JSON.</exception>
    public static Results? Read(string path) => Parse(Content(path));

    /// <exception cref="JsonException">The content is no such JSON.</exception>
    public static Results? Parse(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, ResultsJson.Default.Results);

    public static ReadOnlyMemory<byte> Content(string path)
    {
        var content = File.ReadAllBytes(path);
        return content.AsSpan().StartsWith(ByteOrderMark) ? content.AsMemory(ByteOrderMark.Length) : content;
    }

    private static void Write(Stream stream, Results results, ResultsJson json)
    {
        using var writer = new Utf8JsonWriter(stream, Readable);
        writer.WriteStartObject();
        writer.WriteNumber("version", results.Version);
        Part("run", results.Run, json.RunPart);
        Part("gate", results.Gate, json.GatePart);
        Part("totals", results.Totals, json.TotalsPart);
        Parts("cases", results.Cases, json.CasePart);
        Parts("coverage", results.Coverage, json.CoveragePart);
        Parts("undocumented", results.Undocumented, json.UndocumentedPart);
        Parts("fixtures", results.Fixtures, json.SupportPart);
        Parts("leftovers", results.Leftovers, json.LeftoverPart);
        Parts("known_issues", results.KnownIssues, json.KnownIssuePart);
        writer.WriteEndObject();

        void Part<T>(string name, T part, JsonTypeInfo<T> type)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, part, type);
        }

        void Parts<T>(string name, IReadOnlyList<T> parts, JsonTypeInfo<T> type)
        {
            writer.WriteStartArray(name);
            foreach (var part in parts)
            {
                JsonSerializer.Serialize(writer, part, type);
                if (writer.BytesPending > MostPending)
                    writer.Flush();
            }

            writer.WriteEndArray();
        }
    }
}
