using System.Text;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// The request line and the headers as bytes, exactly as the request has them, with `Host` before them and `Content-Length` behind. .NET would join
/// repeated headers, put those of the content last, and write every name that it knows in its own case.
/// </summary>
internal static class RequestHead
{
    // RFC 9110 section 8.6: the methods that are not expected to have content do not say that they have none.
    private static readonly string[] WithoutContent = ["GET", "HEAD", "OPTIONS", "DELETE", "TRACE"];

    /// <summary>Scheme, host and port of a URL, ready to be connected to.</summary>
    public static Uri Origin(string url) => new(url[..TargetStart(url)]);

    /// <summary>Path and query of a URL as they stand there.</summary>
    public static string Target(string url) => url[TargetStart(url)..] is ['/', ..] target ? target : $"/{url[TargetStart(url)..]}";

    public static byte[] Of(ApiRequest request, Uri origin)
    {
        var head = new StringBuilder(256);
        head.Append(request.Method).Append(' ').Append(Target(request.Url)).Append(" HTTP/1.1\r\nHost: ").Append(Host(origin)).Append("\r\n");
        foreach (var (name, value) in request.Headers)
            head.Append(name).Append(value.Length == 0 ? ":" : ": ").Append(value).Append("\r\n");
        if (Length(request) is { } length)
            head.Append("Content-Length: ").Append(length).Append("\r\n");
        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }

    /// <summary>What `Content-Length` says; null where the request has none.</summary>
    public static int? Length(ApiRequest request) =>
        IsChunked(request) ? null : request.Body?.Length ?? (WithoutContent.Contains(request.Method) ? null : 0);

    public static bool IsChunked(ApiRequest request) => Says(request, "Transfer-Encoding", "chunked");

    /// <summary>Whether a header with a list of words has this one.</summary>
    public static bool Says(ApiRequest request, string header, string word)
    {
        foreach (var (name, value) in request.Headers)
        {
            if (name.Equals(header, StringComparison.OrdinalIgnoreCase) && value.Split(',').Any(v => v.Trim().Equals(word, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }

    private static string Host(Uri origin)
    {
        var host = origin.HostNameType == UriHostNameType.IPv6 ? $"[{origin.IdnHost}]" : origin.IdnHost;
        return origin.IsDefaultPort ? host : $"{host}:{origin.Port}";
    }

    private static int TargetStart(string url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(authority).IndexOfAny('/', '?', '#');
        return end < 0 ? url.Length : authority + end;
    }
}
