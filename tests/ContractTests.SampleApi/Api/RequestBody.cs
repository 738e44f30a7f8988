using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

internal static class RequestBody
{
    private const int Limit = 1024 * 1024;

    // Kestrel measures a body's rate from its beginning, so that one which came fast at first might stall for long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Reads to the end, whatever the operation wants of it, so that each times out over a body that does not come. Null when there was more than 1 MB.
    /// </summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        while (true)
        {
            patience.CancelAfter(Patience);
            var read = await Next(request, patience.Token, cancellation);
            foreach (var part in read.Buffer)
            {
                if (body.WrittenCount <= Limit) body.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return body.WrittenCount > Limit ? null : body.WrittenSpan.ToArray();
        }
    }

    private static async ValueTask<ReadResult> Next(HttpRequest request, CancellationToken patience, CancellationToken cancellation)
    {
        try
        {
            return await request.BodyReader.ReadAsync(patience);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body stalls.", StatusCodes.Status408RequestTimeout, exception);
        }
    }
}
