using System.Text;
using ContractTests.Exchanges.Wire;
using NUnit.Framework;
using static ContractTests.Exchanges.Sending;

namespace ContractTests.Exchanges.Signing;

[CancelAfter(20_000)]
[Parallelizable(ParallelScope.Self)]
internal sealed class RequestSignatureTests
{
    private const string Date = "20260102T030405Z";

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

    [TestCaseSource(typeof(PublishedSignature), nameof(PublishedSignature.All))]
    public void A_published_signature_is_ours(PublishedSignature published)
    {
        var payload = CanonicalRequest.HashOf(Encoding.UTF8.GetBytes(published.Body));
        var canonical = new CanonicalRequest(published.Method, published.Target, published.SignedHeaders, payload);

        Assert.That(canonical.HeaderNames, Is.EqualTo(published.Signed));
        Assert.That(payload, Is.EqualTo(published.BodyHash ?? payload));
        Assert.That(canonical.Hash, Is.EqualTo(published.CanonicalHash ?? canonical.Hash));
        Assert.That(RequestSignature.Of(canonical, published.Headers["X-Sdk-Date"], "SecretKey"), Is.EqualTo(published.Signature ?? RequestSignature.Of(canonical, published.Headers["X-Sdk-Date"], "SecretKey")));
    }

    private static IEnumerable<PublishedSignature> WithHost() => PublishedSignature.All.Where(p => p is { Host: not null, Signature: not null });

    [TestCaseSource(nameof(WithHost))]
    public void A_request_is_signed_as_the_vendors_own_client_signs_it(PublishedSignature published)
    {
        var request = Request(published.Method, $"https://{published.Host}{published.Target}", published.Body.Length == 0 ? null : Encoding.UTF8.GetBytes(published.Body), [.. published.Headers.Select(h => (h.Key, h.Value))]);

        var signed = RequestSignature.Sign(request, "AccessKey", "SecretKey", Now);

        Assert.That(signed.Headers, Is.EqualTo(request.Headers.Append(new("Authorization", $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders={published.Signed}, Signature={published.Signature}"))));
    }

    [Test]
    public void Without_a_date_of_its_own_a_request_gets_the_present_one_in_UTC() =>
        Assert.That(Signed(Get("http://api.test/")).Headers[0], Is.EqualTo(new KeyValuePair<string, string>("X-Sdk-Date", Date)));

    [Test]
    public void An_Authorization_of_its_own_stays_and_nothing_is_signed()
    {
        var request = Get("http://api.test/", ("authorization", "Bearer abc"));

        Assert.That(Signed(request), Is.SameAs(request));
    }

    [TestCase("X-Project-Id", "host;x-project-id;x-sdk-date")]
    [TestCase("x-domain-id", "host;x-domain-id;x-sdk-date")]
    [TestCase("X-Security-Token", "host;x-sdk-date;x-security-token")]
    [TestCase("X-Sdk-Nonce", "host;x-sdk-date;x-sdk-nonce")]
    [TestCase("X-Sdk_Nonce", "host;x-sdk-date")]
    [TestCase("Content-Type", "host;x-sdk-date")]
    [TestCase("User-Agent", "host;x-sdk-date")]
    [TestCase("Transfer-Encoding", "host;x-sdk-date")]
    [TestCase("X-Forwarded-For", "host;x-sdk-date")]
    public void What_a_proxy_may_change_is_not_signed(string header, string signed) =>
        Assert.That(Authorization(Signed(Get("http://api.test/", (header, "v")))), Does.StartWith($"SDK-HMAC-SHA256 Access=AK, SignedHeaders={signed}, Signature="));

    [Test]
    public void A_body_that_is_declared_to_be_unsigned_is_not()
    {
        var one = Signed(Request("POST", "http://api.test/", [1], ("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD")));
        var other = Signed(Request("POST", "http://api.test/", [2], ("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD")));

        Assert.That(Authorization(one), Is.EqualTo(Authorization(other)));
    }

    [Test]
    public void The_secret_key_goes_nowhere()
    {
        var signed = Signed(Request("POST", "http://api.test/", [1]));

        Assert.That($"{signed} {string.Join(' ', signed.Headers)}", Does.Not.Contain("SecretKey"));
    }

    [TestCase("", "/", "")]
    [TestCase("/", "/", "")]
    [TestCase("?a", "/", "a=")]
    [TestCase("/a", "/a/", "")]
    [TestCase("/a/", "/a/", "")]
    [TestCase("/a//b/./../c", "/a//b/./../c/", "")]
    [TestCase("/a%2Fb", "/a/b/", "")]
    [TestCase("/a%252Fb", "/a%252Fb/", "")]
    [TestCase("/a%20b+c", "/a%20b%2Bc/", "")]
    [TestCase("/-._~/%2d%2E%5f%7e", "/-._~/-._~/", "")]
    [TestCase("/%c3%a9/é/%ff", "/%C3%A9/%C3%A9/%FF/", "")]
    [TestCase("/100%/%zz/%4", "/100%25/%25zz/%254/", "")]
    [TestCase("/!$&'()*,;=:@", "/%21%24%26%27%28%29%2A%2C%3B%3D%3A%40/", "")]
    [TestCase("/?b=2&a=1&B=0", "/", "B=0&a=1&b=2")]
    [TestCase("/?a=2&a=10&a=1&a=", "/", "a=&a=1&a=10&a=2")]
    [TestCase("/?a", "/", "a=")]
    [TestCase("/?=1&&a=b=c&", "/", "=1&a=b%3Dc")]
    [TestCase("/?a=x+y&b=x%20y&c=x%2By", "/", "a=x%20y&b=x%20y&c=x%2By")]
    [TestCase("/?q=%7e%41/?*", "/", "q=~A%2F%3F%2A")]
    [TestCase("/?a-b=1&a%20b=2&a=3", "/", "a=3&a%20b=2&a-b=1")]
    [TestCase("/?a%3A=1&a1=2", "/", "a1=2&a%3A=1")]
    public void A_target_is_decoded_once_and_encoded_by_one_rule(string target, string path, string query) =>
        Assert.That((CanonicalTarget.Path(RequestHead.Target($"http://api.test{target}", null)), CanonicalTarget.Query(target)), Is.EqualTo((path, query)));

    [TestCase("GET /v2/{id}/x", "path: { id: 'a b/é%2F你' }, query: { empty: '', a: ['2', '1', '2'], 'b c': 'd&e=f+g' }")]
    [TestCase("GET /a/../b/./c%2f%41%7e//d?q=%41&q=+&plain", "{}")]
    [TestCase("GET /$(id)", "path: { id: 'a//b?z=1&y' }")]
    [TestCase("HEAD /", "headers: { Accept: '*/*', Content-Type: application/json, X-Project-Id: '  p  ' }")]
    [TestCase("POST /things", "body: { a: é, b: \"line\\n\" }")]
    [TestCase("POST /things/{id}", "path: { id: '~' }, raw: \"text\\n\"")]
    [TestCase("PUT /things", "form: { a: 'b c' }")]
    [TestCase("PUT /things", "multipart: { a: text, doc: { file: upload.bin } }")]
    [TestCase("PATCH /things", "file: upload.bin")]
    [TestCase("DELETE /things", "{}")]
    public async Task A_gateway_that_reads_the_wire_makes_the_same_signature(string operation, string keys)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var specs = new SmallSpecs("  200: OK\n", $"  '{operation}':\n    responses:\n      200: {(keys == "{}" ? keys : $"{{ {keys} }}")}\n");
        using var client = Client();
        var request = Signed(specs.Request(server.BaseUrl));

        await client.Send(request, default);

        Assert.That(Authorization(request), Is.EqualTo(SigningGateway.Authorization(server.Requests.Single(), "SecretKey")));
    }

    [Test]
    public void A_chunked_body_is_signed_without_its_chunks()
    {
        var whole = Signed(Request("POST", "http://api.test/", [1, 2, 3]));
        var chunked = Signed(Request("POST", "http://api.test/", [1, 2, 3], ("Transfer-Encoding", "chunked")));

        Assert.That(Authorization(chunked), Is.EqualTo(Authorization(whole)));
    }

    private static ApiRequest Signed(ApiRequest request) => RequestSignature.Sign(request, "AK", "SecretKey", Now);

    private static string Authorization(ApiRequest request) => request.Headers.Single(h => h.Key == "Authorization").Value;
}
