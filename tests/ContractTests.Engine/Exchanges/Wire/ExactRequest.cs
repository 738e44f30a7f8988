using System.Net;
using System.Net.Http.Headers;
using ContractTests.Contracts.Environments;
using RestSharp.Interceptors;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// Puts one request's exact head and body in place of what RestSharp composed, and takes the response over before RestSharp reads it.
/// </summary>
internal sealed class ExactRequest(ApiRequest request, Proxy? proxy, WireTrace trace) : Interceptor
{
    public HttpStatusCode? Status { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders { get; private set; } = [];

    public ResponseBody Body { get; private set; } = ResponseBody.Empty;

    /// <summary>What went wrong after the response's head had come.</summary>
    public Exception? BodyFailure { get; private set; }

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        trace.IsOdd = OddRequest.Is(request);
        trace.Outgoing = trace.IsOdd ? OddRequest.Bytes(request, proxy) : RequestHead.Of(request, proxy);
        // .NET's own head never goes out; of the request it is told what it must heed: where to connect, whether an answer has a body, the framing.
        requestMessage.Method = request.Wire is null ? new HttpMethod(request.Method) : request.Method == "HEAD" ? HttpMethod.Head : HttpMethod.Get; // of bytes, only whether an answer has a body
        requestMessage.RequestUri = RequestHead.Origin(request.Url).Address;
        requestMessage.Version = HttpVersion.Version11;
        requestMessage.VersionPolicy = HttpVersionPolicy.RequestVersionExact; // HTTP/2 and HTTP/3 carry no reason phrase
        requestMessage.Headers.Clear(); // RestSharp's own Accept and User-Agent
        if (trace.IsOdd)
            return ValueTask.CompletedTask; // to .NET it is a head without content, so that the answer is read as soon as it comes
        var chunked = RequestHead.IsChunked(request);
        requestMessage.Content = request.Body is not null || chunked ? new ByteArrayContent(request.Body ?? []) : null;
        if (chunked)
            requestMessage.Headers.TransferEncodingChunked = true;
        if (RequestHead.Says(request, "Expect", "100-continue"))
            requestMessage.Headers.ExpectContinue = true;
        if (RequestHead.Says(request, "Connection", "close"))
            requestMessage.Headers.ConnectionClose = true;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask AfterHttpRequest(HttpResponseMessage responseMessage, CancellationToken cancellationToken)
    {
        Status = responseMessage.StatusCode;
        try
        {
            RejectFalseLength(responseMessage);
            if (responseMessage.StatusCode != HttpStatusCode.SwitchingProtocols) // what follows a 101 is another protocol's
                Body = await Read(responseMessage.Content, request.NeedsWholeBody ? ResponseBody.KeptWhole : ResponseBody.Kept, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or WireException)
        {
            BodyFailure = failure;
        }

        var headers = new List<KeyValuePair<string, string>>();
        Add(responseMessage.Headers);
        Add(responseMessage.Content.Headers);
        ResponseHeaders = headers;

        void Add(HttpHeaders some)
        {
            foreach (var (name, values) in some.NonValidated)
            {
                foreach (var value in values)
                    headers.Add(new(name, value));
            }
        }
    }

    // RFC 9112 section 6.3: such a response cannot be told from what follows it. .NET would read on until the connection ends.
    private static void RejectFalseLength(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths) || response.Headers.TransferEncodingChunked is true)
            return;
        if (response.Content.Headers.ContentLength is null || (lengths.Count > 1 && lengths.Distinct().Count() > 1))
            throw new HttpIOException(HttpRequestError.InvalidResponse, $"Received an invalid Content-Length: '{string.Join(", ", lengths)}'.");
    }

    // To the end, since a response is whole or it is none; kept only up to the bound.
    private static async Task<ResponseBody> Read(HttpContent content, int bound, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            // Most bodies fit into the buffer, and are copied once.
            var (filled, length) = (0, 0L);
            MemoryStream? kept = null;
            while (await stream.ReadAsync(buffer.AsMemory(filled), cancellation) is > 0 and var read)
            {
                length += read;
                filled += read;
                if (filled < buffer.Length)
                    continue;
                kept ??= new MemoryStream();
                kept.Write(buffer, 0, (int)Math.Min(filled, bound - kept.Length));
                filled = 0;
            }

            if (kept is null)
                return length == 0 ? ResponseBody.Empty : new ResponseBody(buffer[..filled], length);
            kept.Write(buffer, 0, (int)Math.Min(filled, bound - kept.Length));
            return new ResponseBody(kept.ToArray(), length);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
