using ContractTests.Contracts.Expectations;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ContractTests.Judgements;

/// <summary>What is wrong with a body by its schema, in words: the innermost failures with their places, and no more of them than a reader takes in.</summary>
internal static class SchemaFailures
{
    private const int Most = 5;

    /// <summary>Empty where the body is valid.</summary>
    public static IReadOnlyList<string> Of(BodySchema schema, JToken body, Shown shown)
    {
        var failures = Errors(schema, body).SelectMany(Innermost).Select(e => $"`{shown.Of(Path(e))}`: {Words(e.Kind)}").Distinct().ToList();
        return failures.Count <= Most ? failures : [.. failures.Take(Most), $"and {failures.Count - Most} more"];
    }

    // A number that is too large for the validator is one that it cannot judge; what was created must be deleted all the same.
    private static IEnumerable<ValidationError> Errors(BodySchema schema, JToken body)
    {
        try
        {
            return schema.Schema.Validate(body, SchemaFormats.Settings);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return [new ValidationError(ValidationErrorKind.Unknown, "", "", body, schema.Schema)];
        }
    }

    // Of alternatives each would tell its own failures, all but one of them beside the point.
    private static IEnumerable<ValidationError> Innermost(ValidationError error) => error is ChildSchemaValidationError { Kind: not (ValidationErrorKind.NotAnyOf or ValidationErrorKind.NotOneOf), Errors: { Count: > 0 } inner } && inner.Values.Any(e => e.Count > 0)
        ? inner.Values.SelectMany(e => e).SelectMany(Innermost)
        : [error];

    private static string Path(ValidationError error)
    {
        var path = (error.Path ?? "").TrimStart('#', '/');
        return path.Length == 0 ? "$" : path[0] == '[' ? $"${path}" : $"$.{path}";
    }

    private static string Words(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.Unknown => "cannot be validated",
        ValidationErrorKind.PropertyRequired => "missing",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "not allowed",
        ValidationErrorKind.NotInEnumeration => "none of the values",
        ValidationErrorKind.PatternMismatch => "the pattern is not found",
        ValidationErrorKind.NotAnyOf => "as none of `anyOf`",
        ValidationErrorKind.NotOneOf => "not as one of `oneOf`, and no other",
        ValidationErrorKind.ExcludedSchemaValidates => "as `not` forbids",
        ValidationErrorKind.NoTypeValidates => "none of the types",
        _ => Kebab.Of(kind).Replace('-', ' '),
    };
}
