using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class NoAnswerTests
{
    private const string InTheHead = "the connection was closed in the middle of the response's head";

    private const string NotWhole = "the response ended before it was whole";

    [TestCase("HTT", InTheHead, "HTT")]
    [TestCase("HTTP/1.1 200 O", InTheHead, "HTTP/1.1 200 O")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Le", NotWhole, "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", NotWhole, "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", NotWhole, "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", NotWhole, "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n", NotWhole, "HTTP/1.1 200 OK")]
    public async Task A_response_cut_short_is_malformed(string response, string detail, string line)
    {
        await using var server = RawServer.AnsweringThenClosing(response);

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.MalformedResponse, detail, line)));
    }

    [TestCase("HTTP/2 200\r\n\r\n", "HTTP/2 200", "Received an invalid status line")]
    [TestCase("HTTP/2.0 200 OK\r\n\r\n", "HTTP/2.0 200 OK", "Received an invalid status line")]
    [TestCase("ICY 200 OK\r\n\r\n", "ICY 200 OK", "Received an invalid status line")]
    [TestCase("HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 20 OK", "Received an invalid status code")]
    [TestCase("HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 2000 OK", "Received an invalid status line")]
    [TestCase("HTTP/1.1 2x0 OK\r\n\r\n", "HTTP/1.1 2x0 OK", "Received an invalid status code")]
    [TestCase("HTTP/1.1\t200\tOK\r\n\r\n", "HTTP/1.1\t200\tOK", "Received an invalid status line")]
    [TestCase("HTTP/1.1  200 OK\r\n\r\n", "HTTP/1.1  200 OK", "Received an invalid status code")]
    [TestCase("http/1.1 200 OK\r\n\r\n", "http/1.1 200 OK", "Received an invalid status line")]
    [TestCase("HTTP/1.1 200 O\rK\r\n\r\n", "HTTP/1.1 200 O\rK", "The reason phrase must not contain new-line or NUL characters")]
    [TestCase("SSH-2.0-OpenSSH_9.2\r\n", "SSH-2.0-OpenSSH_9.2", "Received an invalid status line")]
    [TestCase("\u001B[2J\r\n", "\u001B[2J", "Received an invalid status line")]
    [TestCase("\r\nHTTP/1.1 200 OK\r\n\r\n", "", "Received an invalid status line")]
    [TestCase("<html>\n", "<html>", "Received an invalid status line")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK", "Received an invalid header line")]
    [TestCase("HTTP/1.1 200 OK\r\n: nameless\r\n\r\n", "HTTP/1.1 200 OK", "Received an invalid header name")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK", "Received an invalid Content-Length")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "HTTP/1.1 200 OK", "Received an invalid Content-Length")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", "HTTP/1.1 200 OK", "Received chunk header length could not be parsed")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloworld\r\n0\r\n\r\n", "HTTP/1.1 200 OK", "Received an invalid chunk terminator")]
    public async Task What_is_not_HTTP_is_malformed_and_shown(string response, string line, string why)
    {
        await using var server = RawServer.Answering(response);

        var observation = await server.Ask(timeout: TimeSpan.FromSeconds(2));

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.MalformedResponse, $"what came is not HTTP: {why}", line)));
    }

    [Test]
    public async Task Two_megabytes_of_header_are_too_long_a_head()
    {
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nX: {new string('x', 2 << 20)}\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.MalformedResponse, "the response's head is longer than 128 KiB", "HTTP/1.1 200 OK")));
    }

    [Test]
    public async Task A_status_line_without_end_is_too_long_a_head()
    {
        await using var server = RawServer.Dribbling("HTTP/1.1 200 ", new string('x', 10_000), TimeSpan.Zero);

        var observation = (NoAnswer)await server.Ask();

        Assert.That(observation with { RawStatusLine = observation.RawStatusLine?[..20] }, Is.EqualTo(None(NoAnswerKind.MalformedResponse, "the response's head is longer than 128 KiB", "HTTP/1.1 200 xxxxxxx")));
    }

    [Test]
    public async Task Interim_responses_without_a_final_one_are_no_answer()
    {
        await using var server = RawServer.AnsweringThenClosing("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.Reset, "the connection was closed after an interim response, before the answer came")));
    }

    [Test]
    public async Task Silence_is_a_timeout()
    {
        await using var server = RawServer.Silent();

        var observation = await server.Ask(timeout: Impatience);

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.Timeout, "no answer came within 300 ms")));
    }

    [TestCase("HTTP/1.1 103 Early Hints\r\n\r\n", "no answer came within 300 ms", null)]
    [TestCase("HTTP/1.1 200 O", "the answer was not complete after 300 ms", "HTTP/1.1 200 O")]
    [TestCase("HTTP/1.1 200 OK\r\nA: b\r\n", "the answer was not complete after 300 ms", "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", "the answer was not complete after 300 ms", "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\n\r\nuntil the end of the connection", "the answer was not complete after 300 ms", "HTTP/1.1 200 OK")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n", "the answer was not complete after 300 ms", "HTTP/1.1 200 OK")]
    public async Task An_answer_that_stops_half_way_is_a_timeout(string half, string detail, string? line)
    {
        await using var server = RawServer.Answering(half);

        var observation = await server.Ask(timeout: Impatience);

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.Timeout, detail, line)));
    }

    [TestCase("HTTP/1.1 200 OK\r\n\r\n", 1, 20)]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", 60_000, 0)]
    public async Task A_body_that_never_ends_is_a_timeout(string head, int size, int everyMilliseconds)
    {
        await using var server = RawServer.Dribbling(head, new string('x', size), TimeSpan.FromMilliseconds(everyMilliseconds));

        var observation = await server.Ask(timeout: Impatience);

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.Timeout, "the answer was not complete after 300 ms", "HTTP/1.1 200 OK")));
    }

    [Test]
    public async Task A_reset_in_the_middle_of_the_body_is_a_reset_with_its_status_line()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.ReadRequest();
            await peer.Send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            await peer.Pause(100);
            peer.Reset();
        });

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(None(NoAnswerKind.Reset, "the connection was reset in the middle of the response", "HTTP/1.1 200 OK")));
    }

    [Test]
    public async Task A_closed_port_refuses()
    {
        string url;
        await using (var server = RawServer.Silent())
            url = server.BaseUrl;
        using var client = Client();

        var observation = await client.Send(Get($"{url}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Refused, "the connection was refused: Connection refused")));
    }

    [Test]
    public async Task A_host_name_that_nobody_knows_is_dns(CancellationToken cancellation)
    {
        using var client = Client();

        var observation = await client.Send(Get("http://does-not-exist.invalid/"), cancellation);

        Assert.That(((NoAnswer)observation).Kind, Is.EqualTo(NoAnswerKind.Dns));
        Assert.That(((NoAnswer)observation).Detail, Does.StartWith("the host name cannot be resolved"));
    }

    [Test]
    public async Task A_connection_that_is_never_accepted_is_a_timeout(CancellationToken cancellation)
    {
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(1);
        var waiting = Enumerable.Range(0, 4).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToList();
        foreach (var socket in waiting)
            _ = socket.ConnectAsync(deaf.LocalEndPoint!, cancellation).AsTask();
        await Task.Delay(50, cancellation);
        using var client = Client(Impatience);

        var observation = await client.Send(Get($"http://{deaf.LocalEndPoint}/"), cancellation);

        waiting.ForEach(s => s.Dispose());
        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, "no connection was made within 300 ms")));
    }

    [Test]
    public async Task Https_to_a_server_without_TLS_is_tls(CancellationToken cancellation)
    {
        await using var server = RawServer.Talking(async peer => await peer.Send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        using var client = Client();

        var observation = await client.Send(Get(server.BaseUrl.Replace("http:", "https:", StringComparison.Ordinal)), cancellation);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, "no secure connection: Cannot determine the frame size or a corrupted frame was received")));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_tls(CancellationToken cancellation)
    {
        await using var server = new SelfSignedServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var client = Client();

        var observation = await client.Send(Get(server.BaseUrl), cancellation);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, "no secure connection: the authority that issued the certificate is not trusted (UntrustedRoot)")));
    }

    [Test]
    public async Task A_handshake_that_is_never_answered_is_a_timeout(CancellationToken cancellation)
    {
        await using var server = RawServer.Silent();
        using var client = Client(Impatience);

        var observation = await client.Send(Get(server.BaseUrl.Replace("http:", "https:", StringComparison.Ordinal)), cancellation);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, "no connection was made within 300 ms")));
    }

    [Test]
    public async Task Cancellation_by_the_caller_throws()
    {
        await using var server = RawServer.Silent();
        using var cancelled = new CancellationTokenSource(100);

        Assert.That(async () => await server.Ask(cancellation: cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Beyond_the_limit_of_requests_nothing_is_sent(CancellationToken cancellation)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var client = new ApiClient(new Contracts.Environments.Limits { Requests = 1 }, TimeProvider.System);

        await client.Send(Get($"{server.BaseUrl}/"), cancellation);
        var second = await client.Send(Get($"{server.BaseUrl}/"), cancellation);

        Assert.That(second.Timeless(), Is.EqualTo(None(NoAnswerKind.Other, "the environment's limit of 1 requests is used up") with { Unsent = true }));
        Assert.That((client.Sent, server.Requests.Count), Is.EqualTo((1, 1)));
    }
}

/// <summary>A TLS server whose certificate is its own issuer.</summary>
internal sealed class SelfSignedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly Task _serving;

    public SelfSignedServer(string response)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        _listener.Start();
        _serving = Serve(Encoding.Latin1.GetBytes(response));
    }

    public string BaseUrl => $"https://{_listener.LocalEndpoint}/";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
    }

    private async Task Serve(byte[] response)
    {
        try
        {
            while (true)
            {
                using var peer = await _listener.AcceptTcpClientAsync();
                await using var tls = new SslStream(peer.GetStream());
                try
                {
                    await tls.AuthenticateAsServerAsync(_certificate);
                    await tls.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
                    await tls.WriteAsync(response);
                }
                catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The client did not like the certificate.
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
