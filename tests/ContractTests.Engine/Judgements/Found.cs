using ContractTests.Exchanges;
using Newtonsoft.Json.Linq;

namespace ContractTests.Judgements;

/// <summary>A value that a matcher is held against: a text, or a JSON value with its place in the body.</summary>
internal sealed record Found(string Text, JToken? Json = null)
{
    public static Found Of(JToken token) => new(token.Type == JTokenType.String ? token.Value<string>()! : "", token); // it is a string

    public string Words(Shown shown) => Json is null ? shown.Quoted(Text) : shown.Of(JsonTree.Text(Json, Shown.Needed));

    /// <summary>The place as a JSONPath.</summary>
    public string Path => Json is null ? "" : Json.Path is "" ? "$" : Json.Path[0] == '[' ? $"${Json.Path}" : $"$.{Json.Path}";
}
