using NUnit.Framework;

namespace ContractTests.SampleApi;

/// <summary>What Kestrel would answer with a status that the documentation does not have.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DocumentedOutputTests
{
    private const string BadRequest = """400 Bad Request {"error_code":"APIG.0201","error_msg":"Bad request"}""";
    private const string NoSuchApi = """404 Not Found {"error_code":"APIG.0101","error_msg":"The API does not exist or has not been published in the environment"}""";
    private const string End = " HTTP/1.1\r\nHost: sample\r\nConnection: close\r\n\r\n";

    [TestCase("hello\r\n\r\n")]
    [TestCase("GET / HTTP/9.9\r\nHost: sample\r\n\r\n")]
    [TestCase("GET / HTTP/2.0\r\nHost: sample\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: sample\r\nBad name: a\r\n\r\n")]
    [TestCase("GET / HTTP/1.1\r\nHost: sample\r\nA: b\r\n folded\r\n\r\n")]
    [TestCase("GET http://other/ HTTP/1.1\r\nHost: sample\r\n\r\n")]
    [TestCase("GET *" + End)]
    [TestCase("CONNECT other:80" + End)]
    [TestCase("GET /%00" + End)]
    [TestCase("GET /ü" + End)]
    [TestCase("POST / HTTP/1.0\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nHost: sample\r\nContent-Length: -1\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nHost: sample\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [TestCase("POST / HTTP/1.1\r\nHost: sample\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [TestCase("POST / HTTP/1.1\r\nHost: sample\r\nTransfer-Encoding: gzip\r\n\r\n")]
    public async Task What_is_no_request_is_a_bad_request(string bytes)
    {
        await using var sample = await SampleConversation.Begin();

        var answer = await sample.Say(bytes);

        Assert.That((answer.Still, answer.Header("Connection")), Is.EqualTo((BadRequest, "close")));
        Assert.That(answer.Header("X-Request-Id"), Is.Not.Null);
    }

    [Test]
    public async Task A_client_that_speaks_TLS_is_told_in_plain_text()
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Say("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003\u0003")).Still, Is.EqualTo(BadRequest));
    }

    [Test]
    public async Task What_is_too_long_is_a_bad_request()
    {
        await using var sample = await SampleConversation.Begin();
        string[] requests =
        [
            $"GET /{new string('x', 9000)}{End}",
            $"GET / HTTP/1.1\r\nHost: sample\r\nX: {new string('x', 40_000)}\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: sample\r\n{string.Concat(Enumerable.Repeat("X: x\r\n", 200))}\r\n",
        ];

        foreach (var request in requests) Assert.That((await sample.Say(request)).Still, Is.EqualTo(BadRequest));
    }

    [TestCase("GET /")]
    [TestCase("get /v2/x/groups")]
    [TestCase("PUT /v2/x/groups")]
    [TestCase("PATCH /v2.0/x/log-groups/x")]
    [TestCase("OPTIONS *")]
    [TestCase("TRACE /")]
    [TestCase("CONNECT /")]
    [TestCase("POST /V2/x/groups")]
    [TestCase("POST /v2//groups")]
    [TestCase("POST /v2/x/groups/")]
    [TestCase("GET /%zz")]
    public async Task A_method_or_path_that_is_no_operation_is_not_found(string request)
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Say($"{request}{End}")).Still, Is.EqualTo(NoSuchApi));
    }

    [Test]
    public async Task A_head_request_is_not_found_and_has_no_body()
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Ask("HEAD /v2/{project}/groups")).Still, Is.EqualTo("404 Not Found"));
    }

    [TestCase("Expect: nonsense", "400 Bad Request")]
    [TestCase("Expect: 100-continue", "400 Bad Request")]
    [TestCase("Content-Encoding: gzip", "400 Bad Request")]
    [TestCase("Content-Type: image/png", "400 Bad Request")]
    [TestCase("Accept: image/png", "400 Bad Request")]
    [TestCase("If-None-Match: *", "400 Bad Request")]
    [TestCase("Range: bytes=7-", "400 Bad Request")]
    [TestCase("Upgrade: websocket", "400 Bad Request")]
    [TestCase("X-Fault: 418", "400 Bad Request")]
    public async Task No_header_draws_a_status_of_its_own(string header, string status)
    {
        await using var sample = await SampleConversation.Begin();

        Assert.That((await sample.Ask("POST /v2/{project}/groups", "{}", headers: header)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_bad_request_behind_a_good_one_is_answered_after_it()
    {
        await using var sample = await SampleConversation.Begin();

        var answer = await sample.Say("GET /nothing HTTP/1.1\r\nHost: sample\r\n\r\nGET / HTTP/9.9\r\n\r\n");

        Assert.That(answer.Status, Is.EqualTo("404 Not Found"));
        Assert.That(answer.Body, Does.Contain("environment\"}HTTP/1.1 400 Bad Request\r\n"));
    }

    [Test]
    public async Task Whoever_waits_to_be_asked_for_a_body_is_asked()
    {
        await using var sample = await SampleConversation.Begin();

        var answer = await sample.Say("GET /nothing HTTP/1.1\r\nHost: sample\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");

        Assert.That(answer.Text, Does.StartWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 408 Request Timeout\r\n"));
    }
}
