using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges.Wire;

/// <summary>A request that no HTTP client would send: it stops half-way, or its bytes are its own. It has a connection to itself.</summary>
internal static class OddRequest
{
    public static bool Is(ApiRequest request) => request is not { Stall: Stall.None, Wire: null };

    /// <summary>Everything that goes out; to a proxy that forwards, too, bytes of one's own go as they are.</summary>
    public static ReadOnlyMemory<byte> Bytes(ApiRequest request, Proxy? proxy)
    {
        if (request.Wire is { } wire)
            return wire;
        var head = RequestHead.Of(request, proxy);
        if (request.Stall == Stall.Headers)
            return head[..^"\r\n".Length];
        var body = request.Body is { Length: > 0 } whole ? whole.AsSpan(..^1) : [];
        return (byte[])[.. head.Span, .. RequestHead.IsChunked(request) ? System.Text.Encoding.ASCII.GetBytes($"{body.Length + 1:x}\r\n") : [], .. body];
    }
}
