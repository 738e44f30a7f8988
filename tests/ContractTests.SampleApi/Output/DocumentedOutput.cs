using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;
using ContractTests.SampleApi.Answers;

namespace ContractTests.SampleApi.Output;

/// <summary>
/// Puts a documented answer in the place of what Kestrel says by itself. It refuses long request lines with 414, many headers with 431 and strange
/// versions with 505, before the application hears of the request; an API that documents none of these answers 400.
/// </summary>
internal sealed class DocumentedOutput(PipeWriter next, Func<Answer, Answer> misconduct) : OutputFilter(next)
{
    private static readonly byte[] RequestId = Encoding.ASCII.GetBytes($"\r\n{Answer.RequestIdHeader}: ");

    protected override void PassOn(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        if (StatusOfKestrels(bytes) is { } status) misconduct(Instead(status) with { EndsConnection = true }).WriteWhole(output);
        else output.Write(bytes);
    }

    private static Answer Instead(int status) => status switch
    {
        408 => CommonErrors.RequestTimeout,
        500 => CommonErrors.Internal,
        _ => CommonErrors.BadRequest,
    };

    /// <summary>Null for everything but a head of Kestrel's own making; it makes no bodies.</summary>
    private static int? StatusOfKestrels(ReadOnlySpan<byte> bytes)
    {
        var protocol = "HTTP/1.1 "u8;
        if (!bytes.StartsWith(protocol) || bytes.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end)) return null;
        if (!Utf8Parser.TryParse(bytes[protocol.Length..], out int status, out _)) return null;
        // `100 Continue` is no answer yet.
        return status < 200 || bytes[..end].IndexOf(RequestId) >= 0 ? null : status;
    }
}
