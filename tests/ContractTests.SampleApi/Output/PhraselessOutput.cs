using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ContractTests.SampleApi.Output;

/// <summary>
/// Takes <see cref="Placeholder"/> out of what is sent. Kestrel fills an empty phrase in from its own table whenever that has one, so
/// `HTTP/1.1 404 ` cannot be said any other way.
/// </summary>
internal sealed class PhraselessOutput(PipeWriter next) : OutputFilter(next)
{
    /// <summary>Nothing else in an answer contains it: it has spaces, which no name may have.</summary>
    public const string Placeholder = "(no reason phrase here)";

    private static readonly byte[] PlaceholderBytes = Encoding.ASCII.GetBytes(Placeholder);

    protected override void PassOn(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        while (bytes.IndexOf(PlaceholderBytes) is >= 0 and var start)
        {
            output.Write(bytes[..start]);
            bytes = bytes[(start + PlaceholderBytes.Length)..];
        }

        output.Write(bytes);
    }
}
