using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Imports.OpenApi.Reading;
using ContractTests.Imports.OpenApi.Values;
using ContractTests.Imports.Yaml;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Operations;

/// <summary>A request's body under the key that says its kind. <see cref="Object"/> is there where it is JSON or a form with named fields.</summary>
internal sealed record ImportedBody(string Key, YamlTree Value, string? ContentType, JsonObject? Object, SchemaParts Parts)
{
    /// <summary>The fields whose examples are no values of their own schemas.</summary>
    public IReadOnlyList<string> Mended { get; private init; } = [];

    /// <summary>The fields whose examples look like credentials, which are not written down.</summary>
    public IReadOnlyList<string> Secrets { get; private init; } = [];

    /// <summary>The media types that can be sent, best first.</summary>
    private static readonly Func<string, bool>[] Kinds =
    [
        type => type == "application/json",
        type => IsJson(type) && type != "*/*",
        type => type == "application/x-www-form-urlencoded",
        type => type == "multipart/form-data",
        type => type == "*/*",
        type => type.StartsWith("text/", StringComparison.Ordinal),
        _ => true,
    ];

    /// <summary>Null, with the reason, where the document does not say enough to make one.</summary>
    public static ImportedBody? Of(OpenApiRequestBody body, out string? why)
    {
        why = null;
        var content = (body.Content ?? new Dictionary<string, IOpenApiMediaType>()).Select(c => (Type: c.Key.Trim(), Media: Referenced.MediaType(c.Value))).Where(c => c.Media is not null).ToList();
        foreach (var (type, media) in Kinds.SelectMany(kind => content.Where(c => kind(Bare(c.Type)))).Distinct())
        {
            if (Of(type, media!) is { } made) // filtered above
                return made;
            why ??= $"the document gives no example of its {type} body, and none could be made";
        }

        return null;
    }

    private static ImportedBody? Of(string type, OpenApiMediaType media)
    {
        var value = ParameterValue.Example(media.Example, media.Examples) ?? (IsText(type) || IsStructured(type) ? SchemaValue.Of(media.Schema) : null);
        if (value is null)
            return null;
        var parts = SchemaParts.Of(media.Schema);
        var mended = new List<string>();
        var secrets = new List<string>();
        value = value with { Json = SecretExamples.Without(SchemaFit.Mended(value.Json, parts, mended, secrets), secrets) };
        var bare = Bare(type);
        if (IsJson(bare))
            return new ImportedBody("body", YamlTree.Of(value.Json), bare == "application/json" || bare.Contains('*', StringComparison.Ordinal) ? null : type, value.Json as JsonObject, parts) { Mended = mended, Secrets = secrets };
        if (IsStructured(type))
        {
            if (value.Json is not JsonObject { Count: > 0 } fields)
                return null;
            var form = bare != "multipart/form-data";
            if (form && fields.Any(f => f.Key.Contains("$(", StringComparison.Ordinal)))
                return null; // a name may hold no variable, and nothing says that it holds none
            return new ImportedBody(form ? "form" : "multipart", Fields(fields), null, form ? fields : null, parts) { Mended = mended, Secrets = secrets };
        }

        return value.Json is JsonValue && value.Json.GetValueKind() == JsonValueKind.String ? new ImportedBody("raw", YamlTree.Literal(value.Text), type, null, parts) : null;
    }

    /// <summary>The same body with another object in it.</summary>
    public YamlTree With(JsonObject other) => Key == "body" ? YamlTree.Of(other) : Fields(other);

    private static YamlMap Fields(JsonObject fields) => YamlTree.Map(fields.Where(f => f.Value is not JsonArray { Count: 0 }).Select(f =>
        (f.Key, f.Value is JsonArray list ? YamlTree.List(list.Select(ParameterValue.Scalar)) : ParameterValue.Scalar(f.Value))));

    private static string Bare(string type) => type.Split(';')[0].Trim().ToLowerInvariant();

    private static bool IsJson(string bare) => bare is "*/*" or "application/*" || bare.EndsWith("/json", StringComparison.Ordinal) || bare.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsStructured(string type) => IsJson(Bare(type)) || Bare(type) is "application/x-www-form-urlencoded" or "multipart/form-data";

    private static bool IsText(string type) => Bare(type) is "application/octet-stream" or "text/plain" or "text/csv" or "text/html" or "text/markdown";
}
