using System.Text.Json.Nodes;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>YAML nodes as JSON, typed as YAML 1.2's core schema says, and the places of JSON pointers among them.</summary>
internal static class YamlNodes
{
    public static JsonNode? Json(SpecNode node) => node switch
    {
        SpecMap map => new JsonObject(map.Entries.Select(e => new KeyValuePair<string, JsonNode?>(e.Key.Text, Json(e.Value)))),
        SpecList list => new JsonArray([.. list.Items.Select(Json)]),
        SpecScalar { IsNull: true } => null,
        SpecScalar { Plain: true } scalar when JsonScalar.Literal(scalar.Text) is { } literal => JsonNode.Parse(literal),
        SpecScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException($"no such node: {node.Kind}"),
    };

    /// <summary>The place of a value, or of its key; null where the pointer leads nowhere.</summary>
    public static SpecMark? Place(SpecNode root, string pointer)
    {
        var (at, mark) = (root, root.Mark);
        foreach (var step in pointer.Split('/').Skip(1).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (at is SpecMap map && map.Entries.FirstOrDefault(e => e.Key.Text == step) is { Key: { } key, Value: { } value })
                (at, mark) = (value, key.Mark);
            else if (at is SpecList list && int.TryParse(step, out var index) && index >= 0 && index < list.Items.Count)
                (at, mark) = (list.Items[index], list.Items[index].Mark);
            else
                return null;
        }

        return mark;
    }
}
