using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

/// <summary>What the spec says is what is sent; only `Host` and `Content-Length` are the client's.</summary>
[CancelAfter(20_000)]
internal sealed class RequestsOnTheWireTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    [TestCase("DELETE")]
    [TestCase("TRACE")]
    public async Task A_bare_request_is_its_line_and_the_host(string method) =>
        Assert.That(await Sent(method, "/", null), Is.EqualTo($"{method} / HTTP/1.1\r\nHost: HOST\r\n\r\n"));

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("PURGE")]
    [TestCase("PROPFIND")]
    [TestCase("get")]
    [TestCase("x-!#$%&'*+.^_`|~")]
    public async Task Other_methods_say_that_they_have_no_body(string method) =>
        Assert.That(await Sent(method, "/", null), Is.EqualTo($"{method} / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n\r\n"));

    [TestCase("/a/../b/./c%2f%41%7e?q=%41")]
    [TestCase("//x//y")]
    [TestCase("/[]{}|\\^<>\"`")]
    [TestCase("/%zz/%")]
    [TestCase("/?")]
    [TestCase("/?a=b?c=d&&=+%20'\"")]
    [TestCase("/a;b=c,d:e@f!$&'()*+")]
    [TestCase("/%E4%BD%A0%00")]
    [TestCase("/..")]
    [TestCase("/a#fragment?x")]
    public async Task The_target_goes_out_byte_for_byte(string target) =>
        Assert.That(await Sent("GET", target, null), Is.EqualTo($"GET {target} HTTP/1.1\r\nHost: HOST\r\n\r\n"));

    [Test]
    public async Task Headers_keep_their_order_their_case_and_their_bytes() =>
        Assert.That(
            await Sent("POST", "/", "x"u8.ToArray(), ("x-ZULU", "1"), ("content-type", "text/plain"), ("ACCEPT", "*/*"), ("x-Alpha", "é € 你"), ("content-language", "de"), ("user-AGENT", "odd (one"), ("Cookie", "a=1"), ("X-Empty", "")),
            Is.EqualTo($"POST / HTTP/1.1\r\nHost: HOST\r\nx-ZULU: 1\r\ncontent-type: text/plain\r\nACCEPT: */*\r\nx-Alpha: {Utf8("é € 你")}\r\ncontent-language: de\r\nuser-AGENT: odd (one\r\nCookie: a=1\r\nX-Empty:\r\nContent-Length: 1\r\n\r\nx"));

    [Test]
    public async Task A_repeated_header_is_sent_as_often_as_it_is_written() =>
        Assert.That(
            await Sent("GET", "/", null, ("X-A", "1"), ("Accept", "a/b"), ("x-a", "2"), ("Accept", "c/d"), ("If-Match", "\"a\""), ("If-Match", "nonsense")),
            Is.EqualTo("GET / HTTP/1.1\r\nHost: HOST\r\nX-A: 1\r\nAccept: a/b\r\nx-a: 2\r\nAccept: c/d\r\nIf-Match: \"a\"\r\nIf-Match: nonsense\r\n\r\n"));

    [TestCase("Date", "yesterday")]
    [TestCase("Authorization", "")]
    [TestCase("Range", "lines=1-2")]
    [TestCase("Accept-Encoding", "gzip;q=nonsense")]
    [TestCase("If-Modified-Since", "not a date")]
    [TestCase("Content-Type", "no type")]
    [TestCase("Content-MD5", "no digest")]
    [TestCase("Expires", "0")]
    [TestCase("Allow", "GET")]
    [TestCase("Connection", "close")]
    [TestCase("Connection", "keep-alive, X-Hop")]
    [TestCase("Upgrade", "h2c")]
    [TestCase("TE", "trailers")]
    [TestCase("traceparent", "00-0")]
    [TestCase("X-Padded", "  two spaces  ")]
    public async Task A_header_goes_out_as_written_also_without_a_body(string name, string value) =>
        Assert.That(await Sent("GET", "/", null, (name, value)), Is.EqualTo($"GET / HTTP/1.1\r\nHost: HOST\r\n{name}:{(value.Length == 0 ? "" : " ")}{value}\r\n\r\n"));

    [Test]
    public async Task A_body_is_sent_with_its_length_whatever_the_method() =>
        Assert.That(await Sent("GET", "/", Encoding.Latin1.GetBytes("\0\u00FF"), ("Content-Type", "x/y")), Is.EqualTo("GET / HTTP/1.1\r\nHost: HOST\r\nContent-Type: x/y\r\nContent-Length: 2\r\n\r\n\0\u00FF"));

    [Test]
    public async Task An_empty_body_is_a_body() =>
        Assert.That(await Sent("GET", "/", []), Is.EqualTo("GET / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n\r\n"));

    [Test]
    public async Task A_head_and_a_body_longer_than_any_buffer_arrive_whole()
    {
        var value = new string('v', 50_000);
        var body = string.Concat(Enumerable.Range(0, 30_000).Select(n => $"{n:0000},"));

        Assert.That(await Sent("POST", "/", Encoding.Latin1.GetBytes(body), ("X-Long", value)), Is.EqualTo($"POST / HTTP/1.1\r\nHost: HOST\r\nX-Long: {value}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    [Test]
    public async Task A_chunked_request_is_chunked_because_the_spec_says_so() =>
        Assert.That(await Sent("POST", "/", "hello"u8.ToArray(), ("Transfer-Encoding", "chunked")), Is.EqualTo("POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"));

    [Test]
    public async Task A_chunked_request_without_a_body_ends_at_once() =>
        Assert.That(await Sent("POST", "/", null, ("Transfer-Encoding", "chunked")), Is.EqualTo("POST / HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));

    [Test]
    public async Task A_body_waits_for_100_where_the_request_expects_it()
    {
        var order = "";
        await using var server = RawServer.Talking(async peer =>
        {
            var request = await peer.ReadRequest(body: false);
            order += request!.Text;
            await peer.Send("HTTP/1.1 100 Continue\r\n\r\n");
            await peer.ReadBody(request);
            order += request.Text;
            await peer.Send(Ok);
        });
        using var client = Client();

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", "hello"u8.ToArray(), ("Expect", "100-continue")), default);

        var head = "POST / HTTP/1.1\r\nHost: HOST\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n".Replace("HOST", server.BaseUrl[7..], StringComparison.Ordinal);
        Assert.That((order, observation), Is.EqualTo(($"{head}{head}hello", observation as Answer)));
    }

    [Test]
    public async Task The_final_answer_to_an_expectation_comes_without_the_body()
    {
        await using var server = RawServer.Talking(async peer =>
        {
            await peer.ReadRequest(body: false);
            await peer.Send("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n\r\n");
            await peer.UntilClosed();
        });
        using var client = Client();

        var observation = await client.Send(Request("POST", $"{server.BaseUrl}/", "hello"u8.ToArray(), ("Expect", "100-continue")), default);

        Assert.That(observation.Timeless(), Is.EqualTo(Answer("HTTP/1.1 417 Expectation Failed", 417, "Expectation Failed", ("Content-Length", "0"))).UsingPropertiesComparer());
        Assert.That(server.Requests.Single(), Does.EndWith("Expect: 100-continue\r\nContent-Length: 5\r\n\r\n"));
    }

    [Test]
    [NonParallelizable]
    public async Task The_proxy_variables_of_the_machine_are_not_followed()
    {
        await using var proxy = RawServer.Answering("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        string[] names = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
        var before = names.Select(Environment.GetEnvironmentVariable).ToList();
        try
        {
            foreach (var name in names)
                Environment.SetEnvironmentVariable(name, proxy.BaseUrl);
            Assert.That(await Sent("GET", "/", null), Is.EqualTo("GET / HTTP/1.1\r\nHost: HOST\r\n\r\n"));
        }
        finally
        {
            foreach (var (name, value) in names.Zip(before))
                Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Test]
    public async Task Requests_over_one_connection_do_not_touch_each_other()
    {
        await using var server = RawServer.Answering(Ok);
        using var client = Client();

        await client.Send(Request("POST", $"{server.BaseUrl}/1", "one"u8.ToArray(), ("X-One", "1")), default);
        await client.Send(Request("GET", $"{server.BaseUrl}/2", null, ("X-Two", "2")), default);

        Assert.That(server.Requests.Select(r => r.Replace(server.BaseUrl[7..], "HOST", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "POST /1 HTTP/1.1\r\nHost: HOST\r\nX-One: 1\r\nContent-Length: 3\r\n\r\none",
            "GET /2 HTTP/1.1\r\nHost: HOST\r\nX-Two: 2\r\n\r\n",
        }));
        Assert.That(server.Connections, Is.EqualTo(1));
    }

    private static async Task<string> Sent(string method, string target, byte[]? body, params (string Name, string Value)[] headers)
    {
        await using var server = RawServer.Answering(Ok);
        using var client = Client(TimeSpan.FromSeconds(3));
        var observation = await client.Send(Request(method, server.BaseUrl + target, body, headers), default);
        Assert.That(observation, Is.InstanceOf<Answer>(), () => observation.ToString());
        return server.Requests.Single().Replace(server.BaseUrl[7..], "HOST", StringComparison.Ordinal);
    }

    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
