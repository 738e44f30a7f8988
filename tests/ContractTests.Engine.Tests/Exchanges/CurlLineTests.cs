using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ContractTests.Contracts.Environments;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.All)]
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

    private static IEnumerable<TestCaseData> OddRequests()
    {
        yield return Case("stalled headers", Get("http://127.0.0.1:5080/x", ("X-Auth-Token", "***")) with { Stall = Stall.Headers },
            @"{ printf 'GET /x HTTP/1.1\r\nHost: 127.0.0.1:5080\r\nX-Auth-Token: ***\r\n'; sleep 30; } | nc 127.0.0.1 5080");
        yield return Case("a stalled body", Request("POST", "http://api.test/x", "it's 100%\\\n!"u8.ToArray()) with { Stall = Stall.Body, Timeout = TimeSpan.FromSeconds(1.2) },
            @"{ printf 'POST /x HTTP/1.1\r\nHost: api.test\r\nContent-Length: 12\r\n\r\nit'\''s 100%%\\\n'; sleep 2; } | nc api.test 80");
        yield return Case("over TLS", Get("https://[::1]/") with { Stall = Stall.Body },
            @"{ printf 'GET / HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 1\r\n\r\n'; sleep 30; } | openssl s_client -quiet -connect '[::1]:443'");
        yield return Case("bytes", Get("http://api.test/") with { Wire = "-n\0\u0001007é\t'%s"u8.ToArray() },
            @"printf '\055n\000\001007\303\251\011'\''%%s' | nc api.test 80");
        yield return Case("no bytes", Get("https://api.test:8443/") with { Wire = Array.Empty<byte>() },
            "printf '' | openssl s_client -quiet -connect api.test:8443");
        yield return Case("a masked host", Get("https://***.test/") with { Stall = Stall.Body },
            "# there is no line for this request: its host holds a secret");

        static TestCaseData Case(string name, ApiRequest request, string line) => new TestCaseData(request, line).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(OddRequests))]
    public void What_curl_cannot_send_has_a_line_of_its_own(ApiRequest request, string line) => Assert.That(CurlLine.Of(request), Is.EqualTo(line));

    [Test]
    public async Task Its_printf_writes_the_very_bytes([Values("sh", "bash")] string shell)
    {
        if (!File.Exists("/bin/sh"))
            Assert.Ignore("there is no shell here");
        byte[] bytes = [(byte)'-', .. Enumerable.Range(0, 256).Select(b => (byte)b), .. "%d\\n\\077'\"$(id)`id`!!\r\n7\x007"u8, .. "é你"u8];
        var line = CurlLine.Of(Get("http://api.test/") with { Wire = bytes });

        var written = await Shell(line.Replace("nc api.test 80", "base64 -w0", StringComparison.Ordinal), shell);

        Assert.That(written, Is.EqualTo(Convert.ToBase64String(bytes)));
    }

    [Test]
    public void The_transport_is_told_without_its_secrets()
    {
        using var authority = new TestAuthority();
        using var issued = authority.Issue("robot");
        var ca = authority.File("ca.pem", authority.Pem);
        var pfx = authority.File("it's.pfx", issued.Export(X509ContentType.Pkcs12, "s3cret"));
        using var key = issued.GetECDsaPrivateKey()!; // it was issued with one
        var (pem, keyFile) = (authority.File("robot.pem", issued.ExportCertificatePem()), authority.File("robot.key", key.ExportPkcs8PrivateKeyPem()));
        var transport = new Transport
        {
            Authorities = CertificateAuthorities.Load(ca),
            Certificate = ClientCertificate.Load(pfx, "s3cret"),
            Proxy = Proxy.Parse("http://user:s3cret@proxy.test:3128"),
        };
        var secure = Get("https://api.test/");
        var plain = Get("http://api.test/");
        var shownPfx = pfx.Replace("'", @"'\''", StringComparison.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(CurlLine.Of(secure, transport), Is.EqualTo($"curl -i -X GET --proxy 'http://***@proxy.test:3128' --cacert '{ca}' --cert-type P12 --cert '{shownPfx}:***' 'https://api.test/'"));
            Assert.That(CurlLine.Of(secure with { Certificate = ClientCertificate.Load(pem, null, keyFile) }, transport with { Proxy = null, Authorities = null }), Is.EqualTo($"curl -i -X GET --cert '{pem}' --key '{keyFile}' 'https://api.test/'"));
            Assert.That(CurlLine.Of(plain, transport), Is.EqualTo("curl -i -X GET --proxy 'http://***@proxy.test:3128' 'http://api.test/'"));
            Assert.That(CurlLine.Of(plain, new Transport { Proxy = Proxy.Parse("http://proxy.test") }), Is.EqualTo("curl -i -X GET --proxy 'http://proxy.test:80' 'http://api.test/'"));
            Assert.That(CurlLine.Of(secure with { Stall = Stall.Headers }, transport), Is.EqualTo($@"{{ printf 'GET / HTTP/1.1\r\nHost: api.test\r\n'; sleep 30; }} | openssl s_client -quiet -connect api.test:443 -proxy proxy.test:3128 -proxy_user '***' -proxy_pass 'pass:***' -CAfile {ca} -certform P12 -cert '{shownPfx}' -pass 'pass:***'"));
            Assert.That(CurlLine.Of(plain with { Stall = Stall.Headers }, transport), Is.EqualTo(@"{ printf 'GET http://api.test/ HTTP/1.1\r\nHost: api.test\r\nProxy-Authorization: Basic ***\r\n'; sleep 30; } | nc proxy.test 3128"));
        });
    }

    [TestCase("sh")]
    [TestCase("bash")]
    public async Task The_line_for_TLS_draws_the_same_answer(string shell)
    {
        if (!File.Exists("/usr/bin/openssl"))
            Assert.Ignore("there is no openssl here");
        var came = new TaskCompletionSource<string>();
        using var authority = new TestAuthority();
        await using var server = RawServer.Talking(
            async peer =>
            {
                var text = await peer.Read(1);
                await peer.Send("HTTP/1.1 408 Zu lang\r\nContent-Length: 0\r\n\r\n");
                came.SetResult(text + await peer.UntilClosed());
            },
            authority.Server());
        var request = Request("POST", $"{server.BaseUrl}/", "hello"u8.ToArray()) with { Stall = Stall.Body, Timeout = TimeSpan.FromSeconds(1) };

        var output = await Shell(CurlLine.Of(request, new Transport { Authorities = CertificateAuthorities.Load(authority.File("ca.pem", authority.Pem)) }), shell);

        Assert.That(output, Does.Contain("HTTP/1.1 408 Zu lang"));
        Assert.That(await came.Task, Is.EqualTo($"POST / HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nContent-Length: 5\r\n\r\nhell"));
    }

    private static string Essence(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = request[..end].Split("\r\n");
        return string.Join("\n", [lines[0], .. lines[1..].Where(l => !Curls.Any(c => l.StartsWith($"{c}:", StringComparison.Ordinal))).Order(StringComparer.Ordinal), request[end..]]);
    }

    private static async Task<string> Shell(string line, string shellName = "bash")
    {
        var start = new ProcessStartInfo("timeout", ["5", shellName, "-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
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
