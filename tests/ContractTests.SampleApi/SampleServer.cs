using System.IO.Pipelines;
using System.Net.Sockets;
using ContractTests.SampleApi.Api;
using ContractTests.SampleApi.Misconduct;
using ContractTests.SampleApi.Output;
using ContractTests.SampleApi.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContractTests.SampleApi;

/// <summary>
/// The sample API on a Kestrel of its own: no host, no container, no configuration, so that nothing outside the program
/// (ASPNETCORE_URLS, appsettings.json) changes what it does, and it starts in a fraction of the time.
/// </summary>
public sealed class SampleServer : IAsyncDisposable
{
    // Kestrel looks once a second who is late. To a head's time it adds that second by itself; a body's grace it wants to be longer than that. So both
    // are late after two seconds and hear of it within three, and a client that is merely slow to be scheduled is not.
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(2);

    // Averaged over the whole body. A client on this machine is a thousand times faster, one that stalls within its first pages is slower.
    private const double SlowestBodyInBytesPerSecond = 4096;

    private readonly KestrelServer _kestrel;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stopping;

    private SampleServer(KestrelServer kestrel, Uri baseUrl)
    {
        _kestrel = kestrel;
        BaseUrl = baseUrl;
    }

    /// <summary>Has the port that is really listened on, and a host that can be connected to.</summary>
    public Uri BaseUrl { get; }

    /// <summary>
    /// Listens when the task ends; the token cancels the start only. Throws <see cref="ArgumentException"/> for a URL that cannot be
    /// listened on and <see cref="IOException"/> when this machine refuses, for example because the port is taken.
    /// </summary>
    public static async Task<SampleServer> Start(string url, Misbehaviour misbehaviour, CancellationToken cancellation)
    {
        var address = ListenAddress.Parse(url);
        var options = new KestrelServerOptions { AddServerHeader = false };
        // A body that is too large is the API's own 400; Kestrel would say 413.
        options.Limits.MaxRequestBodySize = null;
        // Who is to leave every request without a whole answer must not let Kestrel give one.
        var silent = misbehaviour is Misbehaviour.NoAnswer or Misbehaviour.Close or Misbehaviour.Reset or Misbehaviour.TruncatedBody;
        options.Limits.RequestHeadersTimeout = silent ? TimeSpan.FromDays(1) : HeadPatience;
        options.Limits.MinRequestBodyDataRate = new(SlowestBodyInBytesPerSecond, BodyPatience);
        ListenOptions? endpoint = null;
        address.Listen(options, listen =>
        {
            // HTTP/2 has no reason phrases.
            listen.Protocols = HttpProtocols.Http1;
            // The first lies nearest to the socket.
            if (misbehaviour == Misbehaviour.MissingReason) Filter(listen, output => new PhraselessOutput(output));
            Filter(listen, output => new DocumentedOutput(output, answer => FalseAnswer.For(answer, misbehaviour)));
            endpoint = listen;
        });

        var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        var tank = new LogTank(TimeProvider.System);
        try
        {
            await kestrel.StartAsync(new SampleApplication(new LogTankApi(tank, TimeProvider.System), tank, misbehaviour), cancellation);
        }
        catch (Exception exception)
        {
            kestrel.Dispose();
            // Kestrel words a taken port itself; any other refusal comes as the bare error of the socket.
            if (exception is SocketException) throw new IOException($"The sample API cannot listen on \"{url}\": {exception.Message}.", exception);
            throw;
        }

        return new SampleServer(kestrel, address.UrlAt(endpoint?.IPEndPoint?.Port ?? address.Port));
    }

    /// <summary>Requests under way are aborted, not waited for: under `no-answer` they would never end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopping, 1) == 0)
        {
            await _kestrel.StopAsync(new CancellationToken(canceled: true));
            _kestrel.Dispose();
            _stopped.SetResult();
        }

        await _stopped.Task;
    }

    private static void Filter(ListenOptions listen, Func<PipeWriter, OutputFilter> filter) => listen.Use(next => connection =>
    {
        connection.Transport = new Duplex(connection.Transport.Input, filter(connection.Transport.Output));
        return next(connection);
    });

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
