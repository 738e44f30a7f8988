using ContractTests.Contracts.Reading;

namespace ContractTests.Contracts.Requests;

/// <summary>A value taken out of a response: by JSONPath from a JSON body, or by name from the headers.</summary>
public sealed record Capture(string Name, string? JsonPath, string? Header, bool Secret, SpecMark Mark)
{
    internal static readonly string[] Keys = ["from", "secret"];

    private const string Places = "write a JSONPath such as `$.id`, or `header.Location`";

    public string From => JsonPath ?? $"header.{Header}";

    /// <summary>Whether a text is meant as a place in a response: `$.…`, `$[…]` or `header.…`. `$(…)` is a variable.</summary>
    public static bool IsPlace(string text) => JsonPathText.IsMeant(text) || text.StartsWith("header.", StringComparison.Ordinal);

    internal static IReadOnlyList<Capture> Read(SpecMap? map, SpecProblems problems)
    {
        if (map is null)
            return [];
        var captures = new List<Capture>(map.Entries.Count);
        foreach (var (key, value) in map.Entries)
        {
            var from = value as SpecScalar;
            var secret = false;
            if (value is SpecMap && SpecKeys.Of(value, $"the capture `{key.Text}`", Keys, problems) is { } keys)
            {
                from = keys.RequiredText("from") is null ? null : keys.Scalar("from");
                secret = keys.Flag("secret");
            }
            else if (from is null or { IsNull: true })
            {
                problems.Add(key.Mark, $"`{key.Text}` needs a place to take it from", Places);
                from = null;
            }

            if (!VariableName.Is(key.Text))
                problems.Add(key.Mark, $"`{key.Text}` cannot be a variable's name", VariableName.Rule);
            captures.Add(from is null ? new Capture(key.Text, "$", null, secret, key.Mark) : Of(key.Text, from, secret, problems));
        }

        return captures;
    }

    // With a problem a capture is returned all the same, so that who uses its name is not told that nobody provides it.
    internal static Capture Of(string name, SpecScalar from, bool secret, SpecProblems problems)
    {
        if (from.Text.StartsWith("header.", StringComparison.Ordinal))
        {
            var header = from.Text["header.".Length..];
            if (!HttpToken.Is(header))
                problems.Add(from.Mark, header.Length == 0 ? "the header has no name" : $"`{header}` is not a header name", "write it as `header.Location`");
            return new Capture(name, null, header, secret, from.Mark);
        }

        if (!IsPlace(from.Text))
            problems.Add(from.Mark, $"`{from.Text}` is no place in a response", Places);
        else
            JsonPathText.Check(from, problems);
        return new Capture(name, from.Text, null, secret, from.Mark);
    }
}
