using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

internal static class RequestBody
{
    private const int Limit = 1024 * 1024;

    /// <summary>
    /// Reads to the end, whatever the operation wants of it, so that each times out over a body that does not come. Null when there was more than 1 MB.
    /// </summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            foreach (var part in read.Buffer)
            {
                if (body.WrittenCount <= Limit) body.Write(part.Span);
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return body.WrittenCount > Limit ? null : body.WrittenSpan.ToArray();
        }
    }
}
