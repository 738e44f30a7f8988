using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class ProtectedEnvironmentTests
{
    [Test]
    public async Task A_protected_environment_sees_nothing_that_writes()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things: { responses: { 200: , 429: { provoke: { wire: "DELETE /things HTTP/1.1\nHost: x" } } } }
            HEAD /things: { responses: { 200: } }
            OPTIONS /things: { responses: { 200: } }
            POST /things: { responses: { 201: } }
            DELETE /things/{thing_id}: { responses: { 204: } }
            GET /things/{thing_id}: { responses: { 200: , 503: { path: { thing_id: x }, provoke: fault } } }
            GET /things/with-a-token: { responses: { 404: { identity: operator } } }
            GET /things/to-clean-up: { responses: { 404: { cleanup: DELETE /things } } }
            PROPFIND /things: { responses: { 200: } }
            """, """
            protected: true
            identities: { operator: { token: { request: POST /tokens, from: $.token, send_as: X-Token } } }
            faults: { 503: { before: PUT /fault } }
            """);

        var finished = await specs.Run();

        Assert.That(api.Requests.Order(), Is.EqualTo(["GET /things", "HEAD /things", "OPTIONS /things"]));
        Assert.That(finished.Results.Cases.Where(c => c.Verdict == "unproven").Select(c => c.Message), Is.EqualTo([
            "the environment `local` is protected: raw bytes are not sent to it",
            "the environment `local` is protected: POST is not sent to it",
            "the environment `local` is protected: DELETE is not sent to it",
            "the environment `local` is protected: POST /things is not sent to it",
            "the environment `local` is protected: PUT /fault is not sent to it",
            "the environment `local` is protected: POST /tokens, which the identity `operator` needs, is not sent",
            "the environment `local` is protected: DELETE /things is not sent to it",
            "the environment `local` is protected: PROPFIND is not sent to it",
        ]));
    }

    [TestCase("GET /things: { responses: { 200: } }", "responses: { 404: { cleanup: DELETE /z } }")]
    [TestCase("GET /things: { responses: { 200: { cleanup: DELETE /z }, 404: { query: { a: b } } } }", "")]
    [TestCase("GET /things: { responses: { 200: { capture: { a: $.a }, cleanup: DELETE /z }, 404: { query: { a: b } } } }", "")]
    [TestCase("GET /things: { responses: { 200: { cleanup: { request: GET /z, identity: operator } }, 404: { query: { a: b } } } }", "")]
    [TestCase("GET /things: { responses: { 200: , 503: { provoke: fault } } }", "")]
    public async Task A_protected_environment_has_no_side_door(string operations, string service)
    {
        await using var api = new ScriptedApi().On("*", "200 OK", """{"a":1}""");
        using var specs = new ThingSpecs(api.BaseUrl, operations, """
            protected: true
            identities: { operator: { oauth2: { token_url: /tokens, client_id: a, client_secret: b } } }
            faults: { 503: { before: { request: GET /switch, identity: operator } } }
            """, service: service);

        var finished = await specs.Run();

        Assert.That(api.Requests.Where(r => !r.StartsWith("GET /things", StringComparison.Ordinal)), Is.Empty);
        Assert.That(finished.Leftovers, Is.Empty);
    }

    [Test]
    public void A_protected_environment_is_not_waited_for_with_a_token()
    {
        using var specs = new ThingSpecs("http://api.invalid", "GET /things: { responses: { 200: } }", """
            protected: true
            wait_for: { request: GET /things, identity: operator }
            identities: { operator: { token: { request: POST /tokens, from: $.token, send_as: X } } }
            """);

        Assert.That(Contracts.SpecFolder.Read(specs.Folder, "specs", new Contracts.Environments.EnvironmentChoice()).Problems.Select(p => p.Message), Is.EqualTo(["the environment `local` is protected: POST /tokens, which the identity `operator` needs, is not sent"]));
    }
}
