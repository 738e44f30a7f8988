using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Exchanges;
using Newtonsoft.Json.Linq;
using JsonTextReader = Newtonsoft.Json.JsonTextReader;

namespace ContractTests.Runs;

/// <summary>
/// A response body read as JSON. Newtonsoft walks the JSONPath; the value is taken from the text itself, so that a number keeps its digits.
/// </summary>
internal sealed class CapturedBody
{
    private const int DeepestNesting = 1000;

    private readonly JToken? _paths;
    private readonly JsonNode? _values;

    public CapturedBody(Answer answer)
    {
        if (answer.Body.Truncated)
            Unreadable = "the body is longer than 1 MiB";
        else if (answer.Header("Content-Encoding") is { Length: > 0 } encoding and not "identity")
            Unreadable = $"the body is encoded: {encoding}";
        else if (answer.Body.Length == 0)
            Unreadable = "the body is empty";
        if (Unreadable is not null)
            return;
        try
        {
            _values = JsonNode.Parse(answer.Body.Bytes, documentOptions: new JsonDocumentOptions { MaxDepth = DeepestNesting });
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(answer.Body.Bytes)))
            {
                DateParseHandling = Newtonsoft.Json.DateParseHandling.None, // a text that looks like a date is a text
                MaxDepth = DeepestNesting,
            };
            _paths = JToken.ReadFrom(reader);
        }
        catch (Exception error) when (error is JsonException or Newtonsoft.Json.JsonException)
        {
            Unreadable = "the body is not JSON";
        }
    }

    /// <summary>Why nothing can be found in the body; null where something might.</summary>
    public string? Unreadable { get; }

    /// <summary>The first value at a path; null where there is none, or null itself.</summary>
    public VariableValue? At(string path)
    {
        if (_paths?.SelectTokens(path).FirstOrDefault() is not { } token || ValueOf(token) is not { } value)
            return null;
        return value.GetValueKind() == JsonValueKind.String ? new VariableValue(value.GetValue<string>()) : new VariableValue(value.ToJsonString(), value.ToJsonString());
    }

    private JsonNode? ValueOf(JToken token) => token.Parent switch
    {
        null => _values,
        JProperty property => (ValueOf(property.Parent!) as JsonObject)?[property.Name], // a property belongs to an object
        JArray array => (ValueOf(array) as JsonArray)?[array.IndexOf(token)],
        _ => null,
    };
}
