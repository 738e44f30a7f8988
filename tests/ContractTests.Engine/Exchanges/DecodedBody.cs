using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ContractTests.Exchanges;

/// <summary>The body of an answer without its `Content-Encoding`. What is <see cref="Unreadable"/> has no bytes.</summary>
public sealed class DecodedBody
{
    private readonly string _charset;

    public DecodedBody(Answer answer)
    {
        _charset = CharsetOf(answer.Header("Content-Type") ?? "");
        var body = answer.Body;
        if (body.Truncated)
        {
            Unreadable = $"the body is longer than {body.Bytes.Length >> 20} MiB";
            return;
        }

        Bytes = body.Bytes;
        var encodings = (answer.Header("Content-Encoding") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var encoding in encodings.Reverse().TakeWhile(_ => Unreadable is null && Bytes.Length > 0)) // the last was applied last (RFC 9110 section 8.4)
            Decode(encoding);
        if (Unreadable is not null)
            Bytes = [];
    }

    public byte[] Bytes { get; private set; } = [];

    /// <summary>Why nobody can say what the body is, as a sentence; null where it is known.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>The body in the charset of its `Content-Type`, UTF-8 by default; null where the charset is not known. What cannot be decoded is U+FFFD.</summary>
    public string? Text
    {
        get
        {
            try
            {
                var encoding = _charset.Length == 0 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(_charset) ?? Encoding.GetEncoding(_charset);
                return encoding.GetString(Bytes).TrimStart('\uFEFF');
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>Why there is no text, as a sentence.</summary>
    public string Untold => Unreadable ?? $"the body's charset `{_charset}` is not known";

    private void Decode(string encoding)
    {
        try
        {
            using var encoded = new MemoryStream(Bytes, 0, Bytes.Length, writable: false, publiclyVisible: true);
            using Stream? decoder = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(encoded, CompressionMode.Decompress),
                "deflate" when Bytes[0] % 16 == 8 => new ZLibStream(encoded, CompressionMode.Decompress),
                "deflate" => new DeflateStream(encoded, CompressionMode.Decompress), // which some servers take the name for (RFC 9110 section 8.4.1.2)
                "br" => new BrotliStream(encoded, CompressionMode.Decompress),
                "identity" => encoded,
                _ => null,
            };
            if (decoder is null)
                Unreadable = $"the body is encoded: {encoding}";
            else
                Read(decoder);
            if (Unreadable is null && decoder is GZipStream && !IsWhole(encoded.GetBuffer().AsSpan(0, (int)encoded.Length)))
                Unreadable = "the body is gzip that ends too early";
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
        {
            Unreadable = $"the body is not {encoding}, which its Content-Encoding says";
        }
    }

    // The decoder does not mind. The length of what was encoded stands at the end (RFC 1952 section 2.3.1), where something else may follow, such as
    // padding; of several members it would be the last one's.
    private bool IsWhole(ReadOnlySpan<byte> gzip)
    {
        const int Head = 10;
        Span<byte> length = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)Bytes.Length);
        return gzip.Length > Head && (gzip[Head..].IndexOf(length) >= 0 || gzip[Head..].IndexOf(gzip[..3]) >= 0);
    }

    // A few bytes can stand for very many.
    private void Read(Stream decoder)
    {
        using var decoded = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (decoder.Read(buffer) is > 0 and var read)
        {
            decoded.Write(buffer, 0, read);
            if (decoded.Length > ResponseBody.KeptWhole)
            {
                Unreadable = $"the decoded body is longer than {ResponseBody.KeptWhole >> 20} MiB";
                return;
            }
        }

        Bytes = decoded.ToArray();
    }

    private static string CharsetOf(string contentType) => contentType.Split(';').Skip(1)
        .Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
        .FirstOrDefault(p => p.Length == 2 && p[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim('"', '\'') ?? "";
}
