using System.Buffers;
using System.Text;
using ContractTests.Contracts;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// Watches the bytes of a response go by and keeps the final status line exactly as it came: interim responses (RFC 9110 section 15.2) are
/// passed over, and the line ends at LF, with or without CR before it.
/// </summary>
internal sealed class ResponseHead
{
    // The client refuses longer heads, so that a line never grows beyond this.
    private const int LongestLine = 1 << 20;

    private readonly ArrayBufferWriter<byte> _line = new(64);
    private bool _inInterimHeaders;
    private volatile bool _complete; // asked for by the writer while the reader feeds

    /// <summary>Whether a single byte has come.</summary>
    public bool Begun { get; private set; }

    /// <summary>The final status line is complete.</summary>
    public bool Complete { get => _complete; private set => _complete = value; }

    /// <summary>The line as far as it came, decoded as ISO-8859-1; null before its first byte.</summary>
    public string? Line
    {
        get
        {
            var bytes = _line.WrittenSpan;
            if (_inInterimHeaders || (bytes.Length == 0 && !Complete))
                return null;
            return Encoding.Latin1.GetString(Complete && bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes);
        }
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        Begun |= bytes.Length > 0;
        while (!Complete && bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            if (_line.WrittenCount + part.Length <= LongestLine)
                _line.Write(part);
            if (end < 0)
                return;
            bytes = bytes[(end + 1)..];
            EndLine();
        }
    }

    /// <summary>The parts of a status line (RFC 9112 section 4); null where it is none. A missing space before a missing phrase is let pass.</summary>
    public static (string Protocol, StatusLine Line)? Parse(string line)
    {
        // HTTP/D.D CCC, and a space before whatever follows.
        if (!line.StartsWith("HTTP/", StringComparison.Ordinal) || line is not [_, _, _, _, _, var major, '.', var minor, ' ', var c, var o, var d, .. var rest])
            return null;
        if (!char.IsAsciiDigit(major) || !char.IsAsciiDigit(minor) || !char.IsAsciiDigit(c) || !char.IsAsciiDigit(o) || !char.IsAsciiDigit(d) || rest is not ("" or [' ', ..]))
            return null;
        var protocol = line.StartsWith("HTTP/1.1", StringComparison.Ordinal) ? "HTTP/1.1" : line[..8];
        return (protocol, new StatusLine(((c - '0') * 100) + ((o - '0') * 10) + (d - '0'), rest.Length == 0 ? "" : rest[1..]));
    }

    private void EndLine()
    {
        var line = _line.WrittenSpan;
        if (_inInterimHeaders)
        {
            _inInterimHeaders = line.Length > 0 && !line.SequenceEqual("\r"u8);
        }
        else if (IsInterim(line))
        {
            _inInterimHeaders = true;
        }
        else
        {
            Complete = true;
            return;
        }

        _line.ResetWrittenCount();
    }

    // 101 is final: nothing follows it on this connection that is HTTP.
    private static bool IsInterim(ReadOnlySpan<byte> line) => line.Length >= 12 && line.StartsWith("HTTP/1."u8) && line[8] == ' ' && line[9] == '1' && !line[10..12].SequenceEqual("01"u8);
}
