using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>The library's stand-in for `null` among examples, defaults and enums, told apart and made null again.</summary>
internal static class JsonNull
{
    extension(JsonNode? node)
    {
        public bool IsNull => node is null || node.IsJsonNullSentinel() || (node is JsonValue && node.GetValueKind() == JsonValueKind.Null);

        /// <summary>A copy that belongs to nothing, in which null is null.</summary>
        public JsonNode? Copy() => node switch
        {
            _ when node.IsNull => null,
            JsonObject map => new JsonObject(map.Select(m => new KeyValuePair<string, JsonNode?>(m.Key, m.Value.Copy()))),
            JsonArray list => new JsonArray([.. list.Select(item => item.Copy())]),
            _ => JsonNode.Parse(node!.ToJsonString()), // not null: checked above
        };
    }
}
