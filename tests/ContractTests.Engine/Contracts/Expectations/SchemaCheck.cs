using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Expectations;

/// <summary>
/// Walks a JSON Schema and the files that it refers to, all of them in the spec's folder, and finds what the validator would not check, could not
/// find or would never end with.
/// </summary>
internal sealed class SchemaCheck(string folder)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };
    private static readonly string[] Types = ["string", "number", "integer", "boolean", "array", "object", "null"];
    private static readonly string[] InPlace = ["allOf", "anyOf", "oneOf"];

    private readonly Dictionary<string, JsonElement> _documents = [];
    private readonly HashSet<Place> _seen = [];
    private readonly Dictionary<Place, List<Place>> _samePlace = []; // which schemas hold for the value that this one holds for

    public List<(string Message, string? Remedy)> Faults { get; } = [];

    /// <summary>The files by their paths, as text.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    public void Run(string path)
    {
        if (Load(path) is not { } root)
            return;
        Visit(new Place(path, ""), root);
        if (_samePlace.Keys.FirstOrDefault(start => Reaches(start, start, [])) is { Path: not null } circle)
            Fault(circle, "refers to itself for one and the same value, which has no end", null);
    }

    private void Visit(Place place, JsonElement schema)
    {
        if (!_seen.Add(place))
            return;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            Fault(place, schema.ValueKind is JsonValueKind.True or JsonValueKind.False ? $"uses `{schema.GetRawText()}` as a schema, which is not checked" : "has something that is no schema", schema.ValueKind switch
            {
                JsonValueKind.True => "write `{}`",
                JsonValueKind.False => "write `{ \"not\": {} }`",
                _ => "a schema is an object",
            });
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            if (SchemaKeywords.Fault(keyword.Name) is var (what, remedy))
                Fault(place, what, remedy);
            Check(place, schema, keyword);
            foreach (var (inner, at) in Inner(place, keyword))
                Visit(at, inner);
        }
    }

    private void Check(Place place, JsonElement schema, JsonProperty keyword)
    {
        switch (keyword.Name)
        {
            case "$ref":
                foreach (var beside in schema.EnumerateObject().Where(k => SchemaKeywords.Asserts(k.Name)))
                    Fault(place, $"uses `{beside.Name}` beside `$ref`, which is not checked", "write both as members of `allOf`");
                if (keyword.Value.ValueKind == JsonValueKind.String)
                    Follow(place, keyword.Value.GetString()!); // it is a string
                break;
            case "type":
                foreach (var type in TypesOf(schema).Where(t => !Types.Contains(t)))
                    Fault(place, $"has the unknown type `{type}`", Suggestion.For(type, Types) ?? $"known are {string.Join(", ", Types)}");
                break;
            case "maxItems" or "maxProperties" when keyword.Value.ValueKind == JsonValueKind.Number && keyword.Value.GetDouble() == 0:
                Fault(place, $"uses `{keyword.Name}: 0`, which is not checked", keyword.Name == "maxItems" ? "expect `[]` by a matcher" : "expect `{}` by a matcher");
                break;
            case "enum" when TypesOf(schema).Count > 1 && TypesOf(schema).Contains("null") && !HoldsNull(keyword.Value):
                Fault(place, "uses `enum` where null is allowed, which then is not held against it", "write `anyOf`, one part for null and one for the others");
                break;
            case "enum" when TypesOf(schema).Count(t => t != "null") != 1:
                Fault(place, "uses `enum` without one `type`, which is compared as text only", "write the values' `type` beside it");
                break;
            case "format" when keyword.Value.ValueKind == JsonValueKind.String && !SchemaKeywords.IsCheckedFormat(keyword.Value.GetString()!):
                Fault(place, $"uses the format `{keyword.Value}`, which is not checked", "write a `pattern`");
                break;
            case "pattern" when keyword.Value.ValueKind == JsonValueKind.String:
                CheckPattern(place, keyword.Value.GetString()!);
                break;
            case "patternProperties" when keyword.Value.ValueKind == JsonValueKind.Object:
                foreach (var pattern in keyword.Value.EnumerateObject())
                    CheckPattern(place, pattern.Name);
                break;
        }
    }

    private static bool HoldsNull(JsonElement values) => values.ValueKind == JsonValueKind.Array && values.EnumerateArray().Any(v => v.ValueKind == JsonValueKind.Null);

    private void CheckPattern(Place place, string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (RegexParseException)
        {
            Fault(place, $"has the pattern `{pattern}`, which is no regular expression", null);
        }
    }

    private List<(JsonElement Schema, Place At)> Inner(Place place, JsonProperty keyword)
    {
        var inner = new List<(JsonElement, Place)>();
        var at = place.Below(keyword.Name);
        switch (keyword.Name, keyword.Value.ValueKind)
        {
            case ("properties" or "patternProperties" or "definitions" or "$defs", JsonValueKind.Object):
                inner.AddRange(keyword.Value.EnumerateObject().Select(p => (p.Value, at.Below(p.Name))));
                break;
            case ("allOf" or "anyOf" or "oneOf" or "items", JsonValueKind.Array):
                inner.AddRange(keyword.Value.EnumerateArray().Select((s, index) => (s, at.Below($"{index}"))));
                break;
            case ("additionalProperties" or "additionalItems", JsonValueKind.True or JsonValueKind.False):
                break;
            case ("items" or "not" or "additionalProperties" or "additionalItems", _):
                inner.Add((keyword.Value, at));
                break;
        }

        if (InPlace.Contains(keyword.Name) || keyword.Name == "not")
            Holding(place).AddRange(inner.Select(i => i.Item2));
        return inner;
    }

    private void Follow(Place from, string reference)
    {
        var parts = reference.Split('#', 2);
        if (Uri.TryCreate(parts[0], UriKind.Absolute, out _) || parts[0].StartsWith("//", StringComparison.Ordinal))
        {
            Fault(from, $"refers to `{reference}`: nothing is fetched", "lay that schema beside the spec and refer to its file");
            return;
        }

        var path = parts[0].Length == 0 ? from.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.Path)!, parts[0])); // a file lies in a folder
        if (!FileBeside.IsIn(folder, path))
        {
            Fault(from, $"refers to `{reference}`, which is no file in the spec's folder", null);
            return;
        }

        if (Load(path) is not { } document)
            return;
        var pointer = Uri.UnescapeDataString(parts.Length == 2 ? parts[1] : "");
        if (Find(document, pointer) is not { } found)
        {
            Fault(from, $"refers to `{reference}`, where nothing is", null);
            return;
        }

        var target = new Place(path, pointer.TrimEnd('/'));
        Holding(from).Add(target);
        Visit(target, found);
    }

    private static JsonElement? Find(JsonElement document, string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
            return null;
        var found = document;
        foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(step, out var member))
                found = member;
            else if (found.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0 && index < found.GetArrayLength())
                found = found[index];
            else
                return null;
        }

        return found;
    }

    private JsonElement? Load(string path)
    {
        if (_documents.TryGetValue(path, out var known))
            return known;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            Texts[path] = text;
            return _documents[path] = JsonElement.Parse(text, Strict);
        }
        catch (JsonException error)
        {
            Faults.Add(($"the schema `{Shown(path)}` is not JSON{(error.LineNumber is { } line ? $", in line {line + 1}" : "")}: {Plain(error)}", null));
        }
        catch (DecoderFallbackException)
        {
            Faults.Add(($"the schema `{Shown(path)}` is not UTF-8", null));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Faults.Add(($"the schema `{Shown(path)}` cannot be read: {error.Message}", null));
        }

        return null;
    }

    private static string Plain(JsonException error)
    {
        var message = error.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private string Shown(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private static List<string> TypesOf(JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
            return [];
        return type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.ToString())] : [type.ToString()];
    }

    private List<Place> Holding(Place place) => _samePlace.TryGetValue(place, out var held) ? held : _samePlace[place] = [];

    private bool Reaches(Place from, Place goal, HashSet<Place> seen) =>
        _samePlace.GetValueOrDefault(from)?.Any(next => next == goal || (seen.Add(next) && Reaches(next, goal, seen))) == true;

    private void Fault(Place place, string what, string? remedy)
    {
        Faults.Add(($"the schema `{Shown(place.Path)}`{(place.Pointer.Length == 0 ? "" : $" at #{place.Pointer}")} {what}", remedy));
    }

    private readonly record struct Place(string Path, string Pointer)
    {
        public Place Below(string step) => this with { Pointer = $"{Pointer}/{step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}" };
    }
}
