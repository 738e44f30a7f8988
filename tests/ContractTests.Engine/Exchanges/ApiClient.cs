using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ContractTests.Contracts.Environments;
using ContractTests.Exchanges.Wire;
using RestSharp;

namespace ContractTests.Exchanges;

/// <summary>
/// Sends requests exactly as they are, each once, over one pool of HTTP/1.1 connections, and observes what comes back. An environment that does
/// not answer is an observation, not an exception; only cancellation by the caller throws.
/// </summary>
public sealed class ApiClient : IDisposable
{
    // A pool may hold as many stale connections as it has connections; each gives way to the next without anything being sent.
    private const int MostStaleConnections = 256;

    private const int LongestHead = 128; // KiB; servers bound their own at 8 to 64

    // RestSharp wants an address before the interceptor puts the real one in its place.
    private static readonly Uri AnyAddress = new("http://127.0.0.1/");

    private static readonly HttpRequestOptionsKey<Socket> ConnectedSocket = new("socket");

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly RestClient _client;
    private readonly ConcurrentDictionary<string, PeerHabits> _habits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Limits _limits;
    private readonly Pace _pace;
    private readonly TimeProvider _clock;
    private int _sent;

    public ApiClient(Limits limits, TimeProvider clock)
    {
        _limits = limits;
        _clock = clock;
        _pace = new Pace(limits.Rate, clock);
        _handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a documented 302 must reach the verdict
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false, // no case may see what another was given
            UseProxy = false, // the environment's file says where requests go, not the machine's variables
            PreAuthenticate = false,
            ActivityHeadersPropagator = null, // no traceparent behind the spec's back
            MaxConnectionsPerServer = int.MaxValue,
            MaxResponseHeadersLength = LongestHead,
            MaxResponseDrainSize = 0,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ConnectCallback = Connect,
            PlaintextStreamFilter = Watch,
        };
        _http = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new RestClient(_http, new RestClientOptions { RedirectOptions = new RedirectOptions { FollowRedirects = false }, Timeout = Timeout.InfiniteTimeSpan });
    }

    /// <summary>How many requests went out.</summary>
    public int Sent => _sent;

    /// <summary>Sends and observes. A request that must go out, such as a deletion, does so also when the environment's budget is used up.</summary>
    public async Task<Observation> Send(ApiRequest request, CancellationToken cancellation, bool must = false)
    {
        await _pace.Wait(cancellation);
        var started = _clock.GetUtcNow();
        if (Interlocked.Increment(ref _sent) > _limits.Requests && !must)
        {
            Interlocked.Decrement(ref _sent);
            return new NoAnswer(started, TimeSpan.Zero, NoAnswerKind.Other, $"the environment's limit of {_limits.Requests} requests is used up");
        }

        var clock = Stopwatch.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(_limits.Timeout);
        for (var stale = 0; ; stale++)
        {
            var trace = new WireTrace();
            var exchange = new ExactRequest(request, trace);
            var failure = await Execute(exchange, trace, timeout.Token);
            var elapsed = Stopwatch.GetElapsedTime(clock);
            if (failure is null)
                return Answered(exchange, trace, started, elapsed); // also to a caller who has just given up: what it created must be deleted
            cancellation.ThrowIfCancellationRequested();
            if (Find<WireException>(failure) is not { NeverRead: true } || timeout.IsCancellationRequested || stale == MostStaleConnections)
                return Unanswered(failure, trace, timeout.IsCancellationRequested, started, elapsed);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }

    private async Task<Exception?> Execute(ExactRequest exchange, WireTrace trace, CancellationToken cancellation)
    {
        WireTrace.Current = trace; // flows into the connection's stream, and ends with this method
        var request = new RestRequest(AnyAddress)
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,
            Interceptors = [exchange],
            AdvancedResponseWriter = static (_, restRequest) => new RestResponse(restRequest), // the interceptor has read it all
        };
        var response = await _client.ExecuteAsync(request, cancellation);
        return exchange.BodyFailure ?? (exchange.Status is null ? response.ErrorException ?? new InvalidOperationException("RestSharp gave neither a response nor an error") : null);
    }

    private static Answer Answered(ExactRequest exchange, WireTrace trace, DateTimeOffset started, TimeSpan elapsed)
    {
        var raw = trace.Head.Line ?? "";
        if (ResponseHead.Parse(raw) is not { } head || head.Line.Code != (int?)exchange.Status)
            throw new InvalidOperationException($"The client read {(int?)exchange.Status} where the wire's status line is `{raw}`.");
        return new Answer(started, elapsed, head.Line, head.Protocol, raw, exchange.ResponseHeaders, exchange.Body);
    }

    private NoAnswer Unanswered(Exception failure, WireTrace trace, bool timedOut, DateTimeOffset started, TimeSpan elapsed)
    {
        var (kind, detail) = Explain(failure, trace, timedOut);
        return new NoAnswer(started, elapsed, kind, detail, trace.Head.Line);
    }

    private (NoAnswerKind Kind, string Detail) Explain(Exception failure, WireTrace trace, bool timedOut)
    {
        // Before anything else: giving up closes the connection, which then looks like a reset.
        if (timedOut)
            return (NoAnswerKind.Timeout, Late(trace));
        if (Find<WireException>(failure) is { } ended)
            return (NoAnswerKind.Reset, ended.Message);
        var socket = Find<SocketException>(failure);
        return (Find<HttpIOException>(failure)?.HttpRequestError ?? Find<HttpRequestException>(failure)?.HttpRequestError) switch
        {
            HttpRequestError.NameResolutionError => (NoAnswerKind.Dns, socket?.Message is { } why ? $"the host name cannot be resolved: {why}" : "the host name cannot be resolved"),
            HttpRequestError.ConnectionError => Unconnected(failure, socket),
            HttpRequestError.SecureConnectionError => (NoAnswerKind.Tls, $"no secure connection: {Plain(Innermost(failure))}"),
            HttpRequestError.ResponseEnded when trace.Head is { Begun: true, Line: null } => (NoAnswerKind.Reset, "the connection was closed after an interim response, before the answer came"),
            HttpRequestError.ResponseEnded => (NoAnswerKind.MalformedResponse, trace.Head.Complete ? "the response ended before it was whole" : "the connection was closed in the middle of the response's head"),
            HttpRequestError.ConfigurationLimitExceeded => (NoAnswerKind.MalformedResponse, $"the response's head is longer than {LongestHead} KiB"),
            HttpRequestError.InvalidResponse => (NoAnswerKind.MalformedResponse, $"what came is not HTTP: {Plain(Innermost(failure))}"),
            _ when socket?.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => (NoAnswerKind.Reset, "the connection was reset in the middle of the response"),
            _ when trace.Head.Begun => (NoAnswerKind.MalformedResponse, $"the response could not be read: {Plain(Innermost(failure))}"),
            _ => (NoAnswerKind.Other, Plain(Innermost(failure))),
        };
    }

    private string Late(WireTrace trace) => trace switch
    {
        { Begun: false } => $"no connection was made within {Words(_limits.Timeout)}",
        { Head.Line: null } => $"no answer came within {Words(_limits.Timeout)}",
        _ => $"the answer was not complete after {Words(_limits.Timeout)}",
    };

    private static (NoAnswerKind Kind, string Detail) Unconnected(Exception failure, SocketException? socket) => socket?.SocketErrorCode switch
    {
        SocketError.TimedOut => (NoAnswerKind.Timeout, "the connection could not be made in time"),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => (NoAnswerKind.Dns, $"the host name cannot be resolved: {socket.Message}"),
        SocketError.ConnectionRefused => (NoAnswerKind.Refused, $"the connection was refused: {socket.Message}"),
        _ => (NoAnswerKind.Refused, $"the connection could not be made: {Plain(Innermost(failure))}"),
    };

    private static string Words(TimeSpan time) => time < TimeSpan.FromSeconds(1) ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalSeconds:0.###} s";

    // .NET quotes what came, cut and re-encoded, so that a secret in it would not be known for one: the quotation goes.
    private static string Plain(Exception failure)
    {
        var message = failure is HttpIOException io ? failure.Message.Replace($" ({io.HttpRequestError})", "", StringComparison.Ordinal) : failure.Message;
        var quotation = message.IndexOf(": '", StringComparison.Ordinal);
        return string.Concat((quotation < 0 ? message : message[..quotation]).TrimEnd('.').Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }

    private static Exception Innermost(Exception failure) => failure.InnerException is null ? failure : Innermost(failure.InnerException);

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
                return found;
        }

        return null;
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
        return ValueTask.FromResult<Stream>(new WireStream(context.PlaintextStream, socket, _habits.GetOrAdd(context.InitialRequestMessage.RequestUri!.Authority, static _ => new PeerHabits()))); // a request that is sent has an address
    }
}
