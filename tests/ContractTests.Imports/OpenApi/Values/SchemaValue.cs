using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>A value for a request; <see cref="Guessed"/> where the document names none and only says what one looks like.</summary>
internal sealed record SampleValue(JsonNode? Json, bool Guessed)
{
    public string Text => Json switch
    {
        null => "null",
        JsonValue when Json.GetValueKind() == JsonValueKind.String => Json.GetValue<string>(),
        _ => Json.ToJsonString(),
    };
}

/// <summary>
/// Makes the value that a schema describes: its example, else its default, else its first enum value, else one of the right type, format and
/// size. What only answers have (`readOnly`) is left out, and so is what is not required where anything is.
/// </summary>
internal sealed class SchemaValue
{
    private const int Deepest = 16;
    private const int MostValues = 2_000;
    private const int MostItems = 20;

    private readonly List<OpenApiSchema> _around = [];
    private int _count;

    /// <summary>Null where no value can be made: a schema without end, or a pattern that nothing was found for.</summary>
    public static SampleValue? Of(IOpenApiSchema? schema) => new SchemaValue().Make(SchemaParts.Of(schema));

    private SampleValue? Make(SchemaParts parts)
    {
        if (++_count > MostValues || _around.Count > Deepest * 4 || (parts.All is [var first, ..] && _around.Contains(first)))
            return null;
        if (Given(parts) is { } given)
            return given;
        var depth = _around.Count;
        _around.AddRange(parts.All);
        var made = depth > Deepest * 3 ? null : Typed(parts);
        _around.RemoveRange(depth, _around.Count - depth);
        return made;
    }

    private static SampleValue? Given(SchemaParts parts)
    {
        if (parts.Examples.FirstOrDefault(e => SchemaFit.Allows(parts, e)) is { } example)
            return new SampleValue(example.Copy(), false);
        if (parts.Const is { } constant)
            return new SampleValue(Constant(constant, parts), false);
        if (parts.Default is { } value && !value.IsNull && SchemaFit.Allows(parts, value))
            return new SampleValue(value.Copy(), false);
        return parts.Enum.FirstOrDefault(e => !e.IsNull) is { } one ? new SampleValue(one.Copy(), false) : null;
    }

    // The library keeps `const` as text.
    private static JsonNode? Constant(string constant, SchemaParts parts)
    {
        if (parts.Type is null or JsonSchemaType.String)
            return JsonValue.Create(constant);
        try
        {
            return JsonNode.Parse(constant);
        }
        catch (JsonException)
        {
            return JsonValue.Create(constant);
        }
    }

    private SampleValue? Typed(SchemaParts parts)
    {
        if (parts.IsObject)
            return Object(parts);
        if (parts.IsArray)
            return Array(parts);
        if (parts.Type is { } type && !type.HasFlag(JsonSchemaType.String))
            return type.HasFlag(JsonSchemaType.Boolean) ? new SampleValue(JsonValue.Create(true), true) : Guessed(NumberValue.Of(parts, type.HasFlag(JsonSchemaType.Integer)));
        if (parts.Type is null && parts.Minima.Count + parts.Maxima.Count > 0)
            return Guessed(NumberValue.Of(parts, whole: false));
        return TextValue.Of(parts) is { } text ? new SampleValue(JsonValue.Create(text), true) : null;
    }

    private static SampleValue? Guessed(JsonNode? json) => json is null ? null : new SampleValue(json, true);

    private SampleValue? Object(SchemaParts parts)
    {
        var properties = parts.Properties.Select(p => (p.Key, Parts: SchemaParts.Of(p.Value))).Where(p => !p.Parts.ReadOnly).ToList();
        var required = parts.Required.ToHashSet();
        required.UnionWith(parts.Discriminators.Keys);
        var all = required.Count == 0; // many documents never say what is required: an empty object would say nothing
        var made = new JsonObject();
        var guessed = false;
        foreach (var (name, inner) in properties.Where(p => all || required.Contains(p.Key)))
        {
            var value = parts.Discriminators.TryGetValue(name, out var kind) ? new SampleValue(JsonValue.Create(kind), false) : Make(inner);
            if (value is null && !all)
                return null;
            if (value is null)
                continue;
            made[name] = value.Json;
            guessed |= value.Guessed;
        }

        foreach (var name in required.Where(r => !made.ContainsKey(r) && parts.Properties.All(p => p.Key != r)))
        {
            made[name] = parts.Discriminators.TryGetValue(name, out var kind) ? kind : TextValue.Plain; // required and described nowhere
            guessed |= kind is null;
        }

        return new SampleValue(made, guessed);
    }

    private SampleValue? Array(SchemaParts parts)
    {
        var count = Math.Min(Math.Max(parts.MinItems, parts.MaxItems == 0 ? 0 : 1), MostItems);
        if (parts.MinItems > MostItems)
            return null;
        var list = new JsonArray();
        var inner = SchemaParts.Of(parts.Items);
        var choices = parts.UniqueItems ? inner.Enum : [];
        for (var at = 0; at < count; at++)
        {
            var item = at < choices.Count ? new SampleValue(choices[at].Copy(), false) : Make(inner);
            if (item is null || (at > 0 && parts.UniqueItems && choices.Count <= at))
                return at >= parts.MinItems ? new SampleValue(list, true) : null;
            list.Add(item.Json);
        }

        return new SampleValue(list, true);
    }
}
