using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContractTests.Contracts.Requests;

namespace ContractTests.Imports.Yaml;

/// <summary>
/// Values as the YAML of a spec, on one line: read back, they are the same text or the same JSON. Plain where YAML allows it, in single quotes
/// where it does not, in double quotes where characters need an escape.
/// </summary>
public static class YamlText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`<=~";

    /// <summary>A text that stays a text: what would be read as a number, a truth value, null or a merge key is quoted.</summary>
    public static string Of(string text)
    {
        if (text.Any(NeedsEscape))
            return DoubleQuoted(text);
        return IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A text in which variables stand: `$(` of the value itself is written `$$(`.</summary>
    public static string Literal(string text) => Of(Escaped(text));

    /// <summary>JSON as a flow value; strings in it hold no variable.</summary>
    public static string Of(JsonNode? json) => json switch
    {
        null => "null",
        JsonObject { Count: 0 } => "{}",
        JsonObject map => $"{{ {string.Join(", ", map.Select(m => $"{Literal(m.Key)}: {Of(m.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Of))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Literal(value.GetValue<string>()),
        _ => json.ToJsonString(),
    };

    /// <summary>A comment: the lines of the text, each behind `# `, with nothing that would end it.</summary>
    public static IEnumerable<string> Comment(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', '\u0085', '\u2028', '\u2029').Select(line => $"# {string.Concat(line.Where(c => c == '\t' || !char.IsControl(c)))}".TrimEnd());

    private static string Escaped(string text) => text.Replace("$(", "$$(", StringComparison.Ordinal);

    // Narrower than YAML's grammar (1.2, section 7.3.3), so that the same text is plain inside { … } and [ … ] too.
    private static bool IsPlain(string text) =>
        text.Length > 0
        && text == text.Trim()
        && (!Indicators.Contains(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiLetter(text[1])))
        && !text.AsSpan().ContainsAny(",[]{}")
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.EndsWith(':')
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.StartsWith("---", StringComparison.Ordinal)
        && !text.StartsWith("...", StringComparison.Ordinal)
        && JsonScalar.Literal(text) is null
        && !OtherTypes(text);

    // What other readers of YAML (1.1) would not take for a text.
    private static bool OtherTypes(string text) =>
        text.ToUpperInvariant() is "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or ".INF" or "+.INF" or "-.INF" or ".NAN"
        || (char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiDigit(c) || c is '_' or ':' or '-' or '.' or 'T' or 'Z'))
        || (text[0] is '+' or '.' && text.Length > 1 && char.IsAsciiDigit(text[1]));

    private static bool NeedsEscape(char c) => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder("\"");
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                quoted.Append(c).Append(text[++at]);
                continue;
            }

            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsSurrogate(c) => "\uFFFD", // half a character is none: no encoding of the file could hold it
                _ when NeedsEscape(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
