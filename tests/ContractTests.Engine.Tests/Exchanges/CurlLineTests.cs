using System.Diagnostics;
using System.Text;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
internal sealed class CurlLineTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static readonly string[] Curls = ["User-Agent", "Accept"];

    [Test]
    public void A_line_is_what_one_would_write_oneself() =>
        Assert.That(CurlLine.Of(Get("http://127.0.0.1:5080/v2.0/x", ("X-Auth-Token", "***"))), Is.EqualTo("curl -i -X GET 'http://127.0.0.1:5080/v2.0/x' -H 'X-Auth-Token: ***'"));

    private static IEnumerable<TestCaseData> Requests()
    {
        (string, string)[] none = [];
        yield return Case("nothing but a line", "GET", "/", null, none);
        yield return Case("HEAD", "HEAD", "/x?y", null, none);
        yield return Case("HEAD with a body", "HEAD", "/", "x", none);
        yield return Case("POST without a body", "POST", "/", null, none);
        yield return Case("PURGE", "PURGE", "/", null, none);
        yield return Case("an odd method", "x-!#$%&'*+.^_`|~", "/", null, none);
        yield return Case("dot segments", "GET", "/a/../b/./c%2f%41%7e?q=%41", null, none);
        yield return Case("dots at the end", "GET", "/a/..", null, none);
        yield return Case("double slashes", "GET", "//x//y", null, none);
        yield return Case("what shells and globs know", "GET", "/[]{}|\\^<>\"`$(id)!*?a={b,c}&d=[1-3]'", null, none);
        yield return Case("a fragment", "GET", "/a#b?c", null, none);
        yield return Case("Content-Type without a body", "GET", "/", null, [("Content-Type", "application/json")]);
        yield return Case("headers", "GET", "/", null, [("x-a", "it's 1"), ("X-Empty", ""), ("X-A", "é 你"), ("Accept-Language", "de"), ("X-Tab", "a\tb")]);
        yield return Case("JSON", "POST", "/", "{\"a\":\"it's\\n\"}", [("Content-Type", "application/json")]);
        yield return Case("a body without a type", "PUT", "/", "plain", none);
        yield return Case("an empty body", "PATCH", "/", "", none);
        yield return Case("a body like a file name", "POST", "/", "@/etc/passwd", none);
        yield return Case("line breaks and controls", "POST", "/", "a\r\nb\tc\\n'\"$x`\u0001f\u001B[2J\u007F\u0085", [("Content-Type", "text/plain")]);
        yield return Case("bytes", "POST", "/", "\0\u00FF", [("Content-Type", "x/y")], Encoding.Latin1);
        yield return Case("a long body", "POST", "/", new string('x', 200_000), none);
        yield return Case("chunked", "POST", "/", "hello", [("Transfer-Encoding", "chunked")]);
        yield return Case("chunked and empty", "POST", "/", null, [("Transfer-Encoding", "chunked")]);
        yield return Case("Connection: close", "GET", "/", null, [("Connection", "close")]);
        yield return Case("Accept", "GET", "/", null, [("Accept", "a/b")]);

        static TestCaseData Case(string name, string method, string target, string? body, (string, string)[] headers, Encoding? encoding = null) =>
            new TestCaseData(method, target, body is null ? null : (encoding ?? Encoding.UTF8).GetBytes(body), headers).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Requests))]
    public async Task What_curl_sends_is_what_was_sent(string method, string target, byte[]? body, (string, string)[] headers)
    {
        if (!File.Exists("/usr/bin/curl"))
            Assert.Ignore("there is no curl here");
        await using var server = RawServer.AnsweringThenClosing(Ok);
        using var client = Client();
        var request = Request(method, server.BaseUrl + target, body, headers);

        await client.Send(request, default);
        var errors = await Shell(CurlLine.Of(request));

        Assert.That(server.Requests, Has.Count.EqualTo(2), errors);
        Assert.That(Essence(server.Requests[1]), Is.EqualTo(Essence(server.Requests[0])));
    }

    private static string Essence(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = request[..end].Split("\r\n");
        return string.Join("\n", [lines[0], .. lines[1..].Where(l => !Curls.Any(c => l.StartsWith($"{c}:", StringComparison.Ordinal))).Order(StringComparer.Ordinal), request[end..]]);
    }

    private static async Task<string> Shell(string line)
    {
        var start = new ProcessStartInfo("timeout", ["5", "bash", "-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_PROXY"] = "*";
        using var shell = Process.Start(start)!; // a shell is not reused
        await shell.StandardInput.WriteLineAsync(line); // longer than an argument may be
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync();
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return await output + errors;
    }
}
