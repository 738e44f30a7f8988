using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ContractTests.SampleApi.Api;

internal static class RequestBody
{
    private const int Limit = 1024 * 1024;

    /// <summary>
    /// Reads to the end, whatever the operation wants of it, so that each times out over a body that does not come. Null when there was more than 1 MB.
    /// </summary>
    public static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellation)
    {
        ExpectSpeed(request);
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

    // Kestrel averages from a body's beginning on, so that a large one which came fast at first might stall for long. The whole of it is to be there
    // in two seconds.
    private static void ExpectSpeed(HttpRequest request)
    {
        const double Seconds = 2;
        if (request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { MinDataRate: { } rate } feature && request.ContentLength is { } length && length / Seconds > rate.BytesPerSecond)
            feature.MinDataRate = new MinDataRate(length / Seconds, rate.GracePeriod);
    }
}
