using System.Text.Json.Nodes;
using ContractTests.Imports.OpenApi.Values;
using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>Values that a schema rules out, or that nothing has.</summary>
internal static class WrongValue
{
    /// <summary>JSON of another type; null where every type will do. A text is no number, and neither is an object a text for any server that converts.</summary>
    public static JsonNode? Typed(SchemaParts parts) => parts.Type switch
    {
        null => null,
        { } type when (type & (JsonSchemaType.String | JsonSchemaType.Object)) == (JsonSchemaType.String | JsonSchemaType.Object) => null,
        { } type when type.HasFlag(JsonSchemaType.String) => new JsonObject(),
        _ => JsonValue.Create("of a wrong type"),
    };

    /// <summary>A text in a path or a query that is no value of the schema's; null where every text may be one.</summary>
    public static string? Text(SchemaParts parts) => parts.Type switch
    {
        { } type when !type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number) || type.HasFlag(JsonSchemaType.Boolean)) => "of-a-wrong-type",
        JsonSchemaType.String when parts.Format == "uuid" => "of-a-wrong-type",
        _ => null,
    };

    /// <summary>An id that a schema allows and that nothing has; null where none can be told.</summary>
    public static YamlTree? Missing(SchemaParts? parts)
    {
        if (parts is null)
            return YamlTree.Text("no-such-$(unique)");
        if (parts.Enum.Count > 0 || parts.Const is not null || parts.IsObject || parts.IsArray)
            return null;
        if (parts.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
            return NumberValue.Greatest(parts) is >= 1_000_000 and var greatest ? YamlTree.Of(JsonValue.Create(greatest)) : null;
        if (parts.Format == "uuid")
            return TextValue.Matches(Guid.Empty.ToString(), parts) ? YamlTree.Literal(Guid.Empty.ToString()) : null;
        // A name of the run's own is ten letters and digits long.
        return parts.Format is null && TextValue.Matches("no-such-a1b2c3d4e5", parts) ? YamlTree.Text("no-such-$(unique)") : null;
    }
}
