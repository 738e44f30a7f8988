using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ContractTests.Contracts.Environments;
using RestSharp;

namespace ContractTests.Exchanges.Wire;

/// <summary>
/// HTTP/1.1 connections of one kind: with one client certificate or none, and either kept for the next request or made for one alone.
/// </summary>
internal sealed class ConnectionPool : IDisposable
{
    public const int LongestHead = 128; // KiB; servers bound their own at 8 to 64

    private static readonly HttpRequestOptionsKey<Socket> ConnectedSocket = new("socket");

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly Proxy? _proxy;
    private readonly Func<Uri, PeerHabits> _habits;

    public ConnectionPool(Transport transport, ClientCertificate? certificate, bool keeps, Func<Uri, PeerHabits> habits)
    {
        _proxy = transport.Proxy;
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
            SslOptions = Tls(transport.Authorities, certificate),
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

    private static SslClientAuthenticationOptions Tls(CertificateAuthorities? authorities, ClientCertificate? certificate)
    {
        var options = new SslClientAuthenticationOptions
        {
            AllowTlsResume = false, // a session that is resumed has the identity of the one that began it
            ClientCertificateContext = certificate?.Context,
            RemoteCertificateValidationCallback = ServerCertificate.Check,
        };
        if (authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // an authority of one's own seldom publishes what it revoked
                DisableCertificateDownloads = true,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities.Certificates);
        }

        return options;
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (_proxy is null ? socket.ConnectAsync(context.DnsEndPoint, cancellation).AsTask() : ProxyTunnel.Connect(socket, _proxy, cancellation));
            context.InitialRequestMessage.Options.Set(ConnectedSocket, socket);
            var stream = new NetworkStream(socket, ownsSocket: true);
            if (_proxy is not null && Origin(context.InitialRequestMessage) is { Scheme: "https" } origin)
                await ProxyTunnel.Open(stream, _proxy, origin, cancellation);
            return stream;
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
        return ValueTask.FromResult<Stream>(new WireStream(context.PlaintextStream, socket, _habits(Origin(context.InitialRequestMessage))));
    }

    private static Uri Origin(HttpRequestMessage message) => message.RequestUri!; // a request that is sent has an address
}
