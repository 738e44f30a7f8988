using System.Text.RegularExpressions;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

/// <summary>From the keys of a spec to the bytes that a server reads.</summary>
[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed partial class RequestMakerTests
{
    private const string Json = "Content-Type: application/json\r\n";

    [TestCase("body: { a: 1, b: '1', c: [true, null, 1.50], d: \"é\\n\" }", Json, "{\"a\":1,\"b\":\"1\",\"c\":[true,null,1.50],\"d\":\"é\\n\"}")]
    [TestCase("body: []", Json, "[]")]
    [TestCase("body: text", Json, "\"text\"")]
    [TestCase("{ body: { a: 1 }, headers: { content-type: application/merge-patch+json } }", "content-type: application/merge-patch+json\r\n", "{\"a\":1}")]
    [TestCase("raw: '{\"a\":'", "", "{\"a\":")]
    [TestCase("{ raw: é, headers: { Content-Type: text/plain } }", "Content-Type: text/plain\r\n", "é")]
    [TestCase("raw: ''", "", "")]
    [TestCase("form: { a: 'b c', d: '*-._~é&=' , e: [1, 2] }", "Content-Type: application/x-www-form-urlencoded\r\n", "a=b+c&d=*-._%7E%C3%A9%26%3D&e=1&e=2")]
    [TestCase("file: upload.bin", "", "bytes\u0001")]
    public async Task A_body_goes_out_with_its_type(string request, string type, string body)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);

        var sent = await Sent("POST /things", request);

        Assert.That(sent, Is.EqualTo($"POST /things HTTP/1.1\r\nHost: HOST\r\n{type}Content-Length: {bytes.Length}\r\n\r\n{System.Text.Encoding.Latin1.GetString(bytes)}"));
    }

    [Test]
    public async Task A_multipart_body_has_its_parts_and_its_boundary()
    {
        var sent = Boundary().Replace(await Sent("POST /things", "multipart: { 'a \"b': text, doc: { file: upload.bin, type: x/y, name: n.txt } }"), "BOUNDARY");

        Assert.That(sent[..sent.IndexOf("Content-Length", StringComparison.Ordinal)] + sent[sent.IndexOf("\r\n\r\n", StringComparison.Ordinal)..], Is.EqualTo(
            "POST /things HTTP/1.1\r\nHost: HOST\r\nContent-Type: multipart/form-data; boundary=BOUNDARY\r\n"
            + "\r\n\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"a %22b\"\r\n\r\ntext"
            + "\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"doc\"; filename=\"n.txt\"\r\nContent-Type: x/y\r\n\r\nbytes\u0001\r\n--BOUNDARY--\r\n"));
    }

    [Test]
    public async Task A_type_without_a_body_goes_out_too() =>
        Assert.That(await Sent("GET /things", "headers: { Content-Type: application/json }"), Is.EqualTo($"GET /things HTTP/1.1\r\nHost: HOST\r\n{Json}\r\n"));

    [TestCase("GET /a/../b/./c%2f%41%7e?q=%41", "{}", "/a/../b/./c%2f%41%7e?q=%41")]
    [TestCase("GET //x//y", "{}", "//x//y")]
    [TestCase("GET /x/{id}", "path: { id: 'a/b c?é%2F' }", "/x/a%2Fb%20c%3F%C3%A9%252F")]
    [TestCase("GET /x/{+id}", "path: { id: 'a/b c?é%2F' }", "/x/a/b%20c?%C3%A9%2F")]
    [TestCase("GET /x/$(id)", "path: { id: 'a/../b?%zz' }", "/x/a/../b?%zz")]
    [TestCase("GET /x", "query: { a: ['1', '2'], 'b c': 'd&e' }", "/x?a=1&a=2&b%20c=d%26e")]
    [TestCase("GET /x?first=%41", "query: { a: '' }", "/x?first=%41&a=")]
    public async Task A_template_becomes_its_target(string operation, string request, string target) =>
        Assert.That(await Sent(operation, request), Is.EqualTo($"GET {target} HTTP/1.1\r\nHost: HOST\r\n\r\n"));

    [TestCase("tester", "X-Token: secret\r\nX-Two: 2\r\n", "")]
    [TestCase("bearer", "Authorization: Bearer abc\r\n", "")]
    [TestCase("basic", "Authorization: Basic dXPDqXI6cGE6c3M=\r\n", "")]
    [TestCase("key", "", "?api_key=a%26b")]
    [TestCase("anonymous", "", "")]
    public async Task An_identity_sends_what_it_is_made_of(string identity, string headers, string query)
    {
        const string Identities = """
                identities:
                  tester: { headers: { X-Token: secret, X-Two: 2 } }
                  bearer: { bearer: abc }
                  basic: { basic: { username: usér, password: 'pa:ss' } }
                  key: { query: { api_key: a&b } }

            """;
        Assert.That(await Sent("GET /x", $"identity: {identity}", Identities), Is.EqualTo($"GET /x{query} HTTP/1.1\r\nHost: HOST\r\n{headers}\r\n"));
    }

    [Test]
    public async Task Repeated_header_values_are_repeated_headers() =>
        Assert.That(await Sent("GET /x", "headers: { X-A: [one, two] }"), Is.EqualTo("GET /x HTTP/1.1\r\nHost: HOST\r\nX-A: one\r\nX-A: two\r\n\r\n"));

    private static async Task<string> Sent(string operation, string request, string environment = "")
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        var keys = request.StartsWith('{') ? request : $"{{ {request} }}";
        using var specs = new SmallSpecs("  200: OK\n", $"  '{operation}':\n    responses:\n      200: {keys}\n", environment: environment);
        using var client = Client();
        await client.Send(specs.Request(server.BaseUrl), default);
        return server.Requests.Single().Replace(server.BaseUrl[7..], "HOST", StringComparison.Ordinal);
    }

    [GeneratedRegex("ct-[a-z0-9]{10}-boundary")]
    private static partial Regex Boundary();
}
