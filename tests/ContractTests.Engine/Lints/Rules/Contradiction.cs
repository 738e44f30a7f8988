using System.Text.RegularExpressions;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Requests;

namespace ContractTests.Lints.Rules;

/// <summary>Whether one value can be what two matchers ask for. What cannot be seen without a run is no contradiction.</summary>
internal static class Contradiction
{
    public static bool Between(Matcher a, Matcher b, bool json) => Directed(a, b, json) || Directed(b, a, json);

    private static bool Directed(Matcher a, Matcher b, bool json) => (a, b) switch
    {
        (Matcher.Absent, not Matcher.Absent) => true,
        (Matcher.All all, _) => all.Parts.Any(part => Between(part, b, json)),
        (Matcher.OneOf any, _) when b is not Matcher.OneOf => any.Literals.All(literal => Between(literal, b, json)),
        (Matcher.Literal x, Matcher.Literal y) => Value(x, json) is { } one && Value(y, json) is { } other && one != other,
        (Matcher.Literal x, Matcher.Typed y) => json && Value(x, json) is { } value && !Fits(value.Kind, y.Kind),
        (Matcher.Literal x, Matcher.Range y) => json && Value(x, json) is { } value && (JsonNumber.Parse(value.Text) is not { } number || value.Kind == JsonKind.String || Outside(number, y)),
        (Matcher.Literal x, Matcher.Pattern y) => Value(x, json) is { } value && ((json && value.Kind != JsonKind.String) || (y.Text.Fixed is { } pattern && !Found(pattern, value.Text))),
        (Matcher.Typed x, Matcher.Typed y) => json && !Fits(x.Kind, y.Kind) && !Fits(y.Kind, x.Kind),
        (Matcher.Typed x, Matcher.Range) => json && x.Kind is not (JsonKind.Number or JsonKind.Integer),
        (Matcher.Typed x, Matcher.Pattern) => json && x.Kind != JsonKind.String,
        (Matcher.Range x, Matcher.Range y) => x.Max is { } max && y.Min is { } min && JsonNumber.Compare(max, min) < 0,
        _ => false,
    };

    private static bool Fits(JsonKind kind, JsonKind wanted) => kind == wanted || (kind == JsonKind.Integer && wanted == JsonKind.Number);

    private static bool Outside(JsonNumber number, Matcher.Range range) =>
        (range.Min is { } min && JsonNumber.Compare(number, min) < 0) || (range.Max is { } max && JsonNumber.Compare(number, max) > 0);

    // Known before a run only where it holds no variable; of numbers, `7` and `7.0` are the same.
    private static (JsonKind Kind, string Text)? Value(Matcher.Literal literal, bool json)
    {
        if (!json)
            return literal.Written?.Fixed is { } written ? (JsonKind.String, written) : null;
        return literal.Json switch
        {
            JsonLiteralTemplate { Json: "true" or "false" } truth => (JsonKind.Boolean, truth.Json),
            JsonLiteralTemplate { Json: "null" } => (JsonKind.Null, "null"),
            JsonLiteralTemplate number when JsonNumber.Parse(number.Json) is { } value => (IsWhole(number.Json) ? JsonKind.Integer : JsonKind.Number, value.ToString()!),
            JsonTextTemplate { Text.Fixed: { } text } => (JsonKind.String, text),
            _ => null,
        };
    }

    private static bool IsWhole(string number) => number.All(c => char.IsAsciiDigit(c) || c == '-');

    private static bool Found(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
        catch (RegexMatchTimeoutException)
        {
            return true; // nobody knows
        }
    }
}
