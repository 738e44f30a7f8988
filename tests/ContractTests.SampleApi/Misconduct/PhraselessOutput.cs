using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContractTests.SampleApi.Misconduct;

/// <summary>
/// Lies between Kestrel and the socket and takes <see cref="Placeholder"/> out of what is sent. Kestrel fills an empty phrase in from
/// its own table whenever that has one, so `HTTP/1.1 404 ` cannot be said any other way.
/// </summary>
internal sealed class PhraselessOutput(PipeWriter socket) : PipeWriter
{
    /// <summary>Nothing else in an answer contains it: it has spaces, which no name may have.</summary>
    public const string Placeholder = "(no reason phrase here)";

    private static readonly byte[] PlaceholderBytes = Encoding.ASCII.GetBytes(Placeholder);

    // A head reaches one flush whole, so the placeholder is never cut in two.
    private readonly ArrayBufferWriter<byte> _unsent = new();

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _unsent.WrittenCount;

    public static void PutUnder(ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Transport = new Duplex(connection.Transport.Input, new PhraselessOutput(connection.Transport.Output));
        return next(connection);
    });

    public override void Advance(int bytes) => _unsent.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _unsent.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _unsent.GetSpan(sizeHint);

    public override void CancelPendingFlush() => socket.CancelPendingFlush();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        PassOn();
        return socket.FlushAsync(cancellationToken);
    }

    public override void Complete(Exception? exception = null)
    {
        PassOn();
        socket.Complete(exception);
    }

    private void PassOn()
    {
        var rest = _unsent.WrittenSpan;
        while (rest.IndexOf(PlaceholderBytes) is >= 0 and var start)
        {
            socket.Write(rest[..start]);
            rest = rest[(start + PlaceholderBytes.Length)..];
        }

        if (!rest.IsEmpty) socket.Write(rest);
        _unsent.ResetWrittenCount();
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
