using System.Text;

namespace ContractTests.Terminal;

/// <summary>Hands whole lines on, none of which a CI server takes for a command. What has no end yet waits for it.</summary>
internal sealed class HarmlessWriter(TextWriter inner) : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            for (var end = buffer.IndexOf('\n'); end >= 0; end = buffer.IndexOf('\n'))
            {
                _line.Append(buffer[..(end + 1)]);
                PassOn();
                buffer = buffer[(end + 1)..];
            }

            _line.Append(buffer);
        }
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock)
                PassOn();
            inner.Flush();
        }

        base.Dispose(disposing);
    }

    private void PassOn()
    {
        var line = _line.ToString();
        _line.Clear(); // whether or not somebody takes it
        inner.Write(CiLog.Harmless(line));
    }
}
