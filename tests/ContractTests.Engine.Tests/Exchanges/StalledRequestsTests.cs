using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

/// <summary>A request that is begun and never ended, and the answer that comes nevertheless.</summary>
[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class StalledRequestsTests
{
    private const string Late = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private const string LateButKept = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n";

    private static readonly Answer LateAnswer = Answer("HTTP/1.1 408 Request Timeout", 408, "Request Timeout", ("Connection", "close"), ("Content-Length", "0"));

    private static readonly Answer KeptAnswer = Answer("HTTP/1.1 408 Request Timeout", 408, "Request Timeout", ("Content-Length", "0"));

    [TestCase(Stall.Headers, "GET", null, "GET /x HTTP/1.1\r\nHost: HOST\r\n")]
    [TestCase(Stall.Headers, "HEAD", null, "HEAD /x HTTP/1.1\r\nHost: HOST\r\n")]
    [TestCase(Stall.Headers, "POST", null, "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n")]
    [TestCase(Stall.Headers, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n")]
    [TestCase(Stall.Headers, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding", "chunked")]
    [TestCase(Stall.Headers, "GET", null, "GET /x HTTP/1.1\r\nHost: HOST\r\nX-Empty:\r\n", "X-Empty", "")]
    [TestCase(Stall.Body, "GET", null, "GET /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    [TestCase(Stall.Body, "HEAD", null, "HEAD /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    [TestCase(Stall.Body, "POST", null, "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    [TestCase(Stall.Body, "POST", "", "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    [TestCase(Stall.Body, "POST", "x", "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\n\r\n")]
    [TestCase(Stall.Body, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n\r\nhell")]
    [TestCase(Stall.Body, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhell", "Connection", "close")]
    [TestCase(Stall.Body, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhell", "Expect", "100-continue")]
    [TestCase(Stall.Body, "POST", "hello", "POST /x HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhell", "Transfer-Encoding", "chunked")]
    [TestCase(Stall.Body, "POST", "seventeen letters", "POST /x HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n11\r\nseventeen letter", "Transfer-Encoding", "chunked")]
    [TestCase(Stall.Body, "POST", null, "POST /x HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n", "Transfer-Encoding", "chunked")]
    public async Task What_goes_out_stops_where_the_stall_begins(Stall stall, string method, string? body, string expected, string? header = null, string value = "")
    {
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(async peer =>
        {
            var text = await peer.Read(1);
            await peer.Pause(50); // for what must not come, too
            await peer.Send(Late);
            came.SetResult(text + await peer.UntilClosed());
        });
        using var client = Client();
        var request = Request(method, $"{server.BaseUrl}/x", body is null ? null : Encoding.UTF8.GetBytes(body), header is null ? [] : [(header, value)]) with { Stall = stall };

        var observation = await client.Send(request, default);

        Assert.That(observation.Timeless(), Is.EqualTo(LateAnswer).UsingPropertiesComparer());
        Assert.That((await came.Task).Replace(server.BaseUrl[7..], "HOST", StringComparison.Ordinal), Is.EqualTo(expected));
    }

    [TestCase(Stall.Headers)]
    [TestCase(Stall.Body)]
    public async Task A_connection_that_carried_one_carries_no_other_request(Stall stall)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            await peer.Send(LateButKept);
            await peer.UntilClosed();
        });
        using var client = Client();
        var observations = new List<Observation>();

        for (var n = 0; n < 3; n++)
            observations.Add((await client.Send(Get($"{server.BaseUrl}/") with { Stall = stall }, default)).Timeless());
        observations.Add((await client.Send(Get($"{server.BaseUrl}/"), default)).Timeless());

        Assert.That(observations, Is.All.EqualTo(KeptAnswer).UsingPropertiesComparer());
        Assert.That(server.Connections, Is.EqualTo(4));
        Assert.That(() => server.ClosedByClient, Is.GreaterThanOrEqualTo(3).After(2000, 10), "connections given up");
    }

    [Test]
    public async Task It_has_a_connection_of_its_own_and_leaves_the_kept_ones_as_they_are()
    {
        await using var server = RawServer.AnsweringEach(request => request.Target == "/stalled" ? LateButKept : "HTTP/1.1 204 No Content\r\n\r\n");
        using var client = Client();

        await client.Send(Get($"{server.BaseUrl}/1"), default);
        var stalled = await client.Send(Request("POST", $"{server.BaseUrl}/stalled", null) with { Stall = Stall.Body, Timeout = Impatience }, default);
        await client.Send(Get($"{server.BaseUrl}/2"), default);

        Assert.That(stalled.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, "no answer came within 300 ms")), "this server waits for the whole body");
        Assert.That(server.Connections, Is.EqualTo(2));
    }

    [TestCase(Stall.Headers, false)]
    [TestCase(Stall.Headers, true)]
    [TestCase(Stall.Body, false)]
    [TestCase(Stall.Body, true)]
    public async Task An_answer_is_read_also_when_the_connection_ends_right_behind_it(Stall stall, bool resets)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            await peer.Send(Late, last: !resets);
            if (resets)
                peer.Reset();
        });
        using var client = Client();
        var observations = new List<Observation>();

        for (var n = 0; n < 50; n++)
            observations.Add((await client.Send(Request("POST", $"{server.BaseUrl}/", "hello"u8.ToArray()) with { Stall = stall }, default)).Timeless());

        Assert.That(observations, Is.All.EqualTo(LateAnswer).UsingPropertiesComparer());
    }

    [TestCase(Stall.Headers)]
    [TestCase(Stall.Body)]
    public async Task An_answer_may_come_before_anything_is_sent(Stall stall)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Send(Late);
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Stall = stall }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(LateAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task An_answer_to_the_head_is_read_while_a_large_body_still_goes_out()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            await peer.Send(Late);
            await peer.Pause(10_000);
        });
        using var client = Client();

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[30 << 20]) with { Stall = Stall.Body }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(LateAnswer).UsingPropertiesComparer());
    }

    [Test]
    public async Task Of_a_large_body_all_but_the_last_byte_arrives()
    {
        const int Size = 5 << 20;
        await using var server = RawServer.Talking(async peer =>
        {
            var head = await peer.ReadRequest(body: false);
            var body = await peer.Read(Size - 1);
            await peer.Send($"HTTP/1.1 408 {body.Length}\r\nContent-Length: 0\r\n\r\n");
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[Size]) with { Stall = Stall.Body }, default);

        Assert.That((observation as Answer)?.StatusLine.Reason, Is.EqualTo($"{Size - 1}"));
    }

    [Test]
    public async Task Interim_responses_and_a_body_are_read_as_ever()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            await peer.Send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 Zu spät\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nlate\r\n0\r\n\r\n");
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Stall = Stall.Body }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(Answer("HTTP/1.1 408 Zu spät", 408, "Zu spät", ("Transfer-Encoding", "chunked"), ("Content-Type", "text/plain")).WithBody("late"u8.ToArray())).UsingPropertiesComparer());
    }

    [TestCase(Stall.Headers)]
    [TestCase(Stall.Body)]
    public async Task The_answer_to_a_HEAD_has_no_body(Stall stall)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            await peer.Send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 1234\r\n\r\n");
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Request("HEAD", $"{server.BaseUrl}/", null) with { Stall = stall }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(Answer("HTTP/1.1 408 Request Timeout", 408, "Request Timeout", ("Content-Length", "1234"))).UsingPropertiesComparer());
    }

    [TestCase(Stall.Headers)]
    [TestCase(Stall.Body)]
    public async Task Silence_is_a_timeout_after_the_requests_own_time(Stall stall)
    {
        await using var server = RawServer.Silent();
        using var client = Client(TimeSpan.FromMinutes(5));

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Stall = stall, Timeout = Impatience }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, "no answer came within 300 ms")));
    }

    [TestCase(Stall.Headers, false, "the connection was closed before a byte of the answer came")]
    [TestCase(Stall.Headers, true, "the connection was reset before a byte of the answer came")]
    [TestCase(Stall.Body, false, "the connection was closed before a byte of the answer came")]
    [TestCase(Stall.Body, true, "the connection was reset before a byte of the answer came")]
    public async Task A_connection_that_ends_without_an_answer_is_a_reset_and_the_peer_counts_one(Stall stall, bool resets, string detail)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.Read(1);
            if (resets)
                peer.Reset();
            else
                peer.EndSending();
        });
        using var client = Client();

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Stall = stall }, default);

        Assert.That((observation.Timeless(), server.Connections), Is.EqualTo((None(NoAnswerKind.Reset, detail), 1)));
    }

    [Test]
    public async Task Another_time_than_the_environments_holds_for_an_ordinary_request_too()
    {
        await using var server = RawServer.Silent();
        using var client = Client(TimeSpan.FromMinutes(5));

        var observation = await client.Send(Get($"{server.BaseUrl}/") with { Timeout = Impatience }, default);

        Assert.That(observation.Timeless(), Is.EqualTo(None(NoAnswerKind.Timeout, "no answer came within 300 ms")));
    }

    [Test]
    public async Task Among_many_at_once_none_takes_anothers_answer(CancellationToken cancellation)
    {
        const int Requests = 1280;
        await using var server = RawServer.Talking(async peer =>
        {
            while (await peer.Read("GET /0000/".Length) is { Length: > 0 } beginning)
            {
                var name = beginning[5..9];
                var stalls = await peer.Read(1) == "s";
                if (stalls)
                    await peer.Pause(5);
                else
                    await peer.ReadRequest();
                await peer.Send($"HTTP/1.1 {(stalls ? 408 : 200)} {name}\r\nContent-Length: 0\r\n\r\n");
                if (stalls)
                {
                    await peer.UntilClosed();
                    return;
                }
            }
        });
        using var client = Client();
        var received = new string[Requests];

        await Task.WhenAll(Enumerable.Range(0, 64).Select(loop => Task.Run(async () =>
        {
            for (var at = loop; at < Requests; at += 64)
            {
                var stall = (Stall)(at / 64 % 3);
                var request = Get($"{server.BaseUrl}/{at:0000}/{(stall == Stall.None ? "w" : "s")}") with { Stall = stall };
                received[at] = await client.Send(request, cancellation) switch { Answer answer => answer.StatusLine.ToString(), var none => none.ToString() };
            }
        }, cancellation)));

        Assert.That(received, Is.EqualTo(Enumerable.Range(0, Requests).Select(at => $"{(at / 64 % 3 == 0 ? 200 : 408)} {at:0000}")));
    }
}
