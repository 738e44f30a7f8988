using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Expectations;

/// <summary>What the validator makes of the keywords of a JSON Schema: it silently ignores those that it does not know.</summary>
internal static class SchemaKeywords
{
    private static readonly HashSet<string> Checked =
    [
        "type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format",
        "items", "additionalItems", "minItems", "maxItems", "uniqueItems",
        "properties", "patternProperties", "additionalProperties", "required", "minProperties", "maxProperties",
        "allOf", "anyOf", "oneOf", "not", "$ref",
    ];

    private static readonly HashSet<string> Remarks =
    [
        "$schema", "$id", "id", "$comment", "$anchor", "$vocabulary", "title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly",
        "definitions", "$defs", "contentEncoding", "contentMediaType",
    ];

    private static readonly HashSet<string> Unchecked =
    [
        "const", "if", "then", "else", "contains", "minContains", "maxContains", "prefixItems", "unevaluatedItems", "unevaluatedProperties",
        "propertyNames", "dependencies", "dependentRequired", "dependentSchemas", "contentSchema", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor",
        "nullable", "x-nullable", "discriminator",
    ];

    // Of the formats that JSON Schema defines, those that pass whatever the text is; any other name is a remark by the standard.
    private static readonly HashSet<string> UncheckedFormats =
        ["duration", "idn-email", "idn-hostname", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex"];

    /// <summary>What is wrong with a keyword, as the end of "the schema …"; null where nothing is.</summary>
    public static (string What, string? Remedy)? Fault(string keyword)
    {
        if (Checked.Contains(keyword) || Remarks.Contains(keyword) || (keyword.StartsWith("x-", StringComparison.Ordinal) && !Unchecked.Contains(keyword)))
            return null;
        return Unchecked.Contains(keyword)
            ? ($"uses `{keyword}`, which is not checked", Instead(keyword))
            : ($"has the unknown keyword `{keyword}`", Suggestion.For(keyword, Checked.Concat(Remarks)) ?? "one of your own begins with `x-`");
    }

    public static bool IsCheckedFormat(string format) => !UncheckedFormats.Contains(format);

    /// <summary>Whether the keyword says something about values, and not only about the schema.</summary>
    public static bool Asserts(string keyword) => Checked.Contains(keyword) && keyword != "$ref";

    private static string Instead(string keyword) => keyword switch
    {
        "const" => "write `enum` with the one value, and its `type`",
        "nullable" or "x-nullable" => "write `type: [\"string\", \"null\"]`",
        "prefixItems" => "write a list under `items`",
        _ => "leave it out: a check that is not made must not look like one",
    };
}
