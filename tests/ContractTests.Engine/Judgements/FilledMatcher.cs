using System.Text;
using System.Text.RegularExpressions;
using ContractTests.Contracts.Expectations;
using ContractTests.Contracts.Requests;
using ContractTests.Exchanges;
using Newtonsoft.Json.Linq;

namespace ContractTests.Judgements;

/// <summary>A matcher with the values of its variables: whether a value is what it asks for, and what that is in words.</summary>
internal sealed class FilledMatcher(VariableScope scope, IReadOnlyDictionary<string, VariableText> path, Shown shown)
{
    // What is searched is the server's, and some expressions take for ever over some texts.
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);

    /// <exception cref="RegexMatchTimeoutException">The search took too long.</exception>
    /// <exception cref="UnmakeableRequestException">Nobody provided a name that the matcher asks for.</exception>
    public bool Holds(Matcher matcher, Found found) => matcher switch
    {
        Matcher.Present => found.Json is not null || found.Text.Length > 0,
        Matcher.Absent => false,
        Matcher.Literal literal => Holds(literal, found),
        Matcher.OneOf any => any.Literals.Any(l => Holds(l, found)),
        Matcher.Pattern pattern => found.Json is null or { Type: JTokenType.String } && Regex.IsMatch(found.Text, Inside(pattern), RegexOptions.CultureInvariant, LongestSearch),
        Matcher.Typed typed => found.Json is null ? IsKind(found.Text, typed.Kind) : IsKind(found.Json, typed.Kind),
        Matcher.Range range => Number(found) is { } number && (range.Min is null || JsonNumber.Compare(number, range.Min) >= 0) && (range.Max is null || JsonNumber.Compare(number, range.Max) <= 0),
        Matcher.All all => all.Parts.All(part => Holds(part, found)),
        _ => throw new InvalidOperationException($"no such matcher: {matcher}"),
    };

    /// <summary>What should be, as it follows "should": "be 7", "match /x/".</summary>
    public string Words(Matcher matcher) => matcher switch
    {
        Matcher.Present => "be there",
        Matcher.Absent => "not be there",
        Matcher.Literal literal => $"be {Value(literal)}",
        Matcher.OneOf { Literals: [var only] } => $"be {Value(only)}",
        Matcher.OneOf any => $"be one of {shown.Of(string.Join(", ", any.Literals.Select(Value)))}",
        Matcher.Pattern pattern => $"match /{shown.Of(scope.Text(pattern.Text, path))}/",
        Matcher.Typed typed => $"be {Kind(typed.Kind)}",
        Matcher.Range { Min: null, Max: { } max } => $"be at most {max}",
        Matcher.Range { Min: { } min, Max: null } => $"be at least {min}",
        Matcher.Range range => $"be at least {range.Min} and at most {range.Max}",
        Matcher.All all => string.Join(" and ", all.Parts.Select(Words)),
        _ => throw new InvalidOperationException($"no such matcher: {matcher}"),
    };

    private bool Holds(Matcher.Literal literal, Found found)
    {
        if (found.Json is not { } token)
            return literal.Written is { } written && scope.Text(written, path) == found.Text;
        if (JsonTree.Same(Json(literal), token))
            return true;
        // One and the same id is a number in a body and a text in a header or a path: an unquoted variable alone stands for either.
        return literal.Json is JsonTextTemplate { Text: { Plain: true, Lone: { } lone } } && token is JValue { Type: not JTokenType.Null } && Agree(scope.Value(lone.Name, path).Text, token);
    }

    private static bool Agree(string text, JToken token) => token.Type switch
    {
        JTokenType.String => token.Value<string>() == text,
        JTokenType.Boolean => JsonTree.Text(token) == text,
        _ => JsonTree.Number(token) is { } number && JsonNumber.Parse(text) is { } other && JsonNumber.Compare(number, other) == 0,
    };

    private JToken Json(Matcher.Literal literal) => JsonTree.Parse(Encoding.UTF8.GetString(FilledTemplate.Of(literal.Json, scope, path)));

    private string Value(Matcher.Literal literal) => literal.Written is { } written ? shown.Quoted(scope.Text(written, path)) : shown.Of(JsonTree.Text(Json(literal)));

    // A variable's value is text to search for, also within brackets.
    private string Inside(Matcher.Pattern pattern) => pattern.Text.Resolve(variable => Regex.Escape(scope.Value(variable.Name, path).Text)
        .Replace("]", @"\]", StringComparison.Ordinal).Replace("}", @"\}", StringComparison.Ordinal).Replace("-", @"\-", StringComparison.Ordinal));

    private static JsonNumber? Number(Found found) => found.Json is { } token ? JsonTree.Number(token) : JsonNumber.Parse(found.Text.Trim());

    private static bool IsKind(string text, JsonKind kind) => kind switch
    {
        JsonKind.Number => JsonNumber.Parse(text.Trim()) is not null,
        JsonKind.Integer => JsonNumber.Parse(text.Trim()) is { IsInteger: true },
        JsonKind.Boolean => text.Trim() is "true" or "false",
        _ => true,
    };

    private static bool IsKind(JToken token, JsonKind kind) => kind switch
    {
        JsonKind.String => token.Type == JTokenType.String,
        JsonKind.Number => JsonTree.Number(token) is not null,
        JsonKind.Integer => JsonTree.Number(token) is { IsInteger: true },
        JsonKind.Boolean => token.Type == JTokenType.Boolean,
        JsonKind.Array => token is JArray,
        JsonKind.Object => token is JObject,
        _ => token.Type == JTokenType.Null,
    };

    private static string Kind(JsonKind kind) => kind switch
    {
        JsonKind.Integer or JsonKind.Array or JsonKind.Object => $"an {kind.ToString().ToLowerInvariant()}",
        JsonKind.Null => "null",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
