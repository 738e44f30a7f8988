using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ContractTests;

/// <summary>
/// A TCP server on a free loopback port that answers with bytes, since no HTTP server sends every status line. It keeps the exact bytes of each
/// request and counts connections.
/// </summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<RawRequest> _requests = [];
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly Func<RawConversation, Task> _script;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly Task _accepting;
    private int _connections;

    private RawServer(Func<RawConversation, Task> script, SslServerAuthenticationOptions? tls)
    {
        _script = script;
        _tls = tls;
        _listener.Start(512);
        _accepting = Accept();
    }

    public string BaseUrl => $"{(_tls is null ? "http" : "https")}://{_listener.LocalEndpoint}";

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every request of which a whole head came, as far as it was read, decoded as ISO-8859-1.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Select(r => r.Text)];

    public int Connections => _connections;

    /// <summary>How many connections the client has closed.</summary>
    public int ClosedByClient => _conversations.Count(c => c.IsCompleted);

    /// <summary>Sends the same bytes (ISO-8859-1) for every request and keeps the connection.</summary>
    public static RawServer Answering(string response) => Talking(async peer =>
    {
        while (await peer.ReadRequest() is not null)
            await peer.Send(response);
    });

    /// <summary>Sends the n-th response for a connection's n-th request, and closes after the last without having said so.</summary>
    public static RawServer AnsweringThenClosing(params string[] responses) => Talking(async peer =>
    {
        foreach (var response in responses)
        {
            if (await peer.ReadRequest() is null)
                return;
            await peer.Send(response);
        }
    });

    /// <summary>Answers with what it is asked for: the response is computed from the request.</summary>
    public static RawServer AnsweringEach(Func<RawRequest, string> response) => Talking(async peer =>
    {
        while (await peer.ReadRequest() is { } request)
            await peer.Send(response(request));
    });

    /// <summary>Reads requests and never says a word.</summary>
    public static RawServer Silent() => Talking(async peer =>
    {
        while (await peer.ReadRequest() is not null)
        {
        }
    });

    /// <summary>Reads a request and closes the connection instead of answering; the first <paramref name="after"/> requests of a connection are answered with 204.</summary>
    public static RawServer Closing(int after = 0) => AnsweringThen(after, static _ => { });

    /// <summary>As <see cref="Closing"/>, with a reset.</summary>
    public static RawServer Resetting(int after = 0) => AnsweringThen(after, static peer => peer.Reset());

    /// <summary>Sends the beginning at once, and then one piece after another until the client has gone.</summary>
    public static RawServer Dribbling(string beginning, string piece, TimeSpan every) => Talking(async peer =>
    {
        await peer.ReadRequest();
        await peer.Send(beginning);
        while (true)
        {
            await peer.Send(piece);
            if (every > TimeSpan.Zero)
                await Task.Delay(every, peer.Cancellation);
        }
    });

    /// <summary>Anything else: one run of the script for every connection, which is closed at its end.</summary>
    public static RawServer Talking(Func<RawConversation, Task> script, SslServerAuthenticationOptions? tls = null) => new(script, tls);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_conversations);
        _stopped.Dispose();
    }

    private static RawServer AnsweringThen(int after, Action<RawConversation> end) => Talking(async peer =>
    {
        for (var request = 0; request <= after; request++)
        {
            if (await peer.ReadRequest() is null)
                return;
            if (request < after)
                await peer.Send("HTTP/1.1 204 No Content\r\n\r\n");
        }

        end(peer);
    });

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopped.Token);
                Interlocked.Increment(ref _connections);
                _conversations.Add(Task.Run(() => Converse(socket)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Converse(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using var stream = new NetworkStream(socket);
                if (_tls is null)
                {
                    await _script(new RawConversation(socket, stream, _requests.Enqueue, _stopped.Token));
                    return;
                }

                await using var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(_tls, _stopped.Token);
                await _script(new RawConversation(socket, secure, _requests.Enqueue, _stopped.Token));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or AuthenticationException)
            {
                // The client has gone or did not like the certificate, or the test is over.
            }
        }
    }
}
