using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractTests.Contracts.Requests;

namespace ContractTests.Exchanges;

/// <summary>A JSON template with every variable replaced, as UTF-8.</summary>
internal static class FilledTemplate
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="UnmakeableRequestException">Nobody provided a name that the template asks for.</exception>
    public static byte[] Of(JsonTemplate template, VariableScope scope, IReadOnlyDictionary<string, VariableText> path)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Json))
            Write(writer, template, scope, path);
        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonTemplate template, VariableScope scope, IReadOnlyDictionary<string, VariableText> path)
    {
        switch (template)
        {
            case JsonObjectTemplate map:
                writer.WriteStartObject();
                foreach (var (name, value) in map.Members)
                {
                    writer.WritePropertyName(scope.Text(name, path));
                    Write(writer, value, scope, path);
                }

                writer.WriteEndObject();
                break;
            case JsonArrayTemplate list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item, scope, path);
                writer.WriteEndArray();
                break;
            case JsonLiteralTemplate literal:
                writer.WriteRawValue(literal.Json, skipInputValidation: true);
                break;
            case JsonTextTemplate { Text: { Plain: true, Lone: { } lone } } when scope.Value(lone.Name, path).Json is { } typed:
                writer.WriteRawValue(typed, skipInputValidation: true);
                break;
            case JsonTextTemplate text:
                writer.WriteStringValue(scope.Text(text.Text, path));
                break;
        }
    }
}
