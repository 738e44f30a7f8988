using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ContractTests;

/// <summary>One request as it came, decoded as ISO-8859-1; the body grows while it is read.</summary>
internal sealed class RawRequest(string head)
{
    private readonly StringBuilder _text = new(head);

    public string Head { get; } = head;

    public string Text => _text.ToString();

    public string Target => Head.Split(' ')[1];

    public void Append(string more) => _text.Append(more);
}

/// <summary>The server's end of one connection.</summary>
internal sealed class RawConversation(Socket socket, Stream stream, Action<RawRequest> received, CancellationToken cancellation)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private string _unread = "";

    public CancellationToken Cancellation => cancellation;

    /// <summary>The subject of the certificate that the client has shown.</summary>
    public string? ClientName => (stream as SslStream)?.RemoteCertificate?.Subject;

    /// <summary>The next request; null when the client has closed. Without <paramref name="body"/> no more is read of it than came with the head.</summary>
    public async Task<RawRequest?> ReadRequest(bool body = true)
    {
        int end;
        while ((end = _unread.IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            if (!await ReadMore())
                return null;
        }

        var request = new RawRequest(_unread[..(end + 4)]);
        _unread = _unread[(end + 4)..];
        received(request);
        if (body)
            await ReadBody(request);
        return request;
    }

    /// <summary>Sends text as ISO-8859-1; the <paramref name="last"/> comes together with the end of the stream, where the system can do that.</summary>
    public async Task Send(string latin1, bool last = false)
    {
        const int Tcp = 6, Cork = 3;
        if (last && OperatingSystem.IsLinux())
            socket.SetRawSocketOption(Tcp, Cork, BitConverter.GetBytes(1));
        await Send(Encoding.Latin1.GetBytes(latin1));
        if (last)
            EndSending();
    }

    public async Task Send(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, cancellation);

    /// <summary>Carries bytes between the client and another server, to the end of both.</summary>
    public async Task Relay(string host, int port)
    {
        using var other = new TcpClient();
        await other.ConnectAsync(host, port, cancellation);
        await Task.WhenAll(Copy(stream, other.GetStream(), other.Client), Copy(other.GetStream(), stream, socket));

        async Task Copy(Stream from, Stream to, Socket end)
        {
            await from.CopyToAsync(to, cancellation);
            end.Shutdown(SocketShutdown.Send);
        }
    }

    /// <summary>So many bytes of whatever comes; fewer when the client has closed.</summary>
    public async Task<string> Read(int bytes)
    {
        while (_unread.Length < bytes && await ReadMore())
        {
        }

        var read = _unread[..Math.Min(bytes, _unread.Length)];
        _unread = _unread[read.Length..];
        return read;
    }

    /// <summary>What has come with the bytes that were read is not wanted.</summary>
    public void Forget() => _unread = "";

    /// <summary>Waits until the client has closed, reading what still comes.</summary>
    public async Task<string> UntilClosed()
    {
        while (await ReadMore())
        {
        }

        return _unread;
    }

    public Task Pause(int milliseconds) => Task.Delay(milliseconds, cancellation);

    /// <summary>Ends the connection with RST instead of FIN.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Ends the server's half only: what the client still sends is not yet answered by a reset.</summary>
    public void EndSending() => socket.Shutdown(SocketShutdown.Send);

    public async Task ReadBody(RawRequest request)
    {
        if (Header(request.Head, "Transfer-Encoding") is not null)
        {
            await Take(request, () => _unread.IndexOf("0\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end ? end + 5 : null);
        }
        else if (Header(request.Head, "Content-Length") is { } length)
        {
            var bytes = int.Parse(length, CultureInfo.InvariantCulture);
            await Take(request, () => _unread.Length >= bytes ? bytes : null);
        }
    }

    private async Task Take(RawRequest request, Func<int?> end)
    {
        var more = new StringBuilder(_unread);
        while (true)
        {
            _unread = more.ToString();
            if (end() is { } at)
            {
                request.Append(_unread[..at]);
                _unread = _unread[at..];
                return;
            }

            _unread = "";
            if (!await ReadMore())
            {
                request.Append(more.ToString());
                return;
            }

            more.Append(_unread);
        }
    }

    private async Task<bool> ReadMore()
    {
        var read = await stream.ReadAsync(_buffer, cancellation);
        _unread += Encoding.Latin1.GetString(_buffer, 0, read);
        return read > 0;
    }

    private static string? Header(string head, string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
