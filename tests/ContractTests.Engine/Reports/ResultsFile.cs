using System.Text.Encodings.Web;
using System.Text.Json;

namespace ContractTests.Reports;

/// <summary>`results.json`: UTF-8, keys in snake_case, in the order of the specs.</summary>
public static class ResultsFile
{
    public const string Name = "results.json";

    // Readable in the file: template braces and quotes are not escaped beyond what JSON asks for.
    private static readonly ResultsJson Json = new(new JsonSerializerOptions(ResultsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(string folder, Results results) => ReportFile.Write(Path.Combine(folder, Name), stream => JsonSerializer.Serialize(stream, results, Json.Results));

    // An editor may have put it there.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="JsonException">The file is no such JSON.</exception>
    public static Results? Read(string path) => Parse(Content(path));

    /// <exception cref="JsonException">The content is no such JSON.</exception>
    public static Results? Parse(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, Json.Results);

    public static ReadOnlyMemory<byte> Content(string path)
    {
        var content = File.ReadAllBytes(path);
        return content.AsSpan().StartsWith(ByteOrderMark) ? content.AsMemory(ByteOrderMark.Length) : content;
    }
}
