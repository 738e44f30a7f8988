using System.Globalization;
using System.Text.Json.Nodes;

namespace ContractTests.Imports.OpenApi;

/// <summary>A document with slips in it: values of other kinds, names that are gone, references into nowhere and into themselves, broken text.</summary>
internal sealed class MutatedDocuments(string document, int seed)
{
    private static readonly string[] Names = ["200", "2XX", "default", "4xx", "$ref", "type", "required", "in", "", "a b", "run", "anonymous", "$(x)", "é", "x\ny", "enum", "pattern", "content-type", "/", "{id}", "/a#b", "/a b/{x y}", "service"];

    private static readonly string[] Texts =
    [
        "", "#", "#/components/schemas/Pet", "#/components/schemas/Loop", "#/paths/~1pets", "other.yaml#/x", "object", "array", "string", "integer", "null", "$(unique)", "$$(x)", "a\nb", "\u0000", "\u2028", "[a-z]{3,}", "(", "(a+)+$",
        "uuid", "date-time", "binary", "path", "query", "cookie", "deepObject", "matrix", "http", "oauth2", "apiKey", "basic", "anonymous", "https://user:pass@x.example/{v}?a#b", "/v1", "true", "404", "9e999", "- x", ": ", "#c", "`", "\ud83d\ude00", new('x', 300),
    ];

    private const string Signs = "\"{}[],:\t\n&*!%@\\u";

    private readonly Random _random = new(seed);

    public string Next()
    {
        var root = JsonNode.Parse(document)!;
        for (var count = _random.Next(1, 6); count > 0; count--)
            Mutate(root);
        var text = root.ToJsonString();
        return _random.Next(8) == 0 ? Broken(text) : text;
    }

    private void Mutate(JsonNode root)
    {
        var all = new List<JsonNode>();
        Collect(root, all);
        var at = all[_random.Next(all.Count)];
        switch (at)
        {
            case JsonObject { Count: > 0 } map when _random.Next(4) > 0:
                var (name, value) = map.ElementAt(_random.Next(map.Count));
                switch (_random.Next(4))
                {
                    case 0:
                        map.Remove(name);
                        break;
                    case 1:
                        map.Remove(name);
                        map[Names[_random.Next(Names.Length)]] = value?.DeepClone();
                        break;
                    default:
                        map[name] = Value(all);
                        break;
                }

                break;
            case JsonObject map:
                map[Names[_random.Next(Names.Length)]] = Value(all);
                break;
            case JsonArray list when list.Count > 0 && _random.Next(2) == 0:
                list[_random.Next(list.Count)] = Value(all);
                break;
            case JsonArray list:
                list.Add(Value(all));
                break;
        }
    }

    private JsonNode? Value(List<JsonNode> all) => _random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(2) == 0),
        2 => JsonNode.Parse(new[] { "0", "-1", "1.5", "1e400", "2147483648", "99999999999999999999", "3", "404" }[_random.Next(8)]),
        3 => new JsonArray(),
        4 => new JsonObject(),
        5 => new JsonObject { ["$ref"] = Texts[_random.Next(6)] },
        6 => all[_random.Next(all.Count)].DeepClone() is var copy && copy.ToJsonString().Length < 3_000 ? copy : null,
        _ => JsonValue.Create(Texts[_random.Next(Texts.Length)]),
    };

    private string Broken(string text)
    {
        var at = _random.Next(text.Length);
        return _random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Remove(at, 1),
            2 => text.Insert(at, Signs[_random.Next(Signs.Length)].ToString(CultureInfo.InvariantCulture)),
            _ => $"{text[..at]}\\ud800{text[at..]}",
        };
    }

    private static void Collect(JsonNode? node, List<JsonNode> all)
    {
        if (node is JsonObject map)
        {
            all.Add(map);
            foreach (var member in map)
                Collect(member.Value, all);
        }
        else if (node is JsonArray list)
        {
            all.Add(list);
            foreach (var item in list)
                Collect(item, all);
        }
    }
}
