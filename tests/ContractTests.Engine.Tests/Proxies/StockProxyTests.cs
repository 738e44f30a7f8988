using ContractTests.Commands;
using ContractTests.Contracts;
using ContractTests.Reports;
using ContractTests.Runs;
using ContractTests.SampleApi;
using NUnit.Framework;

namespace ContractTests.Proxies;

/// <summary>What a proxy on the way makes of status lines, and what it says itself, is told as what it is.</summary>
[Platform("Linux")]
[Parallelizable(ParallelScope.All)]
public sealed class StockProxyTests
{
    private const string Table = """
        statuses:
          200: OK
          201: Created
          204: No Content
          400: Bad Request
          404: Not Found
          405: Method Not Allowed
          408: Request Timeout
          413: Content Too Large
          414: URI Too Long
          502: Bad Gateway
          503: Service Unavailable
          504: Gateway Timeout

        """;

    // A stalled request ends at the proxy, which has its own idea of what to say of it, or says nothing.
    [TestCase(StockProxy.Nginx, "unanswered: reset", "unanswered: reset")]
    [TestCase(StockProxy.HAProxy, "wrong-reason: 408 Request Time-out", "undocumented-status: 504 Gateway Time-out")]
    [NonParallelizable] // the proxies lose their patience after a second, also with a deletion on a busy machine
    public async Task Through_it_the_bundled_specs_are_kept_but_for_what_it_answers_itself(string name, string stalledHeaders, string stalledBody)
    {
        await using var sample = await SampleServer.Start("http://127.0.0.1:0", Misbehaviour.None, default);
        await using var proxy = await StockProxy.Start(name, Address(sample));
        var output = Directory.CreateTempSubdirectory("contract-tests-").FullName;

        var ended = await CommandLineProcess.Run("--specs", Path.Combine(SpecsOnDisk.Repository, "specs"), "--base-url", proxy.BaseUrl, "--output", output, "-q");

        var results = ResultsFile.Read(Path.Combine(output, ResultsFile.Name))!; // it was just written
        Directory.Delete(output, recursive: true);
        var stalled = results.Cases.Where(c => c.Status == "408").ToList();
        Assert.That(results.Cases.Except(stalled).Where(c => c.Verdict is not ("kept" or "unproven")).Select(c => c.Message), Is.Empty);
        Assert.That(stalled.GroupBy(c => c.Case).Select(g => $"{g.Key} {string.Join(", ", g.Select(Told).Distinct())}"), Is.EquivalentTo([$"stalled headers {stalledHeaders}", $"stalled body {stalledBody}"]));
        Assert.That(results.Cases.Where(c => c.Received is { Code: 201 }).Select(c => c.Received!.Reason).Distinct(), Is.EqualTo(["OK"]), "the phrase that proxies might know better");
        Assert.That((ended.ExitCode, results.Leftovers.Count), Is.EqualTo((1, 0)));

        static string Told(CasePart part) => part.Received is { } received ? $"{part.Breach}: {received.Code} {received.Reason}" : $"{part.Verdict}: {part.Unanswered}";
    }

    [TestCase(StockProxy.Nginx, "404 Not Found", "kept")]
    [TestCase(StockProxy.Nginx, "404 NOT FOUND", "404 NOT␠FOUND, only upper and lower case differ")]
    [TestCase(StockProxy.Nginx, "404  Not Found", "404 ␠Not␠Found, a space too many stands before the phrase")]
    [TestCase(StockProxy.Nginx, "404 ", "404␠, the status line ends with the space after the code")]
    [TestCase(StockProxy.Nginx, "404", "404, the status line ends with the code, without the space that RFC 9112 section 4 demands")]
    [TestCase(StockProxy.Nginx, "404 Nöt Found", "404 Nöt␠Found, the phrase came as UTF-8 (bytes c3b6); phrases are compared as ISO-8859-1")]
    [TestCase(StockProxy.HAProxy, "404 Not Found", "kept")]
    [TestCase(StockProxy.HAProxy, "404 NOT FOUND", "404 NOT␠FOUND, only upper and lower case differ")]
    [TestCase(StockProxy.HAProxy, "404  Not Found", "kept")] // one space is as good as two to it
    [TestCase(StockProxy.HAProxy, "404 ", "404␠, the status line ends with the space after the code")]
    [TestCase(StockProxy.HAProxy, "404", "404␠, the status line ends with the space after the code")] // which the API did not send
    [TestCase(StockProxy.HAProxy, "404 Nöt Found", "404 Nöt␠Found, the phrase came as UTF-8 (bytes c3b6); phrases are compared as ISO-8859-1")]
    public async Task A_phrase_of_the_API_comes_through_it(string name, string statusLine, string told)
    {
        await using var api = new ScriptedApi().On("GET *", statusLine);
        await using var proxy = await StockProxy.Start(name, api.BaseUrl);

        Assert.That(Told(await Run(proxy.BaseUrl, "GET /things: { responses: { 404: } }")), Is.EqualTo(told));
    }

    private static IEnumerable<TestCaseData> RefusedRequests()
    {
        const string Malformed = "{ headers: { Transfer-Encoding: gzip } }";
        var oversizedUri = $"{{ query: {{ q: {new string('q', 20_000)} }} }}";
        var oversizedBody = $"{{ raw: {new string('b', 20_000)} }}";
        yield return Case(StockProxy.Nginx, "an oversized URI", "GET", 414, oversizedUri, "414 Request-URI␠Too␠Large, `Request-URI Too Large` is a phrase that RFCs give 414; the documentation promises another");
        yield return Case(StockProxy.Nginx, "an oversized body", "POST", 413, oversizedBody, "413 Request␠Entity␠Too␠Large, `Request Entity Too Large` is a phrase that RFCs give 413; the documentation promises another");
        yield return Case(StockProxy.Nginx, "a method", "TRACE", 405, "", "405 Not␠Allowed");
        yield return Case(StockProxy.Nginx, "a malformed request", "POST", 400, Malformed, "501 Not Implemented, status-codes.yaml has no 501");
        yield return Case(StockProxy.HAProxy, "an oversized URI", "GET", 414, oversizedUri, "400 Bad request, the operation does not document 400 at all");
        yield return Case(StockProxy.HAProxy, "a malformed request", "POST", 400, Malformed, "400 Bad␠request, only upper and lower case differ");

        static TestCaseData Case(string name, string what, string method, int status, string keys, string told) => new TestCaseData(name, method, status, keys, told).SetArgDisplayNames(name, what);
    }

    [TestCaseSource(nameof(RefusedRequests))]
    public async Task What_it_refuses_itself_it_refuses_in_its_own_words(string name, string method, int status, string keys, string told)
    {
        await using var api = new ScriptedApi();
        await using var proxy = await StockProxy.Start(name, api.BaseUrl);

        var run = await Run(proxy.BaseUrl, $"{method} /things: {{ responses: {{ {status}: {keys} }} }}");

        Assert.That(Told(run), Is.EqualTo(told));
        Assert.That(api.Requests, Is.Empty);
    }

    [TestCase(StockProxy.Nginx)]
    [TestCase(StockProxy.HAProxy)]
    public async Task An_API_that_does_not_answer_it_in_time_is_a_504_with_an_old_phrase(string name)
    {
        await using var api = new ScriptedApi().On("GET *", statusLine: null);
        await using var proxy = await StockProxy.Start(name, api.BaseUrl);

        Assert.That(Told(await Run(proxy.BaseUrl, "GET /things: { responses: { 504: } }")), Is.EqualTo("504 Gateway␠Time-out, `Gateway Time-out` is a phrase that RFCs give 504; the documentation promises another"));
    }

    [TestCase(StockProxy.Nginx, "502 Bad Gateway")]
    [TestCase(StockProxy.HAProxy, "503 Service Unavailable")]
    public async Task An_API_that_is_down_is_the_proxys_own_answer(string name, string told)
    {
        await using var proxy = await StockProxy.Start(name, "http://127.0.0.1:1");

        var run = await Run(proxy.BaseUrl, $"GET /things: {{ responses: {{ 200: , {told[..3]}: }} }}");

        Assert.That(run.Results.Cases.Select(c => c.Verdict), Is.EqualTo(["breached", "kept"]));
        Assert.That(run.Results.Cases.Select(c => $"{c.Received!.Code} {c.Received.Reason}"), Is.All.EqualTo(told));
    }

    [TestCase(StockProxy.HAProxy, "GET", "stalled-headers", "408 Request␠Time-out, `Request Time-out` is a phrase that RFCs give 408; the documentation promises another")]
    [TestCase(StockProxy.HAProxy, "POST", "{ wire: \"POST / HTTP/1.1\\nHost: x\\nContent-Length: nine\" }", "400 Bad request, the operation does not document 400 at all")]
    [TestCase(StockProxy.Nginx, "GET", "stalled-headers", "nothing")]
    [TestCase(StockProxy.Nginx, "POST", "stalled-body", "nothing")]
    public async Task What_a_stalled_or_broken_request_hears_of_it(string name, string method, string recipe, string told)
    {
        await using var api = new ScriptedApi();
        await using var proxy = await StockProxy.Start(name, api.BaseUrl);

        Assert.That(Told(await Run(proxy.BaseUrl, $"{method} /things: {{ responses: {{ 408: {{ provoke: {recipe} }} }} }}")), Is.EqualTo(told));
    }

    private static async Task<FinishedRun> Run(string baseUrl, string operation)
    {
        using var specs = new ThingSpecs(baseUrl, operation);
        specs.Write("things/status-codes.yaml", Table);
        return await specs.Run();
    }

    // "kept", or what the message says of what was received, and its notes.
    private static string Told(FinishedRun run)
    {
        var result = run.Results.Cases.Single();
        var lines = (result.Message ?? result.Verdict).Split('\n');
        string Rest(string heading) => string.Concat(lines.Where(l => l.StartsWith($"    {heading} ", StringComparison.Ordinal)).Select(l => $", {l[16..].Split("  ")[0].Split(" (HTTP")[0]}"));
        return result.Message is null ? result.Verdict : $"{Rest("received")}{Rest("note")}"[2..];
    }

    private static string Address(SampleServer server) => server.BaseUrl.ToString().TrimEnd('/');
}
