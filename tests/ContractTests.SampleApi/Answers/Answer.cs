using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractTests.SampleApi.Answers;

/// <summary>A response as it goes out; an empty body has no Content-Type.</summary>
internal sealed record Answer(int Status, string Reason, ReadOnlyMemory<byte> Body)
{
    public static Answer NoContent { get; } = new(204, StatusPhrase.Of(204), default);

    /// <summary>The `WWW-Authenticate` header that RFC 9110 demands of every 401.</summary>
    public string? Challenge { get; init; }

    public static Answer Json(int status, Action<Utf8JsonWriter> writeMembers)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return new(status, StatusPhrase.Of(status), body.WrittenMemory);
    }

    public async Task Send(HttpContext context)
    {
        WriteHead(context, Body.Length);
        if (!Body.IsEmpty) await context.Response.Body.WriteAsync(Body, context.RequestAborted);
    }

    /// <summary>Sets everything before the body; a length other than the body's own is a lie that Kestrel finds out only at the end.</summary>
    public void WriteHead(HttpContext context, int contentLength)
    {
        var response = context.Response;
        response.StatusCode = Status;
        // Kestrel's own table says `201 Created`.
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Reason;
        if (Challenge is not null) response.Headers.WWWAuthenticate = Challenge;
        if (!Body.IsEmpty) response.ContentType = "application/json";
        if (Status != 204) response.ContentLength = contentLength;
    }
}
