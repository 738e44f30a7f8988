using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace ContractTests.Imports.OpenApi.Values;

/// <summary>Whether a value that the document gives is one of the schema it gives it for: examples are seldom checked, and servers check.</summary>
internal static partial class SchemaFit
{
    private const string Password = "password";

    /// <summary>Type, format, pattern, length and bounds of the value itself; what is inside an object or a list is not looked at.</summary>
    public static bool Allows(SchemaParts parts, JsonNode? value)
    {
        if (value.IsNull)
            return parts.Nullable;
        if (parts.Format == Password)
            return false; // it may be somebody's
        var kind = value!.GetValueKind(); // not null
        if (parts.Type is { } type && !IsOf(kind, type))
            return false;
        return kind switch
        {
            JsonValueKind.String => IsOf(parts.Format, value.GetValue<string>()) && TextValue.Matches(value.GetValue<string>(), parts) && IsOneOf(parts, value),
            JsonValueKind.Number => IsBetween(parts, value.ToJsonString()) && IsOneOf(parts, value),
            _ => true,
        };
    }

    /// <summary>
    /// A document's example of an object, in which other values stand for those that their own schemas rule out; their names are added to
    /// <paramref name="mended"/>, those of passwords to <paramref name="secrets"/>.
    /// </summary>
    public static JsonNode? Mended(JsonNode? value, SchemaParts parts, List<string> mended, List<string> secrets, int depth = 0)
    {
        foreach (var item in depth > 8 ? [] : value as JsonArray ?? [])
            Mended(item, SchemaParts.Of(parts.Items), mended, secrets, depth + 1);
        if (value is not JsonObject map || depth > 8)
            return value;
        foreach (var (name, schema) in parts.Properties.Where(p => map.ContainsKey(p.Key)))
        {
            var inner = SchemaParts.Of(schema);
            if (map[name] is JsonObject or JsonArray)
                Mended(map[name], inner, mended, secrets, depth + 1);
            else if (!Allows(inner, map[name]) && map[name] is JsonValue && SchemaValue.Of(schema) is { } other)
            {
                map[name] = other.Json.Copy();
                (inner.Format == Password ? secrets : mended).Add(name);
            }
        }

        return map;
    }

    private static bool IsOf(JsonValueKind kind, JsonSchemaType type) => kind switch
    {
        JsonValueKind.Object => type.HasFlag(JsonSchemaType.Object),
        JsonValueKind.Array => type.HasFlag(JsonSchemaType.Array),
        JsonValueKind.String => type.HasFlag(JsonSchemaType.String),
        JsonValueKind.Number => type.HasFlag(JsonSchemaType.Number) || type.HasFlag(JsonSchemaType.Integer),
        _ => type.HasFlag(JsonSchemaType.Boolean),
    };

    private static bool IsOf(string? format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTime().IsMatch(text),
        "email" => text.IndexOf('@', StringComparison.Ordinal) > 0,
        _ => true,
    };

    private static bool IsOneOf(SchemaParts parts, JsonNode value) => parts.Enum.Count == 0 || parts.Enum.Any(e => !e.IsNull && JsonNode.DeepEquals(e, value));

    private static bool IsBetween(SchemaParts parts, string number) =>
        !decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        || (parts.Minima.All(m => Compare(value, m) >= 0) && parts.Maxima.All(m => Compare(value, m) <= 0) && parts.ExclusiveMinima.All(m => Compare(value, m) > 0) && parts.ExclusiveMaxima.All(m => Compare(value, m) < 0));

    // What is beyond a decimal bounds nothing here.
    private static int Compare(decimal value, string bound) => decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? value.CompareTo(number) : 0;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[-+][0-9]{2}:[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex DateTime();
}
