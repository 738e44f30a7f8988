using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace ContractTests.Exchanges;

/// <summary>An answer's body as JSON. One that is <see cref="Unreadable"/> has no value anywhere.</summary>
public sealed class ReceivedJson
{
    // A filter may hold a regular expression, and what it searches is the server's.
    private static readonly JsonSelectSettings Bounded = new() { RegexMatchTimeout = TimeSpan.FromSeconds(1) };

    public ReceivedJson(DecodedBody body)
    {
        if (body.Unreadable is not null || body.Text is not { } text)
        {
            Unreadable = body.Untold;
            return;
        }

        IsEmpty = body.Bytes.Length == 0;
        try
        {
            Root = IsEmpty ? null : JsonTree.Parse(text);
            Unreadable = IsEmpty ? "the body is empty" : null;
        }
        catch (JsonException)
        {
            Unreadable = "the body is not JSON";
        }
    }

    public JToken? Root { get; }

    /// <summary>No byte came, so that surely nothing is in it.</summary>
    public bool IsEmpty { get; }

    /// <summary>Why nothing can be found in the body, as a sentence; null where something might.</summary>
    public string? Unreadable { get; }

    /// <summary>The values at a path; null where the path cannot be followed in this body, such as a filter that compares a text with a number.</summary>
    public IReadOnlyList<JToken>? At(string path)
    {
        try
        {
            return Root is null ? [] : [.. Root.SelectTokens(path, Bounded)];
        }
        catch (Exception error) when (error is not OutOfMemoryException) // Newtonsoft.Json fails in many ways
        {
            return null;
        }
    }

    /// <summary>The first value at a path; null where there is none, or null itself.</summary>
    public VariableValue? First(string path) => At(path) switch
    {
        not [not { Type: JTokenType.Null }, ..] => null,
        [{ Type: JTokenType.String } text, ..] => new VariableValue(text.Value<string>()!), // it is a string
        [var token, ..] => JsonTree.Text(token) is var json ? new VariableValue(json, json) : null,
    };
}
