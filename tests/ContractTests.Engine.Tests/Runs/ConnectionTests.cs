using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;

namespace ContractTests.Runs;

/// <summary>What an environment says of its connections holds for every request of a run.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ConnectionTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private const string Operations = "GET /things: { responses: { 200: } }\nGET /others: { responses: { 200: } }\nGET /more: { responses: { 200: } }";

    private readonly TestAuthority _authority = new();

    [OneTimeTearDown]
    public void RemoveFiles() => _authority.Dispose();

    [Test]
    public async Task An_authority_beside_the_environments_file_is_trusted()
    {
        await using var server = Secure(Ok);
        using var specs = new ThingSpecs("https://placeholder.invalid", Operations);
        specs.Write("environments.yaml", $"environments: {{ local: {{ base_url: '{server.BaseUrl}', tls: {{ ca: ca.pem }} }} }}");
        specs.Write("ca.pem", _authority.Pem);

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(finished.Results.Cases[0].Curl, Is.EqualTo($"curl -i -X GET --cacert '{Path.Combine(specs.Folder, "ca.pem")}' '{server.BaseUrl}/things'"));
    }

    [Test]
    public async Task A_server_that_is_not_trusted_is_an_environment_that_is_down()
    {
        await using var server = Secure(Ok);
        using var specs = new ThingSpecs(server.BaseUrl, Operations);

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Gate.Reasons.Single()), Is.EqualTo((ExitCode.SickEnvironment, "the environment `local` is down: no secure connection: the authority that issued the certificate is not trusted (PartialChain): nothing can be said about the contract")));
        Assert.That(finished.Results.Cases[0].Unanswered, Is.EqualTo("tls"));
    }

    [Test]
    public async Task Each_identity_shows_its_own_certificate()
    {
        var shown = new List<string>();
        await using var server = RawServer.Talking(
            async peer =>
            {
                while (await peer.ReadRequest() is { } request)
                {
                    lock (shown)
                        shown.Add($"{request.Target} {peer.ClientName}");
                    await peer.Send(Ok);
                }
            },
            TestAuthority.Server(_authority.Issue("server", null, "127.0.0.1"), asks: true));
        var robot = _authority.File("robot.pfx", _authority.Issue("robot").Export(X509ContentType.Pkcs12, "secret"));
        var human = Pem("human");
        using var specs = new ThingSpecs(server.BaseUrl, """
            GET /things: { responses: { 200: { identity: robot } } }
            GET /others: { responses: { 200: { identity: human } } }
            GET /more: { responses: { 200: { identity: human } } }
            """, $$"""
            tls: { ca: '{{_authority.File("ca.pem", _authority.Pem)}}' }
            identities:
              robot: { client_certificate: { file: '{{robot}}', password: secret } }
              human: { client_certificate: '{{human}}' }
            """);

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(shown.Order(), Is.EqualTo(["/more CN=human", "/others CN=human", "/things CN=robot"]));
    }

    [Test]
    public async Task A_certificate_of_the_environment_is_shown_by_everybody()
    {
        await using var server = Secure(Ok, _authority.Server(asks: true));
        using var specs = new ThingSpecs(server.BaseUrl, Operations, $"tls: {{ ca: '{_authority.File("ca-2.pem", _authority.Pem)}', client_certificate: '{Pem("everybody")}' }}");

        Assert.That((await specs.Run()).Gate.Open, Is.True);
    }

    [Test]
    public async Task Every_request_goes_through_the_proxy()
    {
        await using var proxy = RawServer.Answering(Ok);
        using var specs = new ThingSpecs("http://api.invalid", $"{Operations}\nGET /last: {{ responses: {{ 200: {{ provoke: {{ wire: 'GET /last HTTP/1.0' }} }} }} }}", $"proxy: {proxy.BaseUrl.Replace("//", "//me:se%2Fcret@", StringComparison.Ordinal)}");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(proxy.Requests.Order(StringComparer.Ordinal), Is.EqualTo([
            "GET /last HTTP/1.0\r\n\r\n",
            "GET http://api.invalid/more HTTP/1.1\r\nHost: api.invalid\r\nProxy-Authorization: Basic bWU6c2UvY3JldA==\r\n\r\n",
            "GET http://api.invalid/others HTTP/1.1\r\nHost: api.invalid\r\nProxy-Authorization: Basic bWU6c2UvY3JldA==\r\n\r\n",
            "GET http://api.invalid/things HTTP/1.1\r\nHost: api.invalid\r\nProxy-Authorization: Basic bWU6c2UvY3JldA==\r\n\r\n",
        ]));
        Assert.That(finished.Results.Cases[0].Curl, Is.EqualTo($"curl -i -X GET --proxy '{proxy.BaseUrl.Replace("//", "//***@", StringComparison.Ordinal)}' 'http://api.invalid/things'"));
    }

    [TestCase("tls: { ca: none.pem }", "there is no file `none.pem`")]
    [TestCase("tls: { client_certificate: things/service.yaml }", "`service.yaml` is neither PEM nor a PFX (PKCS #12) that can be read")]
    [TestCase("identities: { a: { client_certificate: { file: none.pfx, password: x } } }", "there is no file `none.pfx`")]
    [TestCase("identities: { a: { client_certificate: { file: $(env.CONTRACT_TESTS_NOT_SET) } } }", "the environment variable `CONTRACT_TESTS_NOT_SET` is not set")]
    [TestCase("proxy: https://proxy.example.test", "a proxy is spoken to by `http`, not by `https`")]
    [TestCase("proxy: http://$(unique)", "`unique` is not known before the run")]
    public void What_no_connection_can_be_made_with_is_a_problem(string environment, string told)
    {
        using var specs = new ThingSpecs("https://api.invalid", Operations, environment);

        Assert.That(Contracts.SpecFolder.Read(specs.Folder, "specs", new Contracts.Environments.EnvironmentChoice()).Problems.Select(p => p.Message), Has.Some.StartsWith(told));
    }

    [Test]
    public void A_certificate_that_would_never_be_shown_is_a_problem()
    {
        using var specs = new ThingSpecs("http://api.invalid", Operations, $"identities: {{ a: {{ client_certificate: '{Pem("never")}' }} }}");

        Assert.That(Contracts.SpecFolder.Read(specs.Folder, "specs", new Contracts.Environments.EnvironmentChoice()).Problems.Select(p => p.Message), Is.EqualTo(["the identity `a` would never show its certificate: the environment's base_url is not https"]));
    }

    private string Pem(string name)
    {
        using var certificate = _authority.Issue(name);
        using var key = certificate.GetECDsaPrivateKey()!; // the authority issues them with such a key
        return _authority.File($"{name}.pem", $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private RawServer Secure(string response, SslServerAuthenticationOptions? options = null) => RawServer.Talking(
        async peer =>
        {
            while (await peer.ReadRequest() is not null)
                await peer.Send(response);
        },
        options ?? _authority.Server());
}
