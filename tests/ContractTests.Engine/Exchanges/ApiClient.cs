using System.Diagnostics;
using ContractTests.Contracts.Environments;
using ContractTests.Exchanges.Wire;
using RestSharp;

namespace ContractTests.Exchanges;

/// <summary>
/// Sends requests exactly as they are, each once, over HTTP/1.1, and observes what comes back. An environment that does not answer is an
/// observation, not an exception; only cancellation by the caller throws.
/// </summary>
public sealed class ApiClient(Limits limits, TimeProvider clock, Transport? transport = null) : IDisposable
{
    // A pool may hold as many stale connections as it has connections; each gives way to the next without anything being sent.
    private const int MostStaleConnections = 256;

    // RestSharp wants an address before the interceptor puts the real one in its place.
    private static readonly Uri AnyAddress = new("http://127.0.0.1/");

    private readonly Proxy? _proxy = transport?.Proxy;
    private readonly ConnectionPools _pools = new(transport ?? new Transport());
    private readonly Pace _pace = new(limits.Rate, clock);
    private int _sent;

    /// <summary>How many requests went out.</summary>
    public int Sent => _sent;

    /// <summary>Waits until the environment's rate lets the next request out; where its budget is used up there is nothing to wait for.</summary>
    public ValueTask Turn(CancellationToken cancellation, bool must = false) => _sent >= limits.Requests && !must ? default : _pace.Wait(cancellation);

    /// <summary>Waits for its turn, sends and observes.</summary>
    public async Task<Observation> Send(ApiRequest request, CancellationToken cancellation, bool must = false)
    {
        await Turn(cancellation, must);
        return await SendNow(request, cancellation, must);
    }

    /// <summary>Sends and observes. A request that must go out, such as a deletion, does so also when the environment's budget is used up.</summary>
    public async Task<Observation> SendNow(ApiRequest request, CancellationToken cancellation, bool must = false)
    {
        var started = clock.GetUtcNow();
        if (Interlocked.Increment(ref _sent) > limits.Requests && !must)
        {
            Interlocked.Decrement(ref _sent);
            return new NoAnswer(started, TimeSpan.Zero, NoAnswerKind.Other, $"the environment's limit of {limits.Requests} requests is used up") { Unsent = true };
        }

        var stopwatch = Stopwatch.GetTimestamp();
        var time = request.Timeout ?? limits.Timeout;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(time);
        for (var stale = 0; ; stale++)
        {
            var trace = new WireTrace();
            var exchange = new ExactRequest(request, _proxy, trace);
            var failure = await Execute(_pools.For(request), exchange, trace, timeout.Token);
            var elapsed = Stopwatch.GetElapsedTime(trace.Sent ?? stopwatch);
            if (failure is null && Answered(exchange, trace, started, elapsed) is var answer)
                return Refused(request, answer) ?? answer as Observation; // also to a caller who has just given up: what it created must be deleted
            cancellation.ThrowIfCancellationRequested();
            var expired = timeout.IsCancellationRequested;
            if (Failure.IsNeverRead(failure) && !expired && stale < MostStaleConnections)
                continue;
            var (kind, detail) = Failure.Explain(failure, trace, expired ? time : null, _proxy);
            return new NoAnswer(started, elapsed, kind, detail, trace.Head.Line);
        }
    }

    public void Dispose() => _pools.Dispose();

    private static async Task<Exception?> Execute(ConnectionPool pool, ExactRequest exchange, WireTrace trace, CancellationToken cancellation)
    {
        WireTrace.Current = trace; // flows into the connection's stream, and ends with this method
        var request = new RestRequest(AnyAddress)
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,
            Interceptors = [exchange],
            AdvancedResponseWriter = static (_, restRequest) => new RestResponse(restRequest), // the interceptor has read it all
        };
        var response = await pool.Client.ExecuteAsync(request, cancellation);
        return exchange.BodyFailure ?? (exchange.Status is null ? response.ErrorException ?? new InvalidOperationException("RestSharp gave neither a response nor an error") : null);
    }

    // What a proxy says of itself is nothing that the API has said.
    private NoAnswer? Refused(ApiRequest request, Answer answer) => _proxy is not null && answer.StatusLine.Code == 407 && !RequestHead.IsSecure(request.Url)
        ? new NoAnswer(answer.Started, answer.Elapsed, NoAnswerKind.Refused, $"the proxy {_proxy} answered {answer.StatusLine}", answer.RawStatusLine)
        : null;

    private static Answer Answered(ExactRequest exchange, WireTrace trace, DateTimeOffset started, TimeSpan elapsed)
    {
        var raw = trace.Head.Line ?? "";
        if (ResponseHead.Parse(raw) is not { } head || head.Line.Code != (int?)exchange.Status)
            throw new InvalidOperationException($"The client read {(int?)exchange.Status} where the wire's status line is `{raw}`.");
        return new Answer(started, elapsed, head.Line, head.Protocol, raw, exchange.ResponseHeaders, exchange.Body);
    }
}
