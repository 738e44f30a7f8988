using System.Text.RegularExpressions;
using ContractTests.Contracts.Reading;
using ContractTests.Contracts.Requests;

namespace ContractTests.Contracts.Expectations;

/// <summary>Reads matchers. <see cref="JsonKind"/>s that a text can never be are problems where a header or the body's text is matched.</summary>
internal sealed class MatcherReader(SpecProblems problems)
{
    private static readonly string[] Kinds = [.. Enum.GetNames<JsonKind>().Select(k => k.ToLowerInvariant())];
    private static readonly JsonKind[] NoTexts = [JsonKind.Array, JsonKind.Object, JsonKind.Null];

    /// <summary>The matcher of a value that problems call <paramref name="what"/>, such as "`$.id`"; null, with a problem, where there is none.</summary>
    public Matcher? Read(SpecNode node, SpecMark key, string what, bool json)
    {
        switch (node)
        {
            case SpecMap map:
                return Described(map, what, json);
            case SpecList:
                problems.Add(node.Mark, $"{what} cannot be matched with a list", "write `{ equals: [...] }` for the list itself, `{ one-of: [...] }` for one of its values");
                return null;
            case SpecScalar { Plain: true, Text: "" }:
                problems.Add(key, $"{what} is matched with nothing", $"write `present`{(json ? ", or `null` for JSON's null" : ", or '' for an empty text")}");
                return null;
            case SpecScalar { Plain: true, Text: "present" }:
                return new Matcher.Present();
            case SpecScalar { Plain: true, Text: "absent" }:
                return new Matcher.Absent();
            case SpecScalar { Text: ['/', .., '/'] } scalar:
                return Pattern(scalar);
            default:
                return Literal(node, what, json);
        }
    }

    private Matcher? Described(SpecMap map, string what, bool json)
    {
        if (map.Entries.Count == 0)
        {
            problems.Add(map.Mark, $"the matcher of {what} says nothing", $"known are {string.Join(", ", Matcher.Keys)}");
            return null;
        }

        var keys = SpecKeys.Of(map, $"the matcher of {what}", Matcher.Keys, problems)!; // it is a mapping
        var parts = new List<Matcher?>();
        if (keys.Node("equals") is { } equals)
            parts.Add(Literal(equals, what, json));
        if ((keys.Node("type") is SpecScalar { IsNull: true, Text: "null" } word ? word : keys.Scalar("type")) is { } type) // `null` is a word here
            parts.Add(Typed(type, what, json));
        if (keys.Node("one-of") is { } list)
            parts.Add(OneOf(list, keys.At("one-of"), what, json));
        if (keys.Has("min") || keys.Has("max"))
            parts.Add(Range(keys));
        return parts is [var only] ? only : new Matcher.All([.. parts.OfType<Matcher>()]);
    }

    private Matcher.Literal? Literal(SpecNode node, string what, bool json)
    {
        if (json)
            return new Matcher.Literal(JsonTemplate.Read(node, problems), null);
        if (node is SpecScalar { IsNull: false } scalar)
            return VariableText.Read(scalar, problems) is var written ? new Matcher.Literal(new JsonTextTemplate(written), written) : null;
        problems.Add(node.Mark, $"{what} is a text and never {(node.IsNull ? "null" : node.Kind)}", node.IsNull ? "write `absent`, or '' for an empty text" : null);
        return null;
    }

    private Matcher.OneOf? OneOf(SpecNode node, SpecMark key, string what, bool json)
    {
        if (node is SpecList { Items.Count: > 0 } list)
            return new Matcher.OneOf([.. list.Items.Select(item => Literal(item, what, json)).OfType<Matcher.Literal>()]);
        if (node is SpecList)
            problems.Add(key, "`one-of` lists nothing: no value would do", "list the values, or write `absent`");
        else
            problems.Add(node.IsNull ? key : node.Mark, $"`one-of` must be a list, this is {node.Kind}", "write `one-of: [a, b]`");
        return null;
    }

    private Matcher.Typed? Typed(SpecScalar word, string what, bool json)
    {
        if (Array.IndexOf(Kinds, word.Text) is not (>= 0 and var at))
        {
            problems.Add(word.Mark, $"`{word.Text}` is no type", Suggestion.For(word.Text, Kinds) ?? $"known are {string.Join(", ", Kinds)}");
            return null;
        }

        if (json || !NoTexts.Contains((JsonKind)at))
            return new Matcher.Typed((JsonKind)at);
        problems.Add(word.Mark, $"{what} is a text and never of the type {word.Text}");
        return null;
    }

    private Matcher.Range Range(SpecKeys keys)
    {
        var (min, max) = (Number(keys, "min"), Number(keys, "max"));
        if (min is not null && max is not null && JsonNumber.Compare(min, max) > 0)
            problems.Add(keys.At("min"), $"`min` is {min} and `max` is {max}: no number would do");
        return new Matcher.Range(min, max);
    }

    private JsonNumber? Number(SpecKeys keys, string key)
    {
        if (keys.Scalar(key) is not { } scalar)
            return null;
        if (scalar.Plain && JsonScalar.Literal(scalar.Text) is { } literal && JsonNumber.Parse(literal) is { } number)
            return number;
        problems.Add(scalar.Mark, $"`{key}` must be a number, not `{scalar.Text}`", scalar.Plain ? null : "a number stands without quotes");
        return null;
    }

    private Matcher.Pattern? Pattern(SpecScalar scalar)
    {
        var inside = scalar.Text[1..^1];
        if (inside.Length == 0)
        {
            problems.Add(scalar.Mark, "`//` is found in every text", "write `present`, or `{ equals: // }` for the two slashes themselves");
            return null;
        }

        var text = VariableText.Parse(inside, scalar.Mark, scalar.Plain, problems);
        try
        {
            _ = new Regex(text.Resolve(_ => "x"), RegexOptions.CultureInvariant);
            return new Matcher.Pattern(text);
        }
        catch (RegexParseException error)
        {
            problems.Add(scalar.Mark, $"`{scalar.Text}` is no regular expression: {char.ToLowerInvariant(error.Message[0])}{error.Message[1..].TrimEnd('.')}", "write `{ equals: /…/ }` for a text between slashes");
            return null;
        }
    }
}
