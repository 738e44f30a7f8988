using NUnit.Framework;

namespace ContractTests.Runs;

/// <summary>Recipes whose requests no client would send, from the spec to the wire.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OddRequestTests
{
    private const string TimedOut = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    [TestCase("POST /things: { request: { body: { a: 1 } }, responses: { 408: { provoke: stalled-body } } }", "POST /things HTTP/1.1\r\nHost: H\r\nX-Auth-Token: t\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1")]
    [TestCase("POST /things: { request: { body: { a: 1 } }, responses: { 408: { provoke: stalled-headers } } }", "POST /things HTTP/1.1\r\nHost: H\r\nX-Auth-Token: t\r\nContent-Type: application/json\r\nContent-Length: 7\r\n")]
    [TestCase("GET /things: { responses: { 408: { provoke: stalled-body } } }", "GET /things HTTP/1.1\r\nHost: H\r\nX-Auth-Token: t\r\nContent-Length: 1\r\n\r\n")]
    [TestCase("GET /things: { responses: { 408: { identity: anonymous, provoke: { stalled-headers: { within: 20s } } } } }", "GET /things HTTP/1.1\r\nHost: H\r\n")]
    public async Task A_stalled_request_stops_where_it_should(string operation, string sent)
    {
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(async peer =>
        {
            var text = await peer.Read(sent.Length - 1 + 15);
            await peer.Send(TimedOut);
            came.SetResult(text + await peer.UntilClosed());
        });
        using var specs = Specs(server.BaseUrl, operation);

        var finished = await specs.Run();

        Assert.That(finished.Verdicts.Single(), Does.EndWith("408: kept").Or.EndWith("408/: kept"));
        Assert.That(await came.Task, Is.EqualTo(sent.Replace("Host: H", $"Host: {server.BaseUrl[7..]}", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Silence_after_a_stall_is_unanswered_when_its_own_time_is_over()
    {
        await using var server = RawServer.Silent();
        using var specs = Specs(server.BaseUrl, "POST /things: { responses: { 408: { provoke: { stalled-body: { within: 300ms } } }, 201: { unproven: not now, cleanup: DELETE /things } } }");

        var finished = await specs.Run();

        var stalled = finished.Results.Cases.Single(c => c.Status == "408");
        Assert.That((stalled.Unanswered, finished.Leftovers.Count()), Is.EqualTo(("timeout", 0)));
        Assert.That(stalled.Message, Does.StartWith("POST /things was not answered: no answer came within 300 ms.\n\n    documented  408 Request Timeout\n    received    nothing              (timeout, "));
    }

    [TestCase("GET /a HTTP/1.0\\n\\n", "GET /a HTTP/1.0\r\n\r\n")]
    [TestCase("GET /a HTTP/1.1\\nHost: x", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n")]
    [TestCase("GET /a HTTP/1.1\\r\\nHost: x\\r\\n\\nrest\\n", "GET /a HTTP/1.1\r\nHost: x\r\n\r\nrest\r\n")]
    [TestCase("\\n\\nGET /a HTTP/1.1\\nHost: x", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", 4)]
    [TestCase("G(E)T\\t/a\\x16 HTTP/1.1\\nHost: x", "G(E)T\t/a\u0016 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [TestCase("CONNECT h:1 HTTP/1.1\\nHost: h:1", "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n")]
    [TestCase("GET /$(thing_id)/$(word)/ü HTTP/1.1\\n", "GET /t1/w/Ã¼ HTTP/1.1\r\n\r\n")]
    public async Task Raw_bytes_go_out_as_they_are_written(string written, string sent, int before = 0)
    {
        var came = new TaskCompletionSource<string>();
        await using var server = RawServer.Talking(async peer =>
        {
            var request = await peer.ReadRequest();
            if (request!.Head.StartsWith("POST", StringComparison.Ordinal) || request.Head.StartsWith("DELETE", StringComparison.Ordinal))
            {
                await peer.Send(request.Head.StartsWith("POST", StringComparison.Ordinal) ? "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 11\r\n\r\n{\"id\":\"t1\"}" : "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                return;
            }

            await peer.Send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            came.SetResult(request.Text[before..] + await peer.UntilClosed());
        });
        using var specs = Specs(server.BaseUrl, $"GET /things: {{ responses: {{ 400: {{ provoke: {{ wire: \"{written}\" }} }} }} }}");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts, Is.EqualTo(["GET /things/400: kept"]));
        Assert.That(await came.Task, Is.EqualTo(sent));
    }

    [Test]
    public async Task An_identity_that_the_case_names_stands_at_the_end_of_the_head()
    {
        await using var server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        using var specs = Specs(server.BaseUrl, "GET /things: { responses: { 400: { identity: operator, provoke: { wire: \"GET / HTTP/1.1\\nX: y\\n\\n\" } } } }");

        await specs.Run();

        Assert.That(server.Requests, Is.EqualTo(["GET / HTTP/1.1\r\nX: y\r\nX-Auth-Token: t\r\n\r\n"]));
    }

    [Test]
    public async Task What_the_bytes_say_themselves_no_identity_says_again()
    {
        await using var server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        using var specs = Specs(server.BaseUrl, "GET /things: { responses: { 400: { identity: operator, provoke: { wire: \"GET / HTTP/1.1\\nx-auth-token: mine\" } } } }");

        await specs.Run();

        Assert.That(server.Requests, Is.EqualTo(["GET / HTTP/1.1\r\nx-auth-token: mine\r\n\r\n"]));
    }

    [Test]
    public async Task An_identity_that_signs_cannot_sign_raw_bytes()
    {
        await using var server = RawServer.Answering("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        using var specs = Specs(server.BaseUrl, "GET /things: { responses: { 400: { identity: robot, provoke: { wire: \"GET / HTTP/1.1\" } } } }");

        var finished = await specs.Run();

        Assert.That(finished.Results.Cases.Single().Message, Does.Contain("raw bytes cannot be given what the identity `robot` sends"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Signed_requests_carry_their_date_and_signature()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var specs = Specs(server.BaseUrl, "GET /things: { responses: { 200: { identity: robot } } }");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(server.Requests.Single(), Does.Match(@"^GET /things HTTP/1\.1\r\nHost: [0-9.:]+\r\nX-Sdk-Date: \d{8}T\d{6}Z\r\nAuthorization: SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=[0-9a-f]{64}\r\n\r\n$"));
    }

    private static ThingSpecs Specs(string baseUrl, string operation) => new(baseUrl, operation, """
        variables: { word: w }
        identities:
          operator: { headers: { X-Auth-Token: t } }
          robot: { aksk: { access_key: AK, secret_key: SK } }
        """, service: "identity: operator");
}
