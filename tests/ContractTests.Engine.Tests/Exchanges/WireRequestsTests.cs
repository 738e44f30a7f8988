using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

/// <summary>Requests that are given as bytes, for what no client would send.</summary>
[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class WireRequestsTests
{
    private const string Bad = "HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno";

    private static readonly Answer BadAnswer = Answer("HTTP/1.1 400 Bad Request", 400, "Bad Request", ("Content-Length", "2")).WithBody("no"u8.ToArray());

    [TestCase("GET / HTTP/1.0\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\n\r\n")]
    [TestCase("GET / HTTP/9.9\r\nHost: x\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: five\r\n\r\nhello")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhello")]
    [TestCase("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [TestCase("GET /\n\n")]
    [TestCase("\r\n")]
    [TestCase("\u0016\u0003\u0001\u0000\u00FF")]
    [TestCase("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")]
    public async Task Bytes_go_out_as_they_are(string bytes)
    {
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(async peer =>
        {
            var text = await peer.Read(1);
            await peer.Pause(50); // for what must not come, too
            await peer.Send(Bad);
            came.SetResult(text + await peer.UntilClosed());
        });
        using var client = Client();

        var observation = await client.Send(Wire(server, bytes), default);

        Assert.That(observation.Timeless(), Is.EqualTo(BadAnswer).UsingPropertiesComparer());
        Assert.That(await came.Task, Is.EqualTo(bytes));
    }

    [Test]
    public async Task They_may_be_more_than_any_buffer_holds()
    {
        var bytes = string.Concat(Enumerable.Range(0, 100_000).Select(n => $"{n:0000000000},"));
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(async peer =>
        {
            came.SetResult(await peer.Read(bytes.Length));
            await peer.Send(Bad);
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Wire(server, bytes), default);

        Assert.That(observation.Timeless(), Is.EqualTo(BadAnswer).UsingPropertiesComparer());
        Assert.That(await came.Task == bytes, Is.True);
    }

    [Test]
    public async Task Nothing_at_all_may_be_sent()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Pause(50);
            await peer.Send(Bad);
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Wire(server, ""), default);

        Assert.That(observation.Timeless(), Is.EqualTo(BadAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task Of_two_requests_the_first_answer_is_observed()
    {
        await using var server = RawServer.AnsweringEach(request => request.Target == "/2" ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" : Bad);
        using var client = Client();
        var observations = new List<Observation>();

        for (var n = 0; n < 20; n++)
        {
            observations.Add((await client.Send(Wire(server, "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n"), default)).Timeless());
            observations.Add((await client.Send(Get($"{server.BaseUrl}/3"), default)).Timeless());
        }

        Assert.That(observations, Is.All.EqualTo(BadAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task A_connection_that_carried_them_carries_no_other_request()
    {
        await using var server = RawServer.Answering(Bad);
        using var client = Client();

        await client.Send(Wire(server, "GET /1 HTTP/1.1\r\n\r\n"), default);
        await client.Send(Wire(server, "GET /2 HTTP/1.1\r\n\r\n"), default);
        await client.Send(Get($"{server.BaseUrl}/3"), default);

        Assert.That((server.Requests.Count, server.Connections), Is.EqualTo((3, 3)));
        Assert.That(() => server.ClosedByClient, Is.GreaterThanOrEqualTo(2).After(2000, 10), "connections given up");
    }

    [TestCase("GET", "hello")]
    [TestCase("HEAD", "")]
    public async Task The_method_says_whether_the_answer_has_a_body(string method, string body)
    {
        await using var server = RawServer.Answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 Gut\r\nContent-Length: 5\r\n\r\nhello");
        using var client = Client();

        var observation = await client.Send(Wire(server, $"{method} / HTTP/1.0\r\n\r\n") with { Method = method }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(Answer("HTTP/1.0 200 Gut", 200, "Gut", ("Content-Length", "5")) with { Body = new ResponseBody(Encoding.UTF8.GetBytes(body), body.Length) }).UsingPropertiesComparer());
    }

    [Test]
    public async Task The_answer_to_HTTP_1_0_may_end_with_the_connection()
    {
        await using var server = RawServer.AnsweringThenClosing("HTTP/1.0 200 OK\r\n\r\nhello");
        using var client = Client();

        var observation = await client.Send(Wire(server, "GET / HTTP/1.0\r\n\r\n"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(Answer("HTTP/1.0 200 OK", 200, "OK").WithBody("hello"u8.ToArray())).UsingPropertiesComparer());
    }

    [Test]
    public async Task A_peer_that_closes_without_an_answer_counts_one()
    {
        await using var server = RawServer.Closing();
        using var client = Client();

        var observation = await client.Send(Wire(server, "GET / HTTP/1.1\r\n\r\n"), default);

        Assert.That((observation.Timeless(), server.Requests.Count, server.Connections), Is.EqualTo((None(NoAnswerKind.Reset, "the connection was closed before a byte of the answer came"), 1, 1)));
    }

    [Test]
    public async Task What_is_answered_without_HTTP_is_malformed()
    {
        await using var server = RawServer.AnsweringThenClosing("<html>\n");
        using var client = Client();

        var observation = await client.Send(Wire(server, "GET /\r\n\r\n"), default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.MalformedResponse, "what came is not HTTP: Received an invalid status line", "<html>")));
    }

    private static ApiRequest Wire(RawServer server, string latin1) => Get($"{server.BaseUrl}/") with { Wire = Encoding.Latin1.GetBytes(latin1) };
}
