using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class AnswersTests
{
    [Test]
    public async Task A_chunked_body_with_trailers_is_whole()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nTrailing: yes\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 200 OK", 200, "OK", ("Transfer-Encoding", "chunked")).WithBody("hello world"u8.ToArray())).UsingPropertiesComparer());
    }

    [Test]
    public async Task A_body_may_end_with_the_connection()
    {
        await using var server = RawServer.AnsweringThenClosing("HTTP/1.0 200 OK\r\n\r\nhello");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.0 200 OK", 200, "OK").WithBody("hello"u8.ToArray())).UsingPropertiesComparer());
    }

    [TestCase("HEAD", "200 OK")]
    [TestCase("GET", "304 Not Modified")]
    public async Task An_answer_without_a_body_may_name_a_length(string method, string line)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 {line}\r\nContent-Length: 1234\r\n\r\n");
        using var client = Client();

        var first = await client.Send(Request(method, $"{server.BaseUrl}/", null), default);
        var second = await client.Send(Request(method, $"{server.BaseUrl}/", null), default);

        var expected = Answer($"HTTP/1.1 {line}", int.Parse(line[..3], System.Globalization.CultureInfo.InvariantCulture), line[4..], ("Content-Length", "1234"));
        Assert.That(new[] { first.Timeless(), second.Timeless() }, Is.EqualTo(new[] { expected, expected }).UsingPropertiesComparer());
    }

    [Test]
    public async Task No_content_has_no_body()
    {
        await using var server = RawServer.Answering("HTTP/1.1 204 No Content\r\n\r\n");

        var observation = await server.Ask("DELETE");

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 204 No Content", 204, "No Content")).UsingPropertiesComparer());
    }

    [TestCase("301 Moved Permanently")]
    [TestCase("302 Found")]
    [TestCase("303 See Other")]
    [TestCase("307 Temporary Redirect")]
    [TestCase("308 Permanent Redirect")]
    public async Task Redirects_are_not_followed(string line)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 {line}\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer($"HTTP/1.1 {line}", int.Parse(line[..3], System.Globalization.CultureInfo.InvariantCulture), line[4..], ("Location", "/elsewhere"), ("Content-Length", "0"))).UsingPropertiesComparer());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("Set-Cookie: session=1; Path=/")]
    [TestCase("WWW-Authenticate: Negotiate")]
    [TestCase("WWW-Authenticate: Basic realm=\"x\"")]
    public async Task Nothing_is_remembered_from_one_request_to_the_next(string header)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 401 Unauthorized\r\n{header}\r\nContent-Length: 0\r\n\r\n");
        using var client = Client();

        await client.Send(Get($"{server.BaseUrl}/"), default);
        await client.Send(Get($"{server.BaseUrl}/"), default);

        var request = $"GET / HTTP/1.1\r\nHost: {server.BaseUrl[7..]}\r\n\r\n";
        Assert.That(server.Requests, Is.EqualTo(new[] { request, request }));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task A_proxy_that_refuses_is_an_answer_like_any_other()
    {
        await using var server = RawServer.Answering("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 407 Proxy Authentication Required", 407, "Proxy Authentication Required", ("Proxy-Authenticate", "Basic"), ("Content-Length", "0"))).UsingPropertiesComparer());
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_false_content_encoding_changes_nothing(string encoding)
    {
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: 5\r\n\r\nplain");

        var observation = await server.Ask();

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 200 OK", 200, "OK", ("Content-Encoding", encoding), ("Content-Length", "5")).WithBody("plain"u8.ToArray())).UsingPropertiesComparer());
    }

    [TestCase(ResponseBody.Kept - 1)]
    [TestCase(ResponseBody.Kept)]
    [TestCase(ResponseBody.Kept + 1)]
    [TestCase(3 * ResponseBody.Kept)]
    public async Task Of_a_long_body_the_beginning_is_kept_and_the_length_known(int length)
    {
        var body = string.Concat(Enumerable.Range(0, (length / 10) + 1).Select(n => $"{n:000000000},"))[..length];
        await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}");

        var answer = (Answer)await server.Ask();

        Assert.That(answer.Body.Length, Is.EqualTo(length));
        Assert.That(Encoding.Latin1.GetString(answer.Body.Bytes), Is.EqualTo(body[..Math.Min(length, ResponseBody.Kept)]));
    }

    [Test]
    public async Task Repeated_and_folded_headers_are_all_there()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX-Long: one\r\n two\r\nSet-Cookie: b=2\r\nX-Latin: \u00E9\r\nX-Empty:\r\ncontent-length: 0\r\n\r\n");

        var answer = (Answer)await server.Ask();

        Assert.That(answer.Headers.Select(h => $"{h.Key}: {h.Value}"), Is.EquivalentTo(new[] { "Set-Cookie: a=1", "Set-Cookie: b=2", "X-Long: one   two", "X-Latin: \u00E9", "X-Empty: ", "Content-Length: 0" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_answer_that_comes_before_the_large_body_was_read_counts(bool lingering)
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.ReadRequest(body: false);
            await peer.Send("HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            await peer.Pause(50);
            if (lingering)
                await peer.UntilClosed();
        });

        var observation = await server.Ask("POST", new byte[20 << 20]);

        Assert.That(observation, Is.EqualTo(Answer("HTTP/1.1 413 Content Too Large", 413, "Content Too Large", ("Connection", "close"), ("Content-Length", "0"))).UsingPropertiesComparer());
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_early_answer_without_a_farewell_spoils_the_connection_and_nothing_else()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            var body = (await peer.ReadRequest(body: false))?.Head.StartsWith("POST", StringComparison.Ordinal);
            await peer.Send(body is true ? "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            await peer.Pause(50);
        });
        using var client = Client();

        var first = await client.Send(Request("POST", $"{server.BaseUrl}/", new byte[20 << 20]), default);
        var second = await client.Send(Get($"{server.BaseUrl}/"), default);

        Assert.That(new[] { first.Timeless(), second.Timeless() }, Is.EqualTo(new[]
        {
            Answer("HTTP/1.1 413 Content Too Large", 413, "Content Too Large", ("Content-Length", "0")),
            Answer("HTTP/1.1 200 OK", 200, "OK", ("Content-Length", "0")),
        }).UsingPropertiesComparer());
    }
}
