using ContractTests.Exchanges;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractTests.Runs;

/// <summary>A response body read as JSON for JSONPath; a body that is no JSON holds nothing.</summary>
internal sealed class CapturedBody
{
    private readonly JToken? _root;

    public CapturedBody(ResponseBody body)
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(body.Bytes)))
            {
                DateParseHandling = DateParseHandling.None, // a text that looks like a date is a text
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = 64,
            };
            _root = JToken.ReadFrom(reader);
        }
        catch (Exception error) when (error is JsonException or OverflowException)
        {
            _root = null;
        }
    }

    /// <summary>The first value at a path; null where there is none.</summary>
    public VariableValue? At(string path) => _root?.SelectTokens(path).FirstOrDefault() switch
    {
        null or { Type: JTokenType.Null } => null,
        { Type: JTokenType.String } text => new VariableValue((string)text!),
        { Type: JTokenType.Boolean } flag => new VariableValue((bool)flag ? "true" : "false", (bool)flag ? "true" : "false"),
        var other => other.ToString(Formatting.None) is var json ? new VariableValue(json, json) : null,
    };
}
