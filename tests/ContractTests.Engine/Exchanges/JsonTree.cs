using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContractTests.Contracts.Expectations;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContractTests.Exchanges;

/// <summary>
/// JSON as Newtonsoft's tokens, which JSONPaths and schemas walk, read strictly: a text that looks like a date is a text, the last of two members
/// of one name counts, and a number keeps its digits beside the value.
/// </summary>
public static class JsonTree
{
    private const int DeepestNesting = 1000;

    /// <exception cref="System.Text.Json.JsonException">The text is not JSON (RFC 8259).</exception>
    public static JToken Parse(string json) => Token(JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestNesting }));

    /// <summary>A number as it came.</summary>
    public static string Digits(JToken number) => number.Annotation<string>() ?? number.Value<long>().ToString(CultureInfo.InvariantCulture);

    /// <summary>The token as JSON without white space.</summary>
    public static string Text(JToken token, int longest = int.MaxValue)
    {
        var text = new StringBuilder();
        Write(token);
        return text.ToString();

        void Write(JToken part)
        {
            if (text.Length > longest)
                return;
            switch (part)
            {
                case JObject map:
                    Between('{', '}', map.Properties(), member =>
                    {
                        Quote(member.Name);
                        text.Append(':');
                        Write(member.Value);
                    });
                    break;
                case JArray list:
                    Between('[', ']', list, Write);
                    break;
                case { Type: JTokenType.String }:
                    Quote(part.Value<string>()!); // it is a string
                    break;
                case { Type: JTokenType.Integer or JTokenType.Float }:
                    text.Append(Digits(part));
                    break;
                default:
                    text.Append(part.Type == JTokenType.Null ? "null" : part.Value<bool>() ? "true" : "false");
                    break;
            }
        }

        void Between<T>(char open, char close, IEnumerable<T> parts, Action<T> write)
        {
            text.Append(open);
            var first = true;
            foreach (var part in parts.TakeWhile(_ => text.Length <= longest))
            {
                if (!first)
                    text.Append(',');
                first = false;
                write(part);
            }

            text.Append(close);
        }

        void Quote(string value) => text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
    }

    /// <summary>Whether two tokens are the same value: numbers by value, members in any order.</summary>
    public static bool Same(JToken left, JToken right) => (left, right) switch
    {
        (JObject a, JObject b) => a.Count == b.Count && a.Properties().All(p => b.Property(p.Name, StringComparison.Ordinal) is { } other && Same(p.Value, other.Value)),
        (JArray a, JArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JContainer, _) or (_, JContainer) => false,
        _ when Number(left) is { } a && Number(right) is { } b => JsonNumber.Compare(a, b) == 0,
        _ => left.Type == right.Type && Equals(((JValue)left).Value, ((JValue)right).Value), // no container, so a value
    };

    /// <summary>The token's number; null where it is none.</summary>
    public static JsonNumber? Number(JToken token) => token.Type is JTokenType.Integer or JTokenType.Float ? JsonNumber.Parse(Digits(token)) : null;

    private static JToken Token(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new JObject();
                foreach (var member in element.EnumerateObject())
                    map[NameOf(member)] = Token(member.Value);
                return map;
            case JsonValueKind.Array:
                var list = new JArray();
                foreach (var item in element.EnumerateArray())
                    list.Add(Token(item));
                return list;
            case JsonValueKind.String:
                return new JValue(StringOf(element));
            case JsonValueKind.Number:
                return Number(element.GetRawText());
            case JsonValueKind.True or JsonValueKind.False:
                return new JValue(element.GetBoolean());
            default:
                return JValue.CreateNull();
        }
    }

    // What filters and schemas compare is a long, as near as it gets, wherever the value has no fraction; else a double.
    private static JValue Number(string raw)
    {
        if (raw != "-0" && long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
            return new JValue(small);
        var whole = JsonNumber.Parse(raw) is { IsInteger: true };
        var value = !whole
            ? new JValue(double.Parse(raw, CultureInfo.InvariantCulture))
            : new JValue(decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var large) && decimal.Abs(large) < long.MaxValue ? (long)large : raw[0] == '-' ? long.MinValue : long.MaxValue);
        value.AddAnnotation(raw);
        return value;
    }

    // Half of a surrogate pair, escaped, is JSON; Newtonsoft.Json keeps it where System.Text.Json refuses.
    private static string StringOf(JsonElement element)
    {
        try
        {
            return element.GetString()!; // it is a string
        }
        catch (InvalidOperationException)
        {
            return JsonConvert.DeserializeObject<string>(element.GetRawText())!; // it is a string
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
