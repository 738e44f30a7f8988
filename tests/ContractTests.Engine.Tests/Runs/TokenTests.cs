using System.Globalization;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class TokenTests
{
    private const string Identity = """
        identities:
          operator: { token: { request: POST /tokens, body: { user: me }, from: header.X-Subject-Token, send_as: X-Auth-Token } }
        limits: { concurrency: 64 }
        """;

    private const string Client = """
        identities:
          operator: { oauth2: { token_url: /oauth/token, client_id: "a b", client_secret: "s:1", scope: things } }
        """;

    private static readonly string Hundred = string.Join('\n', Enumerable.Range(0, 100).Select(n => $"GET /things?n={n}: {{ responses: {{ 200: }} }}"));

    [Test]
    public async Task A_token_is_obtained_once_however_many_need_it()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue() with { After = TimeSpan.FromMilliseconds(200) });
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Identity, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, api.Count("POST /tokens")), Is.EqualTo((100, 1)));
        Assert.That(api.Received.First(r => r.Method == "POST").Body, Is.EqualTo("""{"user":"me"}"""));
    }

    [TestCase("from: $.data.token, send_as: X-Auth-Token", "X-Auth-Token", "token-1")]
    [TestCase("from: $.data.token, send_as: \"Authorization: Bearer $(token)\"", "Authorization", "Bearer token-1")]
    [TestCase("from: header.X-Subject-Token, status: 201, send_as: Authorization", "Authorization", "token-1")]
    public async Task A_token_is_sent_as_the_environment_says(string keys, string header, string value)
    {
        await using var api = new ScriptedApi().On("POST /tokens", _ => new ScriptedAnswer("201 Created", """{"data":{"token":"token-1"}}""") { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = "token-1" } });
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", $"identities: {{ operator: {{ token: {{ request: POST /tokens, {keys} }} }} }}", service: "identity: operator");

        await specs.Run();

        Assert.That(api.Received[^1].Headers[header], Is.EqualTo(value));
    }

    [Test]
    public async Task A_token_may_come_from_another_host_under_another_identity()
    {
        await using var iam = new ScriptedApi().On("POST /v3/auth/tokens", _ => new ScriptedAnswer("200 OK", """{"token":"t"}"""));
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", $$"""
            identities:
              user: { basic: { username: a, password: b } }
              operator: { token: { request: POST {{iam.BaseUrl}}/v3/auth/tokens, identity: user, from: $.token, send_as: X-Auth-Token } }
            """, service: "identity: operator");

        await specs.Run();

        Assert.That((iam.Received.Single().Headers["Authorization"], api.Received.Single().Headers["X-Auth-Token"]), Is.EqualTo(("Basic YTpi", "t")));
    }

    [Test]
    public async Task A_token_whose_time_is_over_is_obtained_anew_before_it_is_refused()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue("{\"expires_in\":1}"));
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Identity.Replace("from: header", "expires: $.expires_in, from: header", StringComparison.Ordinal).Replace("concurrency: 64", "concurrency: 1, rate: 60/s", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, finished.Results.Totals.Flaky), Is.EqualTo((100, 0)));
        Assert.That(api.Count("POST /tokens"), Is.InRange(2, 10));
    }

    [Test]
    public async Task A_401_that_comes_of_an_old_token_is_no_breach()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue());
        var asked = 0;
        api.On("GET /things?n=*", request => Interlocked.Increment(ref asked) == 50 ? issuer.Forget() : issuer.Accepts(request) ? new ScriptedAnswer("200 OK") : new ScriptedAnswer("401 Unauthorized"));
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Identity, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, finished.Results.Totals.Flaky, api.Count("POST /tokens")), Is.EqualTo((100, 0, 2)));
        Assert.That(finished.Results.Cases.SelectMany(c => c.Attempts).Where(a => a.Verdict is null).Select(a => $"{a.Received?.Code}: {a.Note}").Distinct(), Is.EqualTo(["401: sent again with a new token, since this one may have been too old"]));
    }

    [Test]
    public async Task A_token_that_ends_before_its_time_is_renewed_as_well()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue("{\"expires_in\":3600}"));
        var asked = 0;
        api.On("GET /things?n=*", request => Interlocked.Increment(ref asked) == 50 ? issuer.Forget() : issuer.Accepts(request) ? new ScriptedAnswer("200 OK") : new ScriptedAnswer("401 Unauthorized"));
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Identity.Replace("from: header", "expires: $.expires_in, from: header", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, api.Count("POST /tokens")), Is.EqualTo((100, 2)));
    }

    [Test]
    public async Task A_token_does_not_grow_old_while_its_request_waits_for_its_turn()
    {
        await using var api = Guarded(out var issuer);
        var valid = DateTime.MinValue;
        api.On("POST /tokens", _ =>
        {
            valid = DateTime.UtcNow.AddMilliseconds(600);
            return issuer.Issue("{\"expires_in\":0.6}");
        });
        api.On("GET *", request => issuer.Accepts(request) && DateTime.UtcNow < valid ? new ScriptedAnswer("200 OK") : new ScriptedAnswer("401 Unauthorized"));
        var operations = string.Join('\n', Enumerable.Range(0, 25).Select(n => $"GET /things?n={n}: {{ responses: {{ 200: }} }}"));
        using var specs = new ThingSpecs(api.BaseUrl, operations, Identity.Replace("from: header", "expires: $.expires_in, from: header", StringComparison.Ordinal).Replace("concurrency: 64", "concurrency: 16, rate: 15/s", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, finished.Results.Cases.Sum(c => c.Attempts.Count)), Is.EqualTo((25, 25)));
    }

    [Test]
    public async Task What_was_created_is_deleted_with_a_new_token_also_when_no_more_requests_are_left()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue("{\"expires_in\":0.3}"));
        api.On("POST /things", request => issuer.Accepts(request) ? api.Do(request) : new ScriptedAnswer("401 Unauthorized"));
        api.On("DELETE *", request => issuer.Accepts(request) ? api.Do(request) : new ScriptedAnswer("401 Unauthorized"));
        api.On("GET /things/*", _ => new ScriptedAnswer("200 OK") { After = TimeSpan.FromMilliseconds(500) });
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: , 404: } }", Identity.Replace("from: header", "expires: $.expires_in, from: header", StringComparison.Ordinal).Replace("concurrency: 64", "concurrency: 1, requests: 3", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((api.Things.Count, finished.Gate.ExitCode), Is.EqualTo((0, ExitCode.Closed)));
    }

    [TestCase("{\"token\":\"a\\r\\nX-Evil: 1\"}", "POST /tokens yielded a token with a line break in it")]
    [TestCase("{\"token\":{\"value\":\"a\"}}", "POST /tokens was answered 200 OK, and `$.token` is no text in it")]
    public async Task A_token_that_cannot_be_one_is_the_identity_s_failure(string body, string why)
    {
        await using var api = new ScriptedApi().On("POST /tokens", "200 OK", body);
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, "identities: { operator: { token: { request: POST /tokens, from: $.token, send_as: X-Auth-Token } } }", service: "identity: operator");

        Assert.That((await specs.Run()).Gate.Reasons, Is.EqualTo([$"the identity `operator` could not be obtained: {why}: nothing can be said about the contract"]));
    }

    [Test]
    public async Task A_401_that_every_token_draws_is_a_breach()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue()).On("GET /things/secret", "401 Unauthorized");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/secret: { responses: { 200: , 401: { case: wanted } } }", Identity, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts, Is.EqualTo(["GET /things/secret/200: breached (wrong-status)", "GET /things/secret/401/wanted: kept"]));
        Assert.That((api.Count("POST /tokens"), api.Count("GET *")), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Refusals_that_are_no_matter_of_age_do_not_make_a_token_each()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue()).On("GET /things/*", "401 Unauthorized");
        var operations = string.Join('\n', Enumerable.Range(0, 60).Select(n => $"GET /things/{n}: {{ responses: {{ 200: }} }}\nGET /things?n={n}: {{ responses: {{ 200: }} }}"));
        using var specs = new ThingSpecs(api.BaseUrl, operations, Identity.Replace("64", "1", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        var tokens = api.Count("POST /tokens");
        Assert.That((finished.Results.Totals.Kept, finished.Results.Totals.Breached, tokens), Is.EqualTo((60, 60, tokens)));
        Assert.That(tokens, Is.InRange(4, 10));
    }

    [Test]
    public async Task A_header_of_the_case_s_own_is_no_token()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue());
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things?n=1: { responses: { 200: { headers: { X-Auth-Token: none } } } }", Identity, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((string.Join(",", finished.Verdicts), api.Count("GET *")), Is.EqualTo(("GET /things?n=1/200: breached (wrong-status)", 1)));
    }

    [TestCase("500 Internal Server Error", "", "POST /tokens was answered 500 Internal Server Error")]
    [TestCase("200 OK", "", "POST /tokens was answered 200 OK with no `header.X-Subject-Token`")]
    [TestCase(null, "", "POST /tokens was not answered: no answer came within 300 ms")]
    public async Task An_identity_that_cannot_be_obtained_is_an_environment_that_is_sick(string? statusLine, string body, string why)
    {
        await using var api = new ScriptedApi().On("POST /tokens", statusLine, body);
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Identity.Replace("concurrency: 64", "concurrency: 4, timeout: 300ms", StringComparison.Ordinal), service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Gate.ExitCode, finished.Gate.Reasons.Single()), Is.EqualTo((ExitCode.SickEnvironment, $"the identity `operator` could not be obtained: {why}: nothing can be said about the contract")));
        Assert.That((api.Count("POST /tokens"), api.Count("GET *")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_client_obtains_its_token_with_its_own_credentials()
    {
        await using var api = new ScriptedApi().On("POST /oauth/token", _ => new ScriptedAnswer("200 OK", """{"access_token":"abc","token_type":"Bearer","expires_in":3600}"""));
        using var specs = new ThingSpecs(api.BaseUrl, Hundred, Client, service: "identity: operator");

        await specs.Run();

        var request = api.Received.Single(r => r.Method == "POST");
        Assert.That((request.Headers["Authorization"], request.Headers["Content-Type"], request.Body), Is.EqualTo(("Basic YStiOnMlM0Ex", "application/x-www-form-urlencoded", "grant_type=client_credentials&scope=things")));
        Assert.That(api.Received.Where(r => r.Method == "GET").Select(r => r.Headers["Authorization"]).Distinct(), Is.EqualTo(["Bearer abc"]));
    }

    [Test]
    public async Task A_server_that_wants_the_client_in_the_form_gets_it_there()
    {
        await using var api = new ScriptedApi().On("POST /oauth/token", request => request.Body.Contains("client_secret=s%3A1", StringComparison.Ordinal) ? new ScriptedAnswer("200 OK", """{"access_token":"abc"}""") : new ScriptedAnswer("401 Unauthorized"));
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", Client, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(api.Received[1].Body, Is.EqualTo("grant_type=client_credentials&scope=things&client_id=a+b&client_secret=s%3A1"));
    }

    [Test]
    public async Task Fixtures_are_made_with_the_token_too()
    {
        await using var api = Guarded(out var issuer).On("POST /tokens", _ => issuer.Issue());
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }", Identity, service: "identity: operator");

        var finished = await specs.Run();

        Assert.That((finished.Gate.Open, api.Received.Count(r => r.Target.StartsWith("/things", StringComparison.Ordinal) && r.Headers.GetValueOrDefault("X-Auth-Token") == "token-1")), Is.EqualTo((true, 3)));
    }

    // Lets only tokens in that were issued and not forgotten.
    private static ScriptedApi Guarded(out Issuer issuer)
    {
        var known = issuer = new Issuer();
        return new ScriptedApi().On("GET *", request => known.Accepts(request) ? null : new ScriptedAnswer("401 Unauthorized"));
    }

    private sealed class Issuer
    {
        private readonly Lock _lock = new();
        private int _count;
        private string _valid = "";

        public ScriptedAnswer Issue(string body = "")
        {
            lock (_lock)
                _valid = string.Create(CultureInfo.InvariantCulture, $"token-{++_count}");
            return new ScriptedAnswer("201 Created", body) { Headers = new Dictionary<string, string> { ["X-Subject-Token"] = _valid } };
        }

        public bool Accepts(ScriptedRequest request)
        {
            lock (_lock)
                return request.Headers.GetValueOrDefault("X-Auth-Token") == _valid;
        }

        public ScriptedAnswer Forget()
        {
            lock (_lock)
                _valid = "";
            return new ScriptedAnswer("401 Unauthorized");
        }
    }
}
