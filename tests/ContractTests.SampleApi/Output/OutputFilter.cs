using System.Buffers;
using System.IO.Pipelines;

namespace ContractTests.SampleApi.Output;

/// <summary>Lies between Kestrel and the socket and changes what is sent, for what Kestrel cannot be told to say.</summary>
internal abstract class OutputFilter(PipeWriter next) : PipeWriter
{
    // A head reaches one flush whole, so what a filter looks for is never cut in two.
    private readonly ArrayBufferWriter<byte> _unsent = new();

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _unsent.WrittenCount;

    public override void Advance(int bytes) => _unsent.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _unsent.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _unsent.GetSpan(sizeHint);

    public override void CancelPendingFlush() => next.CancelPendingFlush();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        PassOn();
        return next.FlushAsync(cancellationToken);
    }

    public override void Complete(Exception? exception = null)
    {
        PassOn();
        next.Complete(exception);
    }

    /// <summary>Writes to <paramref name="output"/> what is to be sent instead of these bytes.</summary>
    protected abstract void PassOn(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output);

    private void PassOn()
    {
        if (_unsent.WrittenCount > 0) PassOn(_unsent.WrittenSpan, next);
        _unsent.ResetWrittenCount();
    }
}
