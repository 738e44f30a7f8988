using ContractTests.Contracts.Reading;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractTests.Contracts.Services;

/// <summary>A value taken out of a response: by JSONPath from a JSON body, or by name from the headers.</summary>
public sealed record Capture(string Name, string? JsonPath, string? Header, bool Secret, SpecMark Mark)
{
    internal static readonly string[] Keys = ["from", "secret"];

    public string From => JsonPath ?? $"header.{Header}";

    /// <summary>Whether a text is meant as a place in a response: `$.…`, `$[…]` or `header.…`. `$(…)` is a variable.</summary>
    public static bool IsPlace(string text) => text is "$" || text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal) || text.StartsWith("header.", StringComparison.Ordinal);

    internal static IReadOnlyList<Capture> Read(SpecMap? map, SpecProblems problems)
    {
        var captures = new List<Capture>();
        foreach (var (key, value) in map?.Entries ?? [])
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
                problems.Add(key.Mark, $"the capture `{key.Text}` needs a place to take it from", "write a JSONPath such as `$.id`, or `header.Location`");
                continue;
            }

            if (from is not null && Of(key, from, secret, problems) is { } capture)
                captures.Add(capture);
        }

        return captures;
    }

    internal static Capture? Of(SpecScalar name, SpecScalar from, bool secret, SpecProblems problems)
    {
        if (!IsPlace(from.Text))
        {
            problems.Add(from.Mark, $"`{from.Text}` is no place in a response", "write a JSONPath such as `$.id`, or `header.Location`");
            return null;
        }

        if (from.Text.StartsWith("header.", StringComparison.Ordinal))
            return new Capture(name.Text, null, from.Text["header.".Length..], secret, from.Mark);
        try
        {
            _ = new JObject().SelectTokens(from.Text).Any(); // a path is parsed only when it is walked
            return new Capture(name.Text, from.Text, null, secret, from.Mark);
        }
        catch (JsonException error)
        {
            problems.Add(from.Mark, $"`{from.Text}` is not a JSONPath: {error.Message}");
            return null;
        }
    }
}
