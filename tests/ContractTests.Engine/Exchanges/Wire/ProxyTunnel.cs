using System.Net;
using System.Net.Sockets;
using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Contracts;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// Connections by way of a proxy. .NET's own would send a request again with its credentials after a 407, and tell of a refused tunnel by its code
/// alone; so to .NET the proxy's connection is the server's.
/// </summary>
internal static class ProxyTunnel
{
    private const int LongestHead = 64 * 1024;

    public static async Task Connect(Socket socket, Proxy proxy, CancellationToken cancellation)
    {
        try
        {
            await socket.ConnectAsync(new DnsEndPoint(proxy.Host, proxy.Port), cancellation);
        }
        catch (SocketException failure)
        {
            throw failure.SocketErrorCode switch
            {
                SocketError.TimedOut => new ProxyException(NoAnswerKind.Timeout, $"the connection to the proxy {proxy} could not be made in time", failure),
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => new ProxyException(NoAnswerKind.Dns, $"the host name of the proxy {proxy} cannot be resolved: {failure.Message}", failure),
                SocketError.ConnectionRefused => new ProxyException(NoAnswerKind.Refused, $"the proxy {proxy} refused the connection: {failure.Message}", failure),
                _ => new ProxyException(NoAnswerKind.Refused, $"the connection to the proxy {proxy} could not be made: {failure.Message}", failure),
            };
        }
    }

    /// <summary>Has the proxy connect the stream to the origin (RFC 9110 section 9.3.6).</summary>
    public static async Task Open(Stream stream, Proxy proxy, Uri origin, CancellationToken cancellation)
    {
        var target = RequestHead.Authority(origin);
        var authorization = proxy.Authorization is { } value ? $"Proxy-Authorization: {value}\r\n" : "";
        StatusLine? answer;
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n{authorization}\r\n"), cancellation);
            answer = await ReadHead(stream, cancellation);
        }
        catch (EndOfStreamException end)
        {
            throw new ProxyException(NoAnswerKind.Reset, $"the proxy {proxy} closed the connection before it had answered CONNECT {target}", end);
        }
        catch (IOException failure)
        {
            throw new ProxyException(NoAnswerKind.Reset, $"the proxy {proxy} reset the connection before it had answered CONNECT {target}", failure);
        }

        if (answer is not { } line)
            throw new ProxyException(NoAnswerKind.MalformedResponse, $"what the proxy {proxy} answered to CONNECT {target} is not HTTP");
        if (line.Code is < 200 or > 299)
            throw new ProxyException(NoAnswerKind.Refused, $"the proxy {proxy} answered {line} to CONNECT {target}");
    }

    // To the empty line behind it, byte by byte, since what follows is the server's; null for what is no head.
    private static async Task<StatusLine?> ReadHead(Stream stream, CancellationToken cancellation)
    {
        var head = new ResponseHead();
        var one = new byte[1];
        var lineIsEmpty = true;
        for (var length = 0; length < LongestHead; length++)
        {
            await stream.ReadExactlyAsync(one, cancellation);
            head.Feed(one);
            if (one[0] != '\n')
            {
                lineIsEmpty &= one[0] == '\r';
                continue;
            }

            var answer = head.Complete ? ResponseHead.Parse(head.Line ?? "")?.Line : null;
            if (head.Complete && (answer is null || lineIsEmpty))
                return answer;
            lineIsEmpty = true;
        }

        return null;
    }
}
