using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ContractTests.Exchanges;
using ContractTests.Judgements;

namespace ContractTests.Suite.AllureResults;

/// <summary>A request, already masked, and what came back, as Allure 3's viewer of HTTP exchanges wants it. Of each body it has a part that is not too long.</summary>
internal static class AllureExchange
{
    public const string Type = "application/vnd.allure.http+json";

    public const string Extension = ".httpexchange";

    // The viewer knows by it that a value is hidden, and not just three asterisks.
    private const string Redacted = "__ALLURE_REDACTED__";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(ApiRequest request, Observation observation, Secrets secrets)
    {
        var bytes = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteNumber("start", observation.Started.ToUnixTimeMilliseconds());
            json.WriteNumber("stop", (observation.Started + observation.Elapsed).ToUnixTimeMilliseconds());
            Request(json, request, secrets);
            if (observation is Answer answer)
                Response(json, answer, secrets);
            else if (observation is NoAnswer none)
                Error(json, none, secrets);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Request(Utf8JsonWriter json, ApiRequest request, Secrets secrets)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", request.Url);
        if (request.Wire is null)
            json.WriteString("httpVersion", "HTTP/1.1");
        Headers(json, request.Headers, secrets);
        if (request.Wire is { } wire)
            Body(json, "message/http", wire.ToArray(), wire.Length, secrets); // went out in place of all else
        else if (request.Body is { Length: > 0 } body)
            Body(json, request.Headers.FirstOrDefault(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value, body, body.Length, secrets);
        json.WriteEndObject();
    }

    private static void Response(Utf8JsonWriter json, Answer answer, Secrets secrets)
    {
        var reason = answer.StatusLine.Reason;
        json.WriteStartObject("response");
        json.WriteNumber("status", answer.StatusLine.Code);
        json.WriteString("statusText", VisibleText.Of(secrets.Hide(VisibleText.FromUtf8(reason) ?? reason), spaces: false));
        json.WriteString("httpVersion", answer.Protocol);
        Headers(json, answer.Headers, secrets);
        if (answer.Body.Length > 0)
        {
            // What is still encoded would show a secret to whoever decodes it.
            var isEncoded = answer.Header("Content-Encoding") is not null;
            var decoded = isEncoded ? new DecodedBody(answer) : null;
            var bytes = decoded is null ? answer.Body.Bytes : decoded.Bytes;
            Body(json, answer.Header("Content-Type"), bytes, decoded is { Unreadable: null } ? bytes.Length : answer.Body.Length, secrets);
        }

        json.WriteEndObject();
    }

    private static void Error(Utf8JsonWriter json, NoAnswer none, Secrets secrets)
    {
        var line = string.IsNullOrEmpty(none.RawStatusLine) ? "" : $"; the status line that came: {none.RawStatusLine}";
        json.WriteStartObject("error");
        json.WriteString("name", Kebab.Of(none.Kind));
        json.WriteString("message", VisibleText.Of(secrets.Hide($"{none.Detail}{line}"), spaces: false));
        json.WriteEndObject();
    }

    private static void Headers(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers, Secrets secrets)
    {
        json.WriteStartArray("headers");
        foreach (var (name, value) in headers)
        {
            var shown = secrets.Hide(value);
            json.WriteStartObject();
            json.WriteString("name", secrets.Hide(name));
            json.WriteString("value", shown == Secrets.Mask ? Redacted : shown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Masked before it is cut: the beginning of a secret would not be known for one.
    private static void Body(Utf8JsonWriter json, string? type, byte[] bytes, long size, Secrets secrets)
    {
        json.WriteStartObject("body");
        if (type is not null)
            json.WriteString("contentType", secrets.Hide(type));
        if (Text(bytes, size) is { } text)
        {
            var shown = secrets.Hide(text);
            json.WriteString("encoding", "utf8");
            json.WriteString("value", shown.AsSpan(0, Cut(shown)));
        }
        else
        {
            var shown = Encoding.Latin1.GetBytes(secrets.Hide(Encoding.Latin1.GetString(bytes)));
            json.WriteString("encoding", "base64");
            json.WriteBase64String("value", shown.AsSpan(0, Math.Min(shown.Length, ResponseBody.LongestShown)));
        }

        json.WriteNumber("size", size);
        json.WriteBoolean("truncated", size > Math.Min(bytes.Length, ResponseBody.LongestShown));
        json.WriteEndObject();
    }

    // A body of which only a part is known may end within a character.
    private static string? Text(byte[] bytes, long size)
    {
        for (var rest = 0; rest <= Math.Min(bytes.Length, size > bytes.Length ? 3 : 0); rest++)
        {
            if (Utf8.IsValid(bytes.AsSpan(0, bytes.Length - rest)))
                return Encoding.UTF8.GetString(bytes, 0, bytes.Length - rest);
        }

        return null;
    }

    private static int Cut(string text) => text.Length <= ResponseBody.LongestShown ? text.Length : char.IsHighSurrogate(text[ResponseBody.LongestShown - 1]) ? ResponseBody.LongestShown - 1 : ResponseBody.LongestShown;
}
