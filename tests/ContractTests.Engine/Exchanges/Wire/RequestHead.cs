using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// The request line and the headers as bytes, exactly as the request has them, with `Host` before them and `Content-Length` behind. .NET would join
/// repeated headers, put those of the content last, and write every name that it knows in its own case.
/// </summary>
internal static class RequestHead
{
    // RFC 9110 section 8.6: the methods that are not expected to have content do not say that they have none.
    private static readonly string[] WithoutContent = ["GET", "HEAD", "OPTIONS", "DELETE", "TRACE"];

    // A run has one or two.
    private static readonly ConcurrentDictionary<string, (Uri Address, string Host)> Origins = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _head;

    /// <summary>Scheme, host and port of a URL, ready to be connected to, and what `Host` says of them.</summary>
    public static (Uri Address, string Host) Origin(string url) => Origins.GetOrAdd(url[..TargetStart(url)], static text =>
    {
        var address = new Uri(text);
        return (address, HostOf(address));
    });

    /// <summary>Host and port, even where the port goes without saying.</summary>
    public static string Authority(Uri origin) => $"{Bracketed(origin)}:{origin.Port}";

    /// <summary>Whether a URL has an origin; one in which a secret was masked may have none.</summary>
    public static bool HasOrigin(string url) => Uri.TryCreate(url[..TargetStart(url)], UriKind.Absolute, out _);

    /// <summary>Path and query of a URL as they stand there; to a proxy that forwards the request, the whole URL (RFC 9112 section 3.2.2).</summary>
    public static string Target(string url, Proxy? proxy)
    {
        var origin = Forwards(url, proxy) ? $"http://{Origin(url).Host}" : "";
        return url[TargetStart(url)..] is ['/', ..] target ? $"{origin}{target}" : $"{origin}/{url[TargetStart(url)..]}";
    }

    /// <summary>Whether the request itself goes to the proxy; for `https` the proxy makes a tunnel and sees nothing of it.</summary>
    public static bool Forwards(string url, [NotNullWhen(true)] Proxy? proxy) => proxy is not null && !IsSecure(url);

    public static bool IsSecure(string url) => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public static ReadOnlyMemory<byte> Of(ApiRequest request, Proxy? proxy)
    {
        var host = Origin(request.Url).Host;
        var head = _head ??= new ArrayBufferWriter<byte>(512);
        head.ResetWrittenCount();
        Append(request.Method, " ", Target(request.Url, proxy), " HTTP/1.1\r\nHost: ", host, "\r\n");
        if (Forwards(request.Url, proxy) && proxy.Authorization is { } authorization && !request.Headers.Any(h => h.Key.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)))
            Append("Proxy-Authorization: ", authorization, "\r\n");
        for (var at = 0; at < request.Headers.Count; at++)
        {
            var (name, value) = request.Headers[at];
            Append(name, value.Length == 0 ? ":" : ": ", value, "\r\n");
        }

        if (Length(request) is { } length)
            Append("Content-Length: ", length.ToString(CultureInfo.InvariantCulture), "\r\n");
        Append("\r\n");
        return head.WrittenSpan.ToArray();

        void Append(params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
                Encoding.UTF8.GetBytes(text, head);
        }
    }

    /// <summary>What `Content-Length` says; null where the request has none.</summary>
    public static int? Length(ApiRequest request) => request switch
    {
        _ when IsChunked(request) => null,
        { Stall: Stall.Body } => Math.Max(1, request.Body?.Length ?? 0), // there must be a byte to wait for
        { Body: { } body } => body.Length,
        _ => WithoutContent.Contains(request.Method) ? null : 0,
    };

    public static bool IsChunked(ApiRequest request) => Says(request, "Transfer-Encoding", "chunked");

    /// <summary>Whether a header with a list of words has this one.</summary>
    public static bool Says(ApiRequest request, string header, string word)
    {
        for (var at = 0; at < request.Headers.Count; at++)
        {
            var (name, value) = request.Headers[at];
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase) && value.Split(',').Any(v => v.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private static string HostOf(Uri origin) => origin.IsDefaultPort ? Bracketed(origin) : Authority(origin);

    private static string Bracketed(Uri origin) => origin.HostNameType == UriHostNameType.IPv6 ? $"[{origin.IdnHost}]" : origin.IdnHost;

    private static int TargetStart(string url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(authority).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : authority + end;
    }
}
