namespace ContractTests.Exchanges.Wire;

/// <summary>A request that no HTTP client would send: it stops half-way, or its bytes are its own. It has a connection to itself.</summary>
internal static class OddRequest
{
    public static bool Is(ApiRequest request) => request is not { Stall: Stall.None, Wire: null };

    /// <summary>Everything that goes out.</summary>
    public static ReadOnlyMemory<byte> Bytes(ApiRequest request, string host)
    {
        if (request.Wire is { } wire)
            return wire;
        var head = RequestHead.Of(request, host);
        if (request.Stall == Stall.Headers)
            return head[..^"\r\n".Length];
        var body = request.Body is { Length: > 0 } whole ? whole.AsSpan(..^1) : [];
        return (byte[])[.. head.Span, .. RequestHead.IsChunked(request) ? System.Text.Encoding.ASCII.GetBytes($"{body.Length + 1:x}\r\n") : [], .. body];
    }
}
