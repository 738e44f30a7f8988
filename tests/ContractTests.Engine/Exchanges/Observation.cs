using ContractTests.Contracts;

namespace ContractTests.Exchanges;

/// <summary>What came back for one request: an <see cref="Answer"/>, or <see cref="NoAnswer"/>. <see cref="Elapsed"/> begins with the first byte sent, where one was, and ends with the last byte of the body.</summary>
public abstract record Observation(DateTimeOffset Started, TimeSpan Elapsed);

/// <summary>
/// A whole response. <see cref="RawStatusLine"/> is the status line's bytes as they came, decoded as ISO-8859-1 and without the line end;
/// <see cref="Protocol"/> is its first part, such as "HTTP/1.1".
/// </summary>
public sealed record Answer(
    DateTimeOffset Started,
    TimeSpan Elapsed,
    StatusLine StatusLine,
    string Protocol,
    string RawStatusLine,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ResponseBody Body) : Observation(Started, Elapsed)
{
    public string? Header(string name)
    {
        var values = Headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}

/// <summary>No whole response came. <see cref="Detail"/> is a sentence's end; the status line is there when at least that much arrived.</summary>
public sealed record NoAnswer(DateTimeOffset Started, TimeSpan Elapsed, NoAnswerKind Kind, string Detail, string? RawStatusLine = null) : Observation(Started, Elapsed)
{
    /// <summary>The request never went out, for a reason of our own.</summary>
    public bool Unsent { get; init; }
}

/// <summary>The body as it came, still encoded; of a long one only the first <see cref="Kept"/> or <see cref="KeptWhole"/> bytes are in <see cref="Bytes"/>.</summary>
public sealed record ResponseBody(byte[] Bytes, long Length)
{
    /// <summary>How many bytes of a body are kept: 1 MiB.</summary>
    public const int Kept = 1 << 20;

    /// <summary>How many bytes are kept of a body that is looked into: 64 MiB.</summary>
    public const int KeptWhole = 64 << 20;

    /// <summary>How many bytes of a body a report shows: 64 KiB.</summary>
    public const int LongestShown = 64 * 1024;

    private const int Margin = 16 * 1024;

    public static readonly ResponseBody Empty = new([], 0);

    public bool Truncated => Length > Bytes.Length;

    /// <summary>As much as a report needs: what it shows, and enough behind that for no secret to be cut in two before it is masked.</summary>
    public ResponseBody Shortened() => Bytes.Length > LongestShown + Margin ? new ResponseBody(Bytes[..(LongestShown + Margin)], Length) : this;
}

/// <summary>Why there is no answer; the names in results are these in kebab-case.</summary>
public enum NoAnswerKind
{
    Refused,
    Dns,
    Tls,
    Timeout,
    Reset,
    MalformedResponse,
    Fixture,
    Other,
}
