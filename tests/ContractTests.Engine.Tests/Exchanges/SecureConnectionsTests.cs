using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using ContractTests.Contracts.Environments;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class SecureConnectionsTests
{
    private const string Ok = "HTTP/1.1 200 Gut\r\nContent-Length: 0\r\n\r\n";

    private static readonly Answer OkAnswer = Answer("HTTP/1.1 200 Gut", 200, "Gut", ("Content-Length", "0"));

    private readonly TestAuthority _authority = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _authority.Dispose();

    [Test]
    public async Task An_authority_of_ones_own_is_trusted()
    {
        await using var server = Server(_authority);
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
        Assert.That(server.Requests, Is.EqualTo(new[] { $"GET / HTTP/1.1\r\nHost: {server.BaseUrl[8..]}\r\n\r\n" }));
    }

    [Test]
    public async Task One_of_several_will_do()
    {
        using var other = new TestAuthority("Other Authority");
        await using var server = Server(_authority);
        using var client = Client(transport: new Transport { Authorities = CertificateAuthorities.Load(_authority.File("both.pem", $"# two of them\n{other.Pem}\n{_authority.Pem}")) });

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task Another_authority_is_not()
    {
        using var other = new TestAuthority("Other Authority");
        await using var server = Server(_authority);
        using var client = Client(transport: Trusting(other));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, "no secure connection: the authority that issued the certificate is not trusted (PartialChain)")));
    }

    [TestCase("the certificate is for localhost, not for 127.0.0.1", "localhost")]
    [TestCase("the certificate is for a.test, 127.0.0.2, not for 127.0.0.1", "a.test", "127.0.0.2")]
    [TestCase("the certificate is for a.test, b.test, c.test, …, not for 127.0.0.1", "a.test", "b.test", "c.test", "d.test")]
    [TestCase("the certificate is for no host, not for 127.0.0.1")]
    public async Task The_name_must_be_that_of_the_host(string why, params string[] names)
    {
        await using var server = RawServer.Talking(Answering, TestAuthority.Server(_authority.Issue("server", null, names)));
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, $"no secure connection: {why}")));
    }

    [Test]
    public async Task The_host_of_the_URL_is_the_one_that_counts()
    {
        await using var server = RawServer.Talking(Answering, TestAuthority.Server(_authority.Issue("server", null, "localhost")));
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Get($"https://localhost:{server.Port}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task An_expired_certificate_says_when()
    {
        await using var server = RawServer.Talking(Answering, TestAuthority.Server(_authority.Issue("server", new DateTimeOffset(2025, 2, 3, 12, 0, 0, TimeSpan.Zero), "127.0.0.1")));
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, "no secure connection: the certificate expired on 2025-02-03")));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told()
    {
        using var other = new TestAuthority("Other Authority");
        await using var server = RawServer.Talking(Answering, TestAuthority.Server(_authority.Issue("server", new DateTimeOffset(2025, 2, 3, 12, 0, 0, TimeSpan.Zero), "a.test")));
        using var client = Client(transport: Trusting(other));

        var observation = (NoAnswer)await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(observation.Detail["no secure connection: ".Length..].Split("; "), Is.EquivalentTo(new[]
        {
            "the certificate is for a.test, not for 127.0.0.1",
            "the certificate expired on 2025-02-03",
            "the authority that issued the certificate is not trusted (PartialChain)",
        }));
    }

    [Test]
    public async Task A_client_certificate_is_shown_where_the_server_asks()
    {
        await using var server = Naming();
        using var client = Client(transport: Trusting(_authority) with { Certificate = Certificate("environment") });

        var observation = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That((observation as Answer)?.StatusLine.Reason, Is.EqualTo("CN=environment"));
    }

    [Test]
    public async Task Requests_with_different_certificates_share_no_connection()
    {
        await using var server = Naming();
        using var client = Client(transport: Trusting(_authority) with { Certificate = Certificate("environment") });
        ClientCertificate?[] certificates = [null, Certificate("one"), Certificate("two")];
        var received = new List<string?>();

        for (var round = 0; round < 3; round++)
        {
            foreach (var certificate in certificates)
                received.Add((await client.Send(Get($"{server.BaseUrl}/") with { Certificate = certificate }, default) as Answer)?.StatusLine.Reason);
        }

        string[] names = ["CN=environment", "CN=one", "CN=two"];
        Assert.That(received, Is.EqualTo(names.Concat(names).Concat(names)));
        Assert.That(server.Connections, Is.EqualTo(3));
    }

    [Test]
    public async Task Nor_do_they_when_many_go_out_at_once(CancellationToken cancellation)
    {
        await using var server = Naming();
        using var client = Client(transport: Trusting(_authority));
        ClientCertificate[] certificates = [Certificate("0"), Certificate("1"), Certificate("2"), Certificate("3")];
        var received = new string?[160];

        await Task.WhenAll(Enumerable.Range(0, 16).Select(loop => Task.Run(async () =>
        {
            for (var at = loop; at < received.Length; at += 16)
            {
                var request = Get($"{server.BaseUrl}/") with { Certificate = certificates[at % 4], Stall = at % 5 == 0 ? Stall.Headers : Stall.None };
                received[at] = (await client.Send(request, cancellation) as Answer)?.StatusLine.Reason;
            }
        }, cancellation)));

        Assert.That(received, Is.EqualTo(Enumerable.Range(0, received.Length).Select(at => $"CN={at % 4}")));
    }

    [Test]
    public async Task A_request_that_waits_for_a_connection_of_its_own_is_given_one_that_gets_free(CancellationToken cancellation)
    {
        var (handshakes, secondWaits, over) = (0, new TaskCompletionSource(), new ManualResetEventSlim());
        var tls = _authority.Server();
        var certificate = tls.ServerCertificate;
        tls.ServerCertificate = null;
        tls.ServerCertificateSelectionCallback = (_, _) =>
        {
            if (Interlocked.Increment(ref handshakes) == 1)
                return certificate!;
            secondWaits.TrySetResult();
            over.Wait(cancellation);
            return certificate!;
        };
        await using var server = RawServer.Talking(
            async peer =>
            {
                while (await peer.ReadRequest() is not null)
                {
                    await secondWaits.Task.WaitAsync(cancellation);
                    await peer.Send(Ok);
                }
            },
            tls);
        using var client = Client(transport: Trusting(_authority));

        var both = await Task.WhenAll(client.Send(Get($"{server.BaseUrl}/one"), cancellation), client.Send(Get($"{server.BaseUrl}/two"), cancellation));
        over.Set();

        Assert.That(both.Select(o => o.Timeless()), Is.All.EqualTo(OkAnswer).UsingPropertiesComparer());
    }

    [TestCase("-tls1_3", "the server ended the secure connection: tlsv13 alert certificate required")]
    [TestCase("-tls1_2", "no secure connection: sslv3 alert handshake failure")]
    public async Task A_server_that_misses_the_clients_certificate_says_so(string version, string detail, CancellationToken cancellation)
    {
        if (!File.Exists("/usr/bin/openssl"))
            Assert.Ignore("there is no openssl here, and .NET's servers send no alert");
        var server = _authority.Issue("server", null, "127.0.0.1");
        using var key = server.GetECDsaPrivateKey()!; // it was issued with one
        var pem = _authority.File("server.pem", $"{server.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        var start = new ProcessStartInfo("openssl", ["s_server", version, "-accept", "127.0.0.1:0", "-cert", pem, "-Verify", "1", "-verify_return_error"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!; // a program is not reused
        try
        {
            string? line;
            do
                line = await process.StandardOutput.ReadLineAsync(cancellation);
            while (line?.StartsWith("ACCEPT ", StringComparison.Ordinal) is false);
            using var client = Client(transport: Trusting(_authority));

            var observation = await client.Send(Get($"https://{line?["ACCEPT ".Length..]}/"), cancellation);

            Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Tls, detail)));
        }
        finally
        {
            process.Kill();
        }
    }

    [TestCase(Stall.Headers, "GET / HTTP/1.1\r\nHost: HOST\r\n")]
    [TestCase(Stall.Body, "GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    public async Task A_stall_works_above_TLS(Stall stall, string expected)
    {
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(
            async peer =>
            {
                var text = await peer.Read(1);
                await peer.Pause(50); // for what must not come, too
                await peer.Send(Ok);
                came.SetResult(text + await peer.UntilClosed());
            },
            _authority.Server());
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Stall = stall }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
        Assert.That((await came.Task).Replace(server.BaseUrl[8..], "HOST", StringComparison.Ordinal), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_early_answer_to_a_large_stalled_body_is_heard_above_TLS_too()
    {
        await using var server = RawServer.Talking(
            async peer =>
            {
                await peer.Read(1);
                await peer.Send(Ok);
                await peer.Pause(10_000);
            },
            _authority.Server());
        using var client = Client(transport: Trusting(_authority));

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[30 << 20]) with { Stall = Stall.Body }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(OkAnswer).UsingPropertiesComparer());
    }

    private static Transport Trusting(TestAuthority authority) => new() { Authorities = CertificateAuthorities.Load(authority.File("ca.pem", authority.Pem)) };

    private static RawServer Server(TestAuthority authority) => RawServer.Talking(Answering, authority.Server());

    private static async Task Answering(RawConversation peer)
    {
        while (await peer.ReadRequest() is not null)
            await peer.Send(Ok);
    }

    // Its reason phrase is the name in the client's certificate. A stalled request is answered when nothing more comes.
    private RawServer Naming() => RawServer.Talking(
        async peer =>
        {
            while (await peer.Read(1) is { Length: > 0 })
            {
                await peer.Pause(5);
                await peer.Send($"HTTP/1.1 200 {peer.ClientName}\r\nContent-Length: 0\r\n\r\n");
                peer.Forget();
            }
        },
        _authority.Server(asks: true));

    private ClientCertificate Certificate(string name) =>
        ClientCertificate.Load(_authority.File($"{name}.pfx", _authority.Issue(name).Export(X509ContentType.Pkcs12, "s3cret")), "s3cret");
}
