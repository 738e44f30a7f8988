using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Exchanges.Wire;
using static ContractTests.Exchanges.Wire.ShellText;

namespace ContractTests.Exchanges;

/// <summary>
/// The request as a `curl` line for a POSIX shell, which sends the same target, headers and body; where curl cannot, because the request stops
/// half-way or has bytes of its own, as a line that can. Passwords of the transport are masked.
/// </summary>
public static class CurlLine
{
    public static string Of(ApiRequest request, Transport? transport = null)
    {
        if (OddRequest.Is(request))
            return OddLine.Of(request, transport);
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
            line.Append(" --request-target ").Append(Quoted(RequestHead.Target(request.Url, transport?.Proxy))); // of the URL curl sends only what comes before
        AppendTransport(line, request, transport);
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

    private static void AppendTransport(StringBuilder line, ApiRequest request, Transport? transport)
    {
        if (transport?.Proxy is { } proxy)
            line.Append(" --proxy ").Append(Quoted($"http://{(proxy.Authorization is null ? "" : "***@")}{proxy.Name}"));
        if (!RequestHead.IsSecure(request.Url))
            return;
        if (transport?.Authorities is { } authorities)
            line.Append(" --cacert ").Append(Quoted(authorities.Path));
        if ((request.Certificate ?? transport?.Certificate) is not { } certificate)
            return;
        line.Append(certificate.IsPkcs12 ? " --cert-type P12" : "").Append(" --cert ").Append(Quoted(certificate.HasPassword ? $"{certificate.Path}:***" : certificate.Path));
        if (certificate.KeyPath is { } key)
            line.Append(" --key ").Append(Quoted(key));
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
}
