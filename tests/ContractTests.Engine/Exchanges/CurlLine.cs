using System.Text;
using ContractTests.Exchanges.Wire;

namespace ContractTests.Exchanges;

/// <summary>The request as a `curl` line for a POSIX shell, which sends the same target, headers and body.</summary>
public static class CurlLine
{
    public static string Of(ApiRequest request)
    {
        var line = new StringBuilder("curl -i");
        if (request.Method != "HEAD")
            line.Append(" -X ").Append(Quoted(request.Method, bare: true));
        else if (request.Body is null && !RequestHead.IsChunked(request))
            line.Replace(" -i", " -I");
        else
            line.Append(" -X HEAD -m 10"); // curl has no HEAD with a body, and waits for the body of the answer that never comes
        if (request.Url.Contains("/.", StringComparison.Ordinal))
            line.Append(" --path-as-is");
        if (request.Url.AsSpan().IndexOfAny("[]{}") >= 0)
            line.Append(" -g");
        if (request.Url.Contains('#', StringComparison.Ordinal))
            line.Append(" --request-target ").Append(Quoted(RequestHead.Target(request.Url))); // of the URL curl sends only what comes before
        line.Append(' ').Append(Quoted(request.Url));
        foreach (var (name, value) in request.Headers)
            line.Append(" -H ").Append(Quoted(value.Length == 0 ? $"{name};" : $"{name}: {value}"));
        if (request.Body is null && RequestHead.Length(request) is { } length)
            line.Append($" -H 'Content-Length: {length}'");
        if ((request.Body ?? (RequestHead.IsChunked(request) ? [] : null)) is not { } body)
            return line.ToString();
        // Without this, curl would call any body a form.
        if (!request.Headers.Any(h => h.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
            line.Append(" -H 'Content-Type:'");
        return Text(body) is { } text
            ? line.Append(" --data-binary ").Append(Quoted(text)).ToString()
            : $"printf %s {Convert.ToBase64String(body)} | base64 -d | {line} --data-binary @-";
    }

    private static string? Text(byte[] body)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
            return text.Contains('\0', StringComparison.Ordinal) || text.StartsWith('@') || body.Length > 16_384 ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Quoted(string text, bool bare = false)
    {
        if (bare && text.All(char.IsAsciiLetterOrDigit))
            return text;
        if (!text.Any(char.IsControl))
            return $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

        var quoted = new StringBuilder("$'");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ when char.IsControl(c) => string.Concat(Encoding.UTF8.GetBytes([c]).Select(b => $"\\x{b:x2}")),
                _ => c.ToString(),
            });
        }

        return quoted.Append('\'').ToString();
    }
}
