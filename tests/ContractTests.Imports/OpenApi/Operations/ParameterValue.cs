using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Imports.OpenApi.Reading;
using ContractTests.Imports.OpenApi.Values;
using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>A parameter's value, and how its style writes it.</summary>
internal static class ParameterValue
{
    /// <summary>
    /// The parameter's example, else what its schema says; null where nothing can be made. What looks like a credential is replaced, and its name
    /// added to <paramref name="secrets"/>.
    /// </summary>
    public static SampleValue? Of(OpenApiParameter parameter, List<string> secrets) =>
        Written(parameter) is { } value ? value with { Json = SecretExamples.Without(value.Json, secrets, parameter.Name ?? "") } : null;

    private static SampleValue? Written(OpenApiParameter parameter)
    {
        if (parameter.Content?.Values.Select(Referenced.MediaType).FirstOrDefault(t => t is not null) is { } content)
            return Example(content.Example, content.Examples) ?? SchemaValue.Of(content.Schema);
        return Example(parameter.Example, parameter.Examples) is { } example && SchemaFit.Allows(SchemaParts.Of(parameter.Schema), example.Json) ? example : SchemaValue.Of(parameter.Schema);
    }

    /// <summary>The first example that has a value.</summary>
    public static SampleValue? Example(JsonNode? one, IEnumerable<KeyValuePair<string, IOpenApiExample>>? several)
    {
        if (one is not null)
            return new SampleValue(one.Copy(), false);
        var first = (several ?? []).Select(e => Referenced.Example(e.Value)).Select(e => e?.DataValue ?? e?.Value).FirstOrDefault(v => v is not null);
        return first is null ? null : new SampleValue(first.Copy(), false);
    }

    /// <summary>As entries of `query`; several of one name are a list.</summary>
    public static IReadOnlyList<(string Name, YamlTree Value)> Query(OpenApiParameter parameter, SampleValue value)
    {
        var name = parameter.Name!; // a parameter without a name was left out
        if (parameter.Content is { Count: > 0 })
            return [(name, YamlTree.Literal(value.Json is JsonObject or JsonArray ? value.Json.ToJsonString() : value.Text))];
        var style = parameter.Style ?? ParameterStyle.Form;
        switch (value.Json)
        {
            case JsonArray { Count: 0 }:
                return [];
            case JsonArray list when style == ParameterStyle.Form && parameter.Explode:
                return [(name, YamlTree.List(list.Select(Scalar)))];
            case JsonArray list:
                var separator = style switch { ParameterStyle.PipeDelimited => '|', ParameterStyle.SpaceDelimited => ' ', _ => ',' };
                return [(name, YamlTree.Literal(string.Join(separator, list.Select(Text))))];
            case JsonObject map when style == ParameterStyle.DeepObject:
                return [.. map.Select(m => ($"{name}[{m.Key}]", Scalar(m.Value)))];
            case JsonObject map when parameter.Explode:
                return [.. map.Select(m => (m.Key, Scalar(m.Value)))];
            case JsonObject map:
                return [(name, YamlTree.Literal(string.Join(',', map.SelectMany(m => new[] { m.Key, Text(m.Value) }))))];
            default:
                return [(name, Scalar(value.Json))];
        }
    }

    /// <summary>As one text, as headers and paths have it (style `simple`).</summary>
    public static string Simple(OpenApiParameter parameter, SampleValue value) => value.Json switch
    {
        _ when parameter.Content is { Count: > 0 } => value.Json?.ToJsonString() ?? "null",
        JsonArray list => string.Join(',', list.Select(Text)),
        JsonObject map => string.Join(',', map.SelectMany(m => parameter.Explode ? new[] { $"{m.Key}={Text(m.Value)}" } : [m.Key, Text(m.Value)])),
        _ => value.Text,
    };

    public static YamlTree Scalar(JsonNode? json) => json is JsonObject or JsonArray ? YamlTree.Literal(json.ToJsonString()) : json is null ? YamlTree.Literal("null") : YamlTree.Of(json);

    private static string Text(JsonNode? json) => json is JsonValue && json.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : json?.ToJsonString() ?? "";
}
