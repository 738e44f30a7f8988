using System.Text.Json.Nodes;
using ContractTests.Imports.OpenApi.Reading;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>All the schemas that hold for one value at once: a schema, what its `allOf` adds, and the first alternative of its `oneOf` and `anyOf`.</summary>
internal sealed class SchemaParts
{
    private const int Most = 200;

    private readonly List<OpenApiSchema> _parts = [];
    private readonly Dictionary<string, string> _discriminators = [];

    private SchemaParts(IOpenApiSchema? schema) => Add(schema, 0);

    public static SchemaParts Of(IOpenApiSchema? schema) => new(schema);

    /// <summary>By identity: whether a value of this kind is being made already.</summary>
    public IReadOnlyList<OpenApiSchema> All => _parts;

    public JsonSchemaType? Type => _parts.Select(p => p.Type & ~JsonSchemaType.Null).FirstOrDefault(t => t is not null and not 0);

#pragma warning disable CS0618 // OpenAPI 3.0 has no other place for an example
    public IEnumerable<JsonNode> Examples => _parts.SelectMany(p => new[] { p.Example }.Concat(p.Examples ?? [])).OfType<JsonNode>();
#pragma warning restore CS0618

    public JsonNode? Default => _parts.Select(p => p.Default).FirstOrDefault(d => d is not null);

    public IReadOnlyList<JsonNode> Enum => _parts.Select(p => p.Enum).FirstOrDefault(e => e is { Count: > 0 })?.ToList() ?? [];

    public string? Const => _parts.Select(p => p.Const).FirstOrDefault(c => c is not null);

    public string? Format => _parts.Select(p => p.Format).FirstOrDefault(f => f is not null);

    public IReadOnlyList<string> Patterns => [.. _parts.Select(p => p.Pattern).OfType<string>()];

    public int MinLength => _parts.Max(p => p.MinLength) ?? 0;

    public int? MaxLength => _parts.Min(p => p.MaxLength);

    public IReadOnlyList<string> Minima => [.. _parts.Select(p => p.Minimum).OfType<string>()];

    public IReadOnlyList<string> Maxima => [.. _parts.Select(p => p.Maximum).OfType<string>()];

    public IReadOnlyList<string> ExclusiveMinima => [.. _parts.Select(p => p.ExclusiveMinimum).OfType<string>()];

    public IReadOnlyList<string> ExclusiveMaxima => [.. _parts.Select(p => p.ExclusiveMaximum).OfType<string>()];

    public decimal? MultipleOf => _parts.Select(p => p.MultipleOf).FirstOrDefault(m => m is not null);

    public int MinItems => _parts.Max(p => p.MinItems) ?? 0;

    public int? MaxItems => _parts.Min(p => p.MaxItems);

    public bool UniqueItems => _parts.Any(p => p.UniqueItems == true);

    public IOpenApiSchema? Items => _parts.Select(p => p.Items).FirstOrDefault(i => i is not null);

    public bool ReadOnly => _parts.Any(p => p.ReadOnly);

    public bool Nullable => _parts.Any(p => p.Type?.HasFlag(JsonSchemaType.Null) == true);

    /// <summary>Names that the values of a property must have, so that one alternative is meant.</summary>
    public IReadOnlyDictionary<string, string> Discriminators => _discriminators;

    public IReadOnlyList<string> Required => [.. _parts.SelectMany(p => p.Required ?? new HashSet<string>()).Distinct()];

    public IReadOnlyList<KeyValuePair<string, IOpenApiSchema>> Properties =>
        [.. _parts.SelectMany(p => p.Properties ?? new Dictionary<string, IOpenApiSchema>()).Where(p => p.Value is not null).GroupBy(p => p.Key).Select(g => g.First())];

    public bool IsObject => Type is { } type ? type.HasFlag(JsonSchemaType.Object) : _parts.Any(p => p.Properties is { Count: > 0 });

    public bool IsArray => Type is { } type ? type.HasFlag(JsonSchemaType.Array) : _parts.Any(p => p.Items is not null);

    private void Add(IOpenApiSchema? reference, int depth)
    {
        if (Referenced.Schema(reference) is not { } schema || _parts.Contains(schema) || _parts.Count >= Most || depth > Most)
            return;
        _parts.Add(schema);
        foreach (var part in schema.AllOf ?? [])
            Add(part, depth + 1);
        foreach (var alternatives in new[] { schema.OneOf, schema.AnyOf })
        {
            if (alternatives?.FirstOrDefault(IsUsable) is not { } chosen)
                continue;
            Add(chosen, depth + 1);
            if (schema.Discriminator is { PropertyName: { } property } discriminator && chosen is OpenApiSchemaReference { Reference.Id: { } id })
                _discriminators.TryAdd(property, discriminator.Mapping?.FirstOrDefault(m => m.Value?.Reference.Id == id).Key ?? id);
        }
    }

    private bool IsUsable(IOpenApiSchema alternative) =>
        Referenced.Schema(alternative) is { } schema && !_parts.Contains(schema) && schema.Type != JsonSchemaType.Null && schema.Enum?.All(e => e.IsNull) != true;
}
