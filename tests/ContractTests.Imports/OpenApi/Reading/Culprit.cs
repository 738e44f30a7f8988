using System.Text.Json.Nodes;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>
/// Finds the part of a document that the library cannot read, since its exceptions tell no place: of the parts, that half is kept which still cannot
/// be read, again and again.
/// </summary>
internal static class Culprit
{
    // Without these it would be no document.
    private static readonly string[] Kept = ["openapi"];

    /// <summary>The pointer of the smallest part found.</summary>
    public static string Find(JsonNode document, Func<JsonNode, bool> fails)
    {
        var root = document.DeepClone();
        var (at, pointer) = (root, "");
        while (Alone(root, at, fails) is { } child)
        {
            pointer = $"{pointer}/{child.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (child.Node is not (JsonObject or JsonArray))
                break;
            at = child.Node;
        }

        return pointer;
    }

    // The one child that makes the document fail by itself; the others are gone afterwards. Null where there is none.
    private static (string Name, JsonNode? Node)? Alone(JsonNode root, JsonNode at, Func<JsonNode, bool> fails)
    {
        var children = at is JsonObject map ? map.Where(m => at != root || !Kept.Contains(m.Key)).Select(m => (m.Key, m.Value)).ToList() : at.AsArray().Select((item, index) => ($"{index}", item)).ToList();
        if (children.Count == 0)
            return null;
        Keep(at, []);
        if (fails(root))
            return null;
        while (children.Count > 1)
        {
            var half = children[..(children.Count / 2)];
            Keep(at, half);
            children = fails(root) ? half : children[half.Count..];
        }

        Keep(at, children);
        return fails(root) ? children[0] : null;
    }

    private static void Keep(JsonNode at, List<(string Name, JsonNode? Node)> children)
    {
        if (at is JsonObject map)
        {
            foreach (var name in map.Select(m => m.Key).Where(k => at.Parent is not null || !Kept.Contains(k)).ToList())
                map.Remove(name);
            children.ForEach(c => map[c.Name] = c.Node);
            return;
        }

        at.AsArray().Clear();
        children.ForEach(c => at.AsArray().Add(c.Node));
    }
}
