using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Contracts.Reading;

namespace ContractTests.Imports.OpenApi.Reading;

/// <summary>JSON text as nodes, and the places of JSON pointers in it. Places are looked up when one is asked for, in one pass over the text.</summary>
internal sealed class JsonText(SpecFile file)
{
    private const int DeepestNesting = 128;

    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(file.Text);

    /// <summary>Null, with a problem, where the text is no JSON or a name stands twice in one object.</summary>
    public JsonNode? Read(SpecProblems problems)
    {
        try
        {
            if (LoneSurrogate() is { } lone)
            {
                problems.Add(Mark(lone), "the text holds half a character, which is none", "write `\\ud83d\\ude00` with both its halves");
                return null;
            }

            if (Duplicate() is { } again)
            {
                problems.Add(Mark(again.At), $"duplicate name `{again.Name}`", "a name stands once in an object");
                return null;
            }

            var node = JsonNode.Parse(_bytes, null, new JsonDocumentOptions { MaxDepth = DeepestNesting });
            if (node is null)
                problems.Add(new SpecMark(file, 1, 1, 1), "the document is `null`");
            return node;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var text = file.Line(line);
            var column = Math.Min(Columns(text, (int)(error.BytePositionInLine ?? 0)), Math.Max(0, text.Length - 1)) + 1;
            problems.Add(new SpecMark(file, line, column, 1), $"not valid JSON: {Sentence(error.Message)}");
            return null;
        }
    }

    /// <summary>The places of the values that the pointers name; a pointer that names none is missing.</summary>
    public IReadOnlyDictionary<string, SpecMark> Places(IReadOnlyCollection<string> pointers)
    {
        var wanted = pointers.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, SpecMark>(StringComparer.Ordinal);
        var way = new Stack<(string Pointer, int Index)>(); // an index of -1 is an object
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        var name = "";
        while (found.Count < wanted.Count && reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = reader.GetString()!; // a property has a name
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                way.Pop();
                continue;
            }

            var pointer = "";
            if (way.TryPop(out var parent))
            {
                pointer = $"{parent.Pointer}/{(parent.Index < 0 ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : $"{parent.Index}")}";
                way.Push(parent.Index < 0 ? parent : parent with { Index = parent.Index + 1 });
            }

            if (wanted.Contains(pointer))
                found[pointer] = Mark((int)reader.TokenStartIndex);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                way.Push((pointer, reader.TokenType == JsonTokenType.StartObject ? -1 : 0));
        }

        return found;
    }

    // `\ud800` without its other half is allowed by the grammar and can be no text: it would fail wherever it is first looked at.
    private int? LoneSurrogate()
    {
        if (!file.Text.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return null;
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return (int)reader.TokenStartIndex;
            }
        }

        return null;
    }

    private (string Name, int At)? Duplicate()
    {
        var objects = new Stack<HashSet<string>>();
        var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                objects.Push(new HashSet<string>(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject)
                objects.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !objects.Peek().Add(name))
                return (name, (int)reader.TokenStartIndex);
        }

        return null;
    }

    private SpecMark Mark(int at)
    {
        var before = Encoding.UTF8.GetString(_bytes, 0, at);
        var start = before.LastIndexOf('\n') + 1;
        return new SpecMark(file, before.Count(c => c == '\n') + 1, before.Length - start + 1, 1);
    }

    private static int Columns(string line, int bytes)
    {
        var encoded = Encoding.UTF8.GetBytes(line);
        return Encoding.UTF8.GetCharCount(encoded, 0, Math.Min(bytes, encoded.Length));
    }

    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = (end < 0 ? message : message[..end]).TrimEnd('.');
        return text.Length == 0 ? "it cannot be read" : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
    }
}
