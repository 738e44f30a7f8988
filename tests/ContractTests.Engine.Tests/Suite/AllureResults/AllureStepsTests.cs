using ContractTests.Commands;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

[Parallelizable(ParallelScope.All)]
public sealed class AllureStepsTests
{
    [Test]
    public async Task A_case_shows_its_fixtures_its_request_its_checks_and_its_clean_up()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            PUT /things/{thing_id}/parts/{part_id}: { responses: { 200: { expect: { within: 9s } } } }
            """);

        await Run(specs);

        Assert.That(Steps(specs, "things/PUT /things/{thing_id}/parts/{part_id}/200"), Is.EqualTo([
            "passed create the fixture `thing`",
            "  passed POST /things → 201 Created",
            "passed create the fixture `part`",
            "  passed POST /things/{thing_id}/parts → 201 Created",
            $"passed PUT {api.BaseUrl}/things/t1/parts/t2 → 200 OK",
            "  passed the status code should be 200",
            "  passed the reason phrase should be `OK`",
            "  passed the answer should take at most 9000 ms",
            "passed delete the fixture `part`",
            "  passed DELETE /things/{thing_id}/parts/{part_id} → 204 No Content",
            "passed delete the fixture `thing`",
            "  passed DELETE /things/{thing_id} → 204 No Content",
        ]));
    }

    [Test]
    public async Task A_case_that_only_reads_shows_that_it_shares_a_fixture_and_since_when()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: [{ case: one }, { case: two, query: { q: 1 } }] } }");

        await Run(specs);

        var steps = new WrittenResults(specs.Output).Tests.Select(t => WrittenResults.Steps(t)[0]).ToList();
        Assert.That(steps, Has.All.Matches(@"^passed use the shared fixture `thing`, created at \d\d:\d\d:\d\d UTC$"));
        Assert.That((steps.Count, steps.Distinct().Count()), Is.EqualTo((2, 1)), "it was created once");
    }

    [Test]
    public async Task A_check_that_fails_says_why_and_the_others_are_shown_beside_it()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 OK", """{ "total": "many", "items": [] }""").On("GET /things?q=none", "404 NOT FOUND").On("GET /things?q=tea", "418 Teapot");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things:
              responses:
                200: { expect: { body: { $.items: { type: array }, $.total: { type: integer } } } }
                404: { query: { q: none } }
                403: { query: { q: tea } }
            """);

        await Run(specs);

        Assert.That(Steps(specs, "things/GET /things/200"), Is.EqualTo([
            $"failed GET {api.BaseUrl}/things → 200 OK",
            "  passed the status code should be 200",
            "  passed the reason phrase should be `OK`",
            "  passed `$.items` should be an array",
            $"  failed `$.total` should be an integer (it is \"many\" ({specs.Folder}/things/operations.yaml:4:58))",
        ]));
        Assert.That(Steps(specs, "things/GET /things/404"), Is.EqualTo([
            $"failed GET {api.BaseUrl}/things?q=none → 404 NOT FOUND",
            "  passed the status code should be 404",
            "  failed the reason phrase should be `Not Found` (the reason phrase differs; only upper and lower case differ)",
        ]));
        Assert.That(Steps(specs, "things/GET /things/403"), Is.EqualTo([
            $"failed GET {api.BaseUrl}/things?q=tea → 418 Teapot",
            "  failed the status code should be 403 (the status is not documented; status-codes.yaml has no 418)",
        ]));
    }

    [Test]
    public async Task What_a_case_creates_is_shown_deleted_and_what_is_left_is_shown_broken()
    {
        await using var api = new ScriptedApi().Saying("DELETE /things/t2", "500 Internal Server Error").On("POST /things?q=silence", _ => new ScriptedAnswer(null) { Closes = true });
        using var specs = new ThingSpecs(api.BaseUrl, """
            POST /things:
              responses:
                201:
                  - { case: one, capture: { id: $.id }, cleanup: "DELETE /things/$(id)" }
                  - { case: two, capture: { id: $.id }, cleanup: "DELETE /things/$(id)" }
                  - { case: silence, query: { q: silence }, capture: { id: $.id }, cleanup: "DELETE /things/$(id)" }
            """);

        await Run(specs, "-j", "1");

        Assert.That(Steps(specs, "things/POST /things/201/one")[^1], Is.EqualTo("passed DELETE /things/$(id) → 204 No Content"));
        Assert.That(Steps(specs, "things/POST /things/201/two")[^1], Is.EqualTo("failed DELETE /things/$(id) → 500 Internal Server Error (the status code tells no success: a success was promised, 500 Internal Server Error came)"));
        Assert.That(Steps(specs, "things/POST /things/201/silence"), Is.EqualTo([
            $"broken POST {api.BaseUrl}/things?q=silence → no answer (the connection was closed before a byte of the answer came)",
            "broken clean up after the request (the request was not answered (the connection was closed before a byte of the answer came): what it creates may exist)",
        ]));
    }

    [Test]
    public async Task A_fixture_that_cannot_be_created_is_broken_and_nothing_was_sent_for_the_case()
    {
        await using var api = new ScriptedApi().On("POST /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "PUT /things/{thing_id}: { responses: { 200: } }");

        await Run(specs);

        Assert.That(Steps(specs, "things/PUT /things/{thing_id}/200"), Is.EqualTo([
            "broken create the fixture `thing` (the fixture `thing` could not be created: POST /things: the status code differs: 201 Created was promised, 500 Internal Server Error came)",
            "  failed POST /things → 500 Internal Server Error (the status code differs: 201 Created was promised, 500 Internal Server Error came)",
        ]));
    }

    [Test]
    public async Task A_request_sent_again_with_a_new_token_says_nothing_by_its_first_answer()
    {
        var served = 0;
        await using var api = new ScriptedApi().On("POST /tokens", _ => new ScriptedAnswer("201 Created", $$"""{ "token": "token-{{++served}}" }""")).On("GET /things", r => new ScriptedAnswer(r.Headers["X-Auth"] == "token-1" ? "401 Unauthorized" : "200 OK"));
        using var specs = new ThingSpecs(
            api.BaseUrl,
            "GET /things: { responses: { 200: } }",
            $"identities: {{ me: {{ token: {{ request: POST {api.BaseUrl}/tokens, from: $.token, send_as: X-Auth }} }} }}",
            service: "identity: me");

        await Run(specs);

        Assert.That(Steps(specs, "things/GET /things/200"), Is.EqualTo([
            $"skipped GET {api.BaseUrl}/things → 401 Unauthorized (sent again with a new token, since this one may have been too old)",
            $"passed GET {api.BaseUrl}/things → 200 OK",
            "  passed the status code should be 200",
            "  passed the reason phrase should be `OK`",
        ]));
    }

    private static IReadOnlyList<string> Steps(ThingSpecs specs, string fullName) => WrittenResults.Steps(new WrittenResults(specs.Output).Test(fullName));

    private static Task<Ended> Run(ThingSpecs specs, params string[] options) => CommandLineProcess.Run(["--specs", specs.Folder, "--output", specs.Output, .. options]);
}
