using System.Net;
using System.Net.Sockets;
using System.Text;
using RestSharp;

namespace ContractTests.Exchanges.Wire;

/// <summary>HTTP/1.1 connections of one kind: those that are kept for the next request, or those that are made for one request alone.</summary>
internal sealed class ConnectionPool : IDisposable
{
    public const int LongestHead = 128; // KiB; servers bound their own at 8 to 64

    private static readonly HttpRequestOptionsKey<Socket> ConnectedSocket = new("socket");

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly Func<Uri, PeerHabits> _habits;

    public ConnectionPool(bool keeps, Func<Uri, PeerHabits> habits)
    {
        _habits = habits;
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a documented 302 must reach the verdict
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false, // no case may see what another was given
            UseProxy = false, // the environment's file says where requests go, not the machine's variables
            PreAuthenticate = false,
            ActivityHeadersPropagator = null, // no traceparent behind the spec's back
            MaxConnectionsPerServer = int.MaxValue,
            PooledConnectionLifetime = keeps ? Timeout.InfiniteTimeSpan : TimeSpan.Zero,
            MaxResponseHeadersLength = LongestHead,
            MaxResponseDrainSize = 0,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ConnectCallback = Connect,
            PlaintextStreamFilter = Watch,
        };
        _http = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
        Client = new RestClient(_http, new RestClientOptions { RedirectOptions = new RedirectOptions { FollowRedirects = false }, Timeout = Timeout.InfiniteTimeSpan });
    }

    public RestClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            context.InitialRequestMessage.Options.Set(ConnectedSocket, socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private ValueTask<Stream> Watch(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellation)
    {
        context.InitialRequestMessage.Options.TryGetValue(ConnectedSocket, out var socket);
        return ValueTask.FromResult<Stream>(new WireStream(context.PlaintextStream, socket, _habits(context.InitialRequestMessage.RequestUri!))); // a request that is sent has an address
    }
}
