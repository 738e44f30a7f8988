using System.Diagnostics;
using System.Net.Sockets;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// The stream around one connection, above TLS: it sends each request's own head in place of .NET's, shows each response's bytes to the
/// <see cref="WireTrace"/> of its request, and turns a connection that ends before an answer begins into a <see cref="WireException"/>.
/// </summary>
internal sealed class WireStream(Stream inner, Socket? socket, PeerHabits habits) : Stream
{
    // Less than this goes into the system's buffers at once, whether or not the peer reads.
    private const int LongWrite = 16 * 1024;

    private static readonly TimeSpan AnswerMayWait = TimeSpan.FromMilliseconds(200);

    private readonly PeerSocket _peer = new(socket);
    private volatile WireTrace? _trace;
    private volatile bool _readingAhead;
    private volatile bool _cameUnasked;
    private volatile Exception? _writeFailure;
    private bool _reused;
    private bool _waited;
    private int _writes;
    private long? _acknowledged;
    private long _lastRead;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool AwaitsAnswer => _trace is { Head.Begun: false };

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (WireTrace.Current is { } trace && trace != _trace)
        {
            await Begin(trace, cancellationToken);
            buffer = Exact(trace.Outgoing, buffer);
            if (trace.IsOdd)
            {
                _ = WriteAside(buffer, cancellationToken); // it tells what went wrong by itself
                return;
            }
        }

        if (_writeFailure is not null)
            return;
        try
        {
            _writes++;
            await (buffer.Length < LongWrite ? inner.WriteAsync(buffer, cancellationToken) : WriteUntilAnswered(buffer, cancellationToken));
        }
        catch (IOException failure)
        {
            // The peer may have answered before it stopped reading: the answer counts, so let the read find out.
            _writeFailure = failure;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        var (ahead, before) = (_trace is null || WireTrace.Current != _trace, _trace); // the pool, before it gives the connection to the next request
        try
        {
            _readingAhead = ahead;
            read = await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException failure) when (AwaitsAnswer)
        {
            // In TLS 1.3 a server says only behind the handshake that it misses the client's certificate or does not like it.
            if (Failure.IsAlert(failure))
                throw new WireException($"the server ended the secure connection: {Failure.Words(failure)}", neverRead: false, failure) { Kind = NoAnswerKind.Tls };
            throw new WireException("the connection was reset before a byte of the answer came", neverRead: false, failure);
        }
        finally
        {
            _readingAhead = false;
            _cameUnasked |= ahead && _trace == before; // an end, or what would pass for the next request's answer
        }

        if (buffer.Length == 0 || _trace is not { } trace)
            return read;
        if (read > 0)
        {
            if (!trace.Head.Begun && _reused)
                habits.Reused();
            _lastRead = Stopwatch.GetTimestamp();
            trace.Head.Feed(buffer.Span[..read]);
        }
        else if (AwaitsAnswer)
        {
            var neverRead = _waited && await WasNeverRead(cancellationToken);
            if (neverRead)
                habits.Closed(TimeSpan.Zero);
            throw new WireException("the connection was closed before a byte of the answer came", neverRead, _writeFailure);
        }
        else
        {
            habits.Closed(Stopwatch.GetElapsedTime(_lastRead));
        }

        return read;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _writeFailure is null ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => inner.Flush();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // A connection that waited in the pool may have been closed by the peer meanwhile, which must be found out before anything is written to it.
    // As long as the peer has not shown that it keeps connections, its closing may still be on the way: it gets a moment. One that has shown the
    // opposite is asked over a new connection each time.
    private async ValueTask Begin(WireTrace trace, CancellationToken cancellation)
    {
        _reused = _trace is not null;
        _waited = _reused || _readingAhead || _cameUnasked; // the pool reads ahead on what it keeps, which may be a connection that no request has used yet
        while (_waited)
        {
            if (IsSpent())
            {
                habits.Closed(Stopwatch.GetElapsedTime(_lastRead));
                throw new WireException("the kept-alive connection had been closed", neverRead: true);
            }

            if (_reused && habits.ClosesUnannounced)
                throw new WireException("the kept-alive connection may be closed at any moment", neverRead: true);
            if (!_reused || habits.KeepsConnections || Stopwatch.GetElapsedTime(_lastRead) >= PeerHabits.TimeToClose)
                break;
            await Task.Delay(1, cancellation);
        }

        _trace = trace;
        trace.Begun = true;
        trace.Sent = Stopwatch.GetTimestamp();
        _writes = 0;
        _acknowledged = _waited ? _peer.Acknowledged : null;
    }

    // The first write begins with the whole head that .NET composed: it knows of no long target and no headers, so that its buffer holds it.
    private static ReadOnlyMemory<byte> Exact(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> composed)
    {
        var end = composed.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            throw new InvalidOperationException("The client's first write does not hold the whole head of its request.");
        var rest = composed[(end + 4)..];
        if (rest.IsEmpty)
            return head;
        var exact = new byte[head.Length + rest.Length]; // one write, so that head and body share a segment
        head.CopyTo(exact);
        rest.CopyTo(exact.AsMemory(head.Length));
        return exact;
    }

    // Nothing follows these bytes, so that the answer is read while they still go out, and the end of the connection ends them too.
    private async Task WriteAside(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        try
        {
            if (!buffer.IsEmpty)
                await inner.WriteAsync(buffer, cancellation);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            _writeFailure = failure;
        }
    }

    // A peer that answers a large body early may never read the rest of it: what it said is read then, and the rest stays unsent.
    private async ValueTask WriteUntilAnswered(ReadOnlyMemory<byte> buffer, CancellationToken cancellation)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var write = inner.WriteAsync(buffer, abandon.Token).AsTask();
        while (await Task.WhenAny(write, Task.Delay(AnswerMayWait, CancellationToken.None)) != write)
        {
            if (!AnswerWaits())
                continue;
            await abandon.CancelAsync();
            await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _writeFailure = new IOException("The peer answered before it had read the request.");
            return;
        }

        await write;
    }

    // On a connection that was used before, the pool has read ahead what came; otherwise it lies in the socket, where behind TLS nobody can look.
    // An interim response is no answer: after it, the body is what the peer waits for.
    private bool AnswerWaits()
    {
        if (_trace is { Head.Complete: true })
            return true;
        Span<byte> head = stackalloc byte[10];
        return inner is NetworkStream && _peer.Peek(head) && head[9] != '1';
    }

    // Closed, spoilt by a request that no other may follow, or with something in it that nobody asked for, which would pass for the answer.
    // Nobody need have read ahead: a connection may go from one request to the next that waits for one.
    private bool IsSpent() => _cameUnasked || _writeFailure is not null || _trace is { IsOdd: true } || (_peer.HasSpoken && (_peer.HasClosed || inner is NetworkStream));

    // A peer that closed before the request arrived has acknowledged nothing of it, and answers it with a reset, which comes after the end of its
    // stream. A peer that read the request and closed has acknowledged it and sends no reset, unless more of the request was to come.
    private async ValueTask<bool> WasNeverRead(CancellationToken cancellation)
    {
        if (_acknowledged is { } before && _peer.Acknowledged is { } now)
            return now == before;
        for (var look = 0; _writes == 1 && look < PeerHabits.LooksForReset; look++)
        {
            if (_peer.HasReset)
                return true;
            await Task.Delay(1, cancellation);
        }

        return false;
    }
}
