using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

/// <summary>SocketsHttpHandler sends again by itself, up to three times, when a connection ends before the first byte of an answer.</summary>
[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class SentOnceTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static readonly NoAnswer Closed = None(NoAnswerKind.Reset, "the connection was closed before a byte of the answer came");

    private static readonly NoAnswer Reset = None(NoAnswerKind.Reset, "the connection was reset before a byte of the answer came");

    [TestCase("GET", null)]
    [TestCase("HEAD", null)]
    [TestCase("POST", null)]
    [TestCase("POST", 10)]
    [TestCase("POST", 500_000)]
    public async Task A_peer_that_closes_without_an_answer_counts_one_request(string method, int? size)
    {
        await using var server = RawServer.Closing();

        var observation = await server.Ask(method, size is { } bytes ? new byte[bytes] : null);

        Assert.That((observation, server.Requests.Count, server.Connections), Is.EqualTo((Closed, 1, 1)));
    }

    [TestCase("GET", null)]
    [TestCase("HEAD", null)]
    [TestCase("POST", null)]
    [TestCase("POST", 10)]
    [TestCase("POST", 500_000)]
    public async Task A_peer_that_resets_counts_one_request(string method, int? size)
    {
        await using var server = RawServer.Resetting();

        var observation = await server.Ask(method, size is { } bytes ? new byte[bytes] : null);

        Assert.That((observation, server.Requests.Count, server.Connections), Is.EqualTo((Reset, 1, 1)));
    }

    [TestCase("GET", null, true)]
    [TestCase("HEAD", null, true)]
    [TestCase("POST", null, true)]
    [TestCase("POST", 10, true)]
    [TestCase("GET", null, false)]
    [TestCase("HEAD", null, false)]
    [TestCase("POST", null, false)]
    [TestCase("POST", 10, false)]
    [TestCase("POST", 500_000, false)]
    public async Task So_it_does_on_a_connection_that_was_kept_alive(string method, int? size, bool resets)
    {
        await using var server = resets ? RawServer.Resetting(after: 2) : RawServer.Closing(after: 2);
        using var client = Client();

        await client.Send(Get($"{server.BaseUrl}/"), default);
        await client.Send(Get($"{server.BaseUrl}/"), default);
        var third = await client.Send(Request(method, $"{server.BaseUrl}/", size is { } bytes ? new byte[bytes] : null), default);

        Assert.That((third.Timeless(), server.Requests.Count, server.Connections, client.Sent), Is.EqualTo((resets ? Reset : Closed, 3, 1, 3)));
    }

    // The head alone is read before the connection ends, so that the rest of the request is answered by a reset after the end.
    [Test]
    public async Task A_large_body_that_is_still_under_way_does_not_make_it_two()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.ReadRequest();
            await peer.Send(Ok);
            await peer.ReadRequest(body: false);
            peer.EndSending();
            await peer.Pause(100);
        });
        using var client = Client();

        await client.Send(Get($"{server.BaseUrl}/"), default);
        var second = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[5 << 20]), default);

        Assert.That(((NoAnswer)second).Kind, Is.EqualTo(NoAnswerKind.Reset));
        Assert.That((server.Requests.Count, server.Connections), Is.EqualTo((2, 1)));
    }

    [TestCase(1, 300, null)]
    [TestCase(16, 800, null)]
    [TestCase(64, 1600, null)]
    [TestCase(16, 320, 100_000)]
    public async Task A_peer_that_closes_silently_after_each_answer_is_never_a_false_reset(int atOnce, int requests, int? size)
    {
        await using var server = RawServer.AnsweringThenClosing(Ok);

        var observations = await Ask(server, atOnce, requests, size);

        Assert.That(observations.Distinct(), Is.EqualTo(new[] { "200 OK" }));
        Assert.That(server.Requests, Has.Count.EqualTo(requests));
    }

    [Test]
    public async Task Nor_is_one_that_keeps_its_connections_for_a_while()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            for (var request = 0; request < 3 && await peer.ReadRequest() is not null; request++)
                await peer.Send(Ok, last: request == 2);
            await peer.UntilClosed();
        });

        var observations = await Ask(server, 16, 1500, null);

        Assert.That(observations.Distinct(), Is.EqualTo(new[] { "200 OK" }));
        Assert.That(server.Requests, Has.Count.EqualTo(1500));
    }

    // The peer reads no more of the request after its answer, and keeps the connection: on one that was used before, the pool reads ahead.
    [TestCase(false)]
    [TestCase(true)]
    public async Task An_answer_that_comes_before_a_large_body_was_read_is_the_answer(bool reused)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            if (reused)
            {
                await peer.ReadRequest();
                await peer.Send(Ok);
            }

            await peer.ReadRequest(body: false);
            await peer.Send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
            await peer.Pause(10_000);
        });
        using var client = Client();
        if (reused)
            await client.Send(Get($"{server.BaseUrl}/"), default);

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[30 << 20]), default);

        Assert.That((observation as Answer)?.StatusLine.ToString(), Is.EqualTo("413 Content Too Large"));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task What_one_origin_does_says_nothing_of_another()
    {
        await using var keeping = RawServer.Answering(Ok);
        await using var closing = RawServer.AnsweringThenClosing(Ok);
        using var client = Client();
        var observations = new List<Observation>();

        for (var n = 0; n < 100; n++)
        {
            observations.Add((await client.Send(Get($"{keeping.BaseUrl}/"), default)).Timeless());
            observations.Add((await client.Send(Get($"{closing.BaseUrl}/"), default)).Timeless());
        }

        Assert.That(observations, Is.All.InstanceOf<Answer>());
        Assert.That((keeping.Requests.Count, closing.Requests.Count, keeping.Connections), Is.EqualTo((100, 100, 1)));
    }

    [TestCase("HTTP/1.1 500 Not asked for\r\nContent-Length: 0\r\n\r\n", 0)]
    [TestCase("HTTP/1.1 500 Not asked for\r\nContent-Length: 0\r\n\r\n", 20)]
    [TestCase("garbage", 0)]
    [TestCase("garbage", 20)]
    public async Task What_follows_an_answer_is_nobodys_answer(string more, int afterMilliseconds)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            while (await peer.ReadRequest() is not null)
            {
                await peer.Send(Ok);
                await peer.Pause(afterMilliseconds);
                await peer.Send(more);
            }
        });
        using var client = Client();
        var observations = new List<Observation>();

        for (var n = 0; n < 5; n++)
        {
            observations.Add((await client.Send(Get($"{server.BaseUrl}/"), default)).Timeless());
            await Task.Delay(2 * afterMilliseconds);
        }

        Assert.That(observations, Is.All.EqualTo(Answer("HTTP/1.1 200 OK", 200, "OK", ("Content-Length", "0"))).UsingPropertiesComparer());
    }

    private static async Task<string[]> Ask(RawServer server, int atOnce, int requests, int? size)
    {
        using var client = Client();
        var body = size is { } bytes ? new byte[bytes] : null;
        var observations = new string[requests];
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(loop => Task.Run(async () =>
        {
            for (var at = loop; at < requests; at += atOnce)
                observations[at] = await client.Send(Request(body is null ? "GET" : "POST", $"{server.BaseUrl}/{at}", body), default) switch { Answer answer => answer.StatusLine.ToString(), var none => none.ToString() };
        })));
        return observations;
    }
}
