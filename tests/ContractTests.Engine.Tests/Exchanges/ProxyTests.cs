using System.Security.Cryptography.X509Certificates;
using ContractTests.Contracts.Environments;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class ProxyTests
{
    private const string Ok = "HTTP/1.1 200 Gut\r\nContent-Length: 0\r\n\r\n";

    private const string Credentials = "Proxy-Authorization: Basic dXPDqXI6cGE6cy9z\r\n"; // usér:pa:s/s

    private static readonly Answer OkAnswer = Answer("HTTP/1.1 200 Gut", 200, "Gut", ("Content-Length", "0"));

    private readonly TestAuthority _authority = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _authority.Dispose();

    [TestCase("", "")]
    [TestCase("us%C3%A9r:pa%3As%2Fs@", Credentials)]
    [TestCase("user@", "Proxy-Authorization: Basic dXNlcjo=\r\n")]
    public async Task It_forwards_http_by_the_whole_URL(string user, string authorization)
    {
        await using var proxy = RawServer.Answering(Ok);
        using var client = Client(transport: Through(proxy, user));

        var observation = await client.Send(Request("POST", "http://api.invalid:8080/a/../b?c=%41", "hello"u8.ToArray(), ("X-A", "1")), default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
        Assert.That(proxy.Requests, Is.EqualTo(new[] { $"POST http://api.invalid:8080/a/../b?c=%41 HTTP/1.1\r\nHost: api.invalid:8080\r\n{authorization}X-A: 1\r\nContent-Length: 5\r\n\r\nhello" }));
    }

    [Test]
    public async Task What_the_spec_says_to_the_proxy_takes_the_place_of_what_the_environment_says()
    {
        await using var proxy = RawServer.Answering(Ok);
        using var client = Client(transport: Through(proxy, "user:password@"));

        await client.Send(Get("http://api.invalid/", ("proxy-authorization", "none")), default);

        Assert.That(proxy.Requests, Is.EqualTo(new[] { "GET http://api.invalid/ HTTP/1.1\r\nHost: api.invalid\r\nproxy-authorization: none\r\n\r\n" }));
    }

    [TestCase(Stall.Headers, "GET http://api.invalid/ HTTP/1.1\r\nHost: api.invalid\r\n")]
    [TestCase(Stall.Body, "GET http://api.invalid/ HTTP/1.1\r\nHost: api.invalid\r\nContent-Length: 1\r\n\r\n")]
    public async Task A_stall_goes_out_in_the_same_form(Stall stall, string expected)
    {
        var came = new TaskCompletionSource<string>();
        await using var proxy = RawServer.Talking(async peer =>
        {
            var text = await peer.Read(1);
            await peer.Send(Ok);
            came.SetResult(text + await peer.UntilClosed());
        });
        using var client = Client(transport: Through(proxy));

        var observation = await client.Send(Get("http://api.invalid/") with { Stall = stall }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
        Assert.That(await came.Task, Is.EqualTo(expected));
    }

    [Test]
    public async Task Connections_to_it_are_kept()
    {
        await using var proxy = RawServer.Answering(Ok);
        using var client = Client(transport: Through(proxy));

        for (var n = 0; n < 10; n++)
            await client.Send(Get("http://api.invalid/"), default);

        Assert.That((proxy.Requests.Count, proxy.Connections), Is.EqualTo((10, 1)));
    }

    [TestCase("", "")]
    [TestCase("us%C3%A9r:pa%3As%2Fs@", Credentials)]
    public async Task It_makes_a_tunnel_for_https(string user, string authorization)
    {
        await using var server = Server();
        await using var proxy = Tunnelling("HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n");
        using var client = Client(transport: Through(proxy, user));
        var observations = new List<Observation>();

        for (var n = 0; n < 3; n++)
            observations.Add((await client.Send(Get($"{server.BaseUrl}/{n}"), default)).Timeless());

        Assert.That(observations, Is.All.EqualTo(OkAnswer).UsingPropertiesComparer());
        Assert.That(proxy.Requests, Is.EqualTo(new[] { $"CONNECT 127.0.0.1:{server.Port} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\n{authorization}\r\n" }));
        Assert.That(server.Requests, Is.EqualTo(Enumerable.Range(0, 3).Select(n => $"GET /{n} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\n\r\n")));
    }

    [TestCase("HTTP/1.0 200\n\n")]
    [TestCase("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 299 Connected\r\n\r\n")]
    public async Task Any_success_opens_it(string answer)
    {
        await using var server = Server();
        await using var proxy = Tunnelling(answer);
        using var client = Client(transport: Through(proxy));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task Through_a_tunnel_an_own_client_certificate_is_shown()
    {
        await using var server = RawServer.Talking(
            async peer =>
            {
                while (await peer.ReadRequest() is not null)
                    await peer.Send($"HTTP/1.1 200 {peer.ClientName}\r\nContent-Length: 0\r\n\r\n");
            },
            _authority.Server(asks: true));
        await using var proxy = Tunnelling("HTTP/1.1 200 OK\r\n\r\n");
        using var client = Client(transport: Through(proxy));
        var certificate = ClientCertificate.Load(_authority.File("robot.pfx", _authority.Issue("robot").Export(X509ContentType.Pkcs12, "x")), "x");

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Certificate = certificate }, default);

        Assert.That((observation as Answer)?.StatusLine.Reason, Is.EqualTo("CN=robot"));
    }

    [TestCase("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n", NoAnswerKind.Refused, "the proxy PROXY answered 407 Proxy Authentication Required to CONNECT api.invalid:443")]
    [TestCase("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", NoAnswerKind.Refused, "the proxy PROXY answered 403 Forbidden to CONNECT api.invalid:443")]
    [TestCase("HTTP/1.1 502 \r\n\r\n", NoAnswerKind.Refused, "the proxy PROXY answered 502 to CONNECT api.invalid:443")]
    [TestCase("HTTP/1.1 101 Switching Protocols\r\n\r\n", NoAnswerKind.Refused, "the proxy PROXY answered 101 Switching Protocols to CONNECT api.invalid:443")]
    [TestCase("<html>\r\n", NoAnswerKind.MalformedResponse, "what the proxy PROXY answered to CONNECT api.invalid:443 is not HTTP")]
    [TestCase("", NoAnswerKind.Reset, "the proxy PROXY closed the connection before it had answered CONNECT api.invalid:443")]
    [TestCase("HTTP/1.1 200 OK\r\nA: b\r\n", NoAnswerKind.Reset, "the proxy PROXY closed the connection before it had answered CONNECT api.invalid:443")]
    public async Task A_tunnel_that_it_does_not_make_is_told_with_its_words(string answer, NoAnswerKind kind, string detail)
    {
        await using var proxy = RawServer.AnsweringThenClosing(answer);
        using var client = Client(transport: Through(proxy, "user:password@"));

        var observation = await client.Send(Get("https://api.invalid/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(kind, detail.Replace("PROXY", proxy.BaseUrl[7..], StringComparison.Ordinal))));
        Assert.That((proxy.Requests.Count, proxy.Connections), Is.EqualTo((1, 1)), "credentials go out at once");
    }

    [Test]
    public async Task A_proxy_that_resets_is_told_for_what_it_is()
    {
        await using var proxy = RawServer.Resetting();
        using var client = Client(transport: Through(proxy));

        var observation = await client.Send(Get("https://api.invalid/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Reset, $"the proxy {proxy.BaseUrl[7..]} reset the connection before it had answered CONNECT api.invalid:443")));
    }

    [TestCase("http")]
    [TestCase("https")]
    public async Task A_proxy_that_is_not_there_refuses(string scheme)
    {
        Transport transport;
        string name;
        await using (var proxy = RawServer.Silent())
            (transport, name) = (Through(proxy), proxy.BaseUrl[7..]);
        using var client = Client(transport: transport);

        var observation = await client.Send(Get($"{scheme}://api.invalid/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Refused, $"the proxy {name} refused the connection: Connection refused")));
    }

    [Test]
    public async Task A_proxy_whose_name_nobody_knows_is_dns()
    {
        using var client = Client(transport: new Transport { Proxy = Proxy.Parse("http://proxy.invalid:3128") });

        var observation = (NoAnswer)await client.Send(Get("http://127.0.0.1/"), default);

        Assert.That(observation.Kind, Is.EqualTo(NoAnswerKind.Dns));
        Assert.That(observation.Detail, Does.StartWith("the host name of the proxy proxy.invalid:3128 cannot be resolved: "));
    }

    [Test]
    public async Task A_tunnel_that_is_never_answered_is_a_timeout()
    {
        await using var proxy = RawServer.Silent();
        using var client = Client(Impatience, Through(proxy));

        var observation = await client.Send(Get("https://api.invalid/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, $"no connection was made within 300 ms, by way of the proxy {proxy.BaseUrl[7..]}")));
    }

    [Test]
    public async Task Behind_the_tunnel_the_servers_certificate_is_checked_as_ever()
    {
        await using var server = RawServer.Talking(Answering, TestAuthority.Server(_authority.Issue("server", null, "a.test")));
        await using var proxy = Tunnelling("HTTP/1.1 200 OK\r\n\r\n");
        using var client = Client(transport: Through(proxy));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, "no secure connection: the certificate is for a.test, not for 127.0.0.1")));
    }

    [Test]
    public async Task Among_many_at_once_none_takes_anothers_answer(CancellationToken cancellation)
    {
        await using var server = RawServer.Talking(
            async peer =>
            {
                while (await peer.ReadRequest() is { } request)
                    await peer.Send($"HTTP/1.1 200 {request.Target[1..]}\r\nContent-Length: 0\r\n\r\n");
            },
            _authority.Server());
        await using var proxy = Tunnelling("HTTP/1.1 200 0\r\n\r\n");
        using var client = Client(transport: Through(proxy));
        var received = new string?[320];

        await Task.WhenAll(Enumerable.Range(0, 32).Select(loop => Task.Run(async () =>
        {
            for (var at = loop; at < received.Length; at += 32)
                received[at] = (await client.Send(Get($"{server.BaseUrl}/{at}"), cancellation) as Answer)?.StatusLine.Reason;
        }, cancellation)));

        Assert.That(received, Is.EqualTo(Enumerable.Range(0, received.Length).Select(at => $"{at}")));
    }

    [TestCase("https://proxy.test:3128", "a proxy is spoken to by `http`, not by `https`")]
    [TestCase("proxy.test:3128", "a proxy is written `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`")]
    [TestCase("socks5://proxy.test", "a proxy is written `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`")]
    [TestCase("http://proxy.test/path", "a proxy is written `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`")]
    [TestCase("", "a proxy is written `http://HOST:PORT`, or `http://USER:PASSWORD@HOST:PORT`")]
    public void What_is_no_address_of_a_proxy_is_refused(string url, string message) =>
        Assert.That(() => Proxy.Parse(url), Throws.TypeOf<TransportException>().With.Message.EqualTo(message));

    [TestCase("http://user:password@proxy.test:3128/", "proxy.test:3128")]
    [TestCase("http://proxy.test", "proxy.test:80")]
    [TestCase("http://[::1]:8080", "[::1]:8080")]
    public void Its_name_holds_no_secret(string url, string name) => Assert.That(Proxy.Parse(url).ToString(), Is.EqualTo(name));

    private static async Task Answering(RawConversation peer)
    {
        while (await peer.ReadRequest() is not null)
            await peer.Send(Ok);
    }

    private static RawServer Tunnelling(string answer) => RawServer.Talking(async peer =>
    {
        if (await peer.ReadRequest() is not { } request || !request.Head.StartsWith("CONNECT ", StringComparison.Ordinal))
            return;
        await peer.Send(answer);
        var target = request.Target.Split(':');
        await peer.Relay(target[0], int.Parse(target[1], System.Globalization.CultureInfo.InvariantCulture));
    });

    private RawServer Server() => RawServer.Talking(Answering, _authority.Server());

    private Transport Through(RawServer proxy, string user = "") => new()
    {
        Proxy = Proxy.Parse($"http://{user}{proxy.BaseUrl[7..]}"),
        Authorities = CertificateAuthorities.Load(_authority.File("ca.pem", _authority.Pem)),
    };
}
