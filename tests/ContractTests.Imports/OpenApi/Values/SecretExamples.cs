using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Lints.Rules;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>Examples that look like real credentials: somebody may have forgotten one in the document, and it must not spread.</summary>
internal static class SecretExamples
{
    /// <summary>The value with other texts in their places; the names of their fields are added to <paramref name="found"/>.</summary>
    public static JsonNode? Without(JsonNode? value, List<string> found, string name = "")
    {
        switch (value)
        {
            case JsonObject map:
                foreach (var (key, inner) in map.ToList())
                    map[key] = Without(Detached(inner), found, key);
                return map;
            case JsonArray list:
                var items = list.Select(item => item).ToList();
                list.Clear();
                items.ForEach(item => list.Add(Without(item, found, name)));
                return list;
            case JsonValue when value.GetValueKind() == JsonValueKind.String && SecretLooks.Like(name, value.GetValue<string>()):
                if (!found.Contains(name))
                    found.Add(name);
                return JsonValue.Create(TextValue.Plain);
            default:
                return value;
        }
    }

    private static JsonNode? Detached(JsonNode? node) => node?.DeepClone();
}
