using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ContractTests.SampleApi.Api;

internal static class RequestBody
{
    private const int Limit = 1024 * 1024;

    /// <summary>Null when the body is larger than 1 MB; the rest of it is left to Kestrel.</summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit) return null;

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var whole = read.IsCompleted;
            if (whole || read.Buffer.Length > Limit)
            {
                var body = read.Buffer.Length > Limit ? null : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
