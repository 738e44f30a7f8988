using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ContractTests.SampleApi.Answers;

/// <summary>A response as it goes out; an empty body has no Content-Type.</summary>
internal sealed record Answer(int Status, string Reason, ReadOnlyMemory<byte> Body)
{
    /// <summary>Every answer of the application carries it, which tells them from what Kestrel says by itself.</summary>
    public const string RequestIdHeader = "X-Request-Id";

    public static Answer NoContent { get; } = new(204, StatusPhrase.Of(204), default);

    /// <summary>The `WWW-Authenticate` header that RFC 9110 demands of every 401.</summary>
    public string? Challenge { get; init; }

    /// <summary>Rounded up to whole seconds on the wire, as RFC 9110 has it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For a request that did not come whole: where the next one begins is not known.</summary>
    public bool EndsConnection { get; init; }

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
        foreach (var (name, value) in Headers()) response.Headers[name] = value;
        if (Status != 204) response.ContentLength = contentLength;
    }

    /// <summary>The whole response, for where Kestrel does not send it.</summary>
    public void WriteWhole(IBufferWriter<byte> output)
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} {Reason}\r\n");
        foreach (var (name, value) in Headers()) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\nDate: {DateTimeOffset.UtcNow:R}\r\n\r\n");
        Encoding.ASCII.GetBytes(head.ToString(), output);
        output.Write(Body.Span);
    }

    private IEnumerable<(string Name, string Value)> Headers()
    {
        yield return (RequestIdHeader, Guid.NewGuid().ToString("N"));
        if (!Body.IsEmpty) yield return ("Content-Type", "application/json");
        if (Challenge is not null) yield return ("WWW-Authenticate", Challenge);
        if (EndsConnection) yield return ("Connection", "close");
        if (RetryAfter is { } wait) yield return ("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
    }
}
