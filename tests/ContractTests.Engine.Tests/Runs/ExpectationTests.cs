using NUnit.Framework;

namespace ContractTests.Runs;

/// <summary>What is expected of answers besides the status line, from the spec to the message.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ExpectationTests
{
    [Test]
    public async Task An_unmet_expectation_is_a_breach_that_says_what_should_be_what_is_and_where()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 OK", """{"things":[],"total":"none"}""");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things:
              responses:
                200:
                  expect:
                    headers: { ETag: present }
                    body:
                      $.things: { type: array }
                      $.total: { type: integer, min: 0 }
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/200: breached (expectation)"]));
        Assert.That(Reports.FinishedRuns.Still(run.Results.Cases.Single().Message!, api.BaseUrl), Is.EqualTo("""
            GET /things breached its contract: 2 expectations are not met.

                documented  200 OK
                received    200 OK               (HTTP/1.1, 12 ms)
                note        the header `ETag` should be there, it is missing (specs/things/operations.yaml:6:22)
                note        `$.total` should be an integer and be at least 0, it is "none" (specs/things/operations.yaml:9:13)

            specs/things/operations.yaml:4:7
            curl -i -X GET 'http://api/things'
            """));
        Assert.That(run.Results.Coverage.Single().Why, Is.EqualTo("2 expectations are not met"));
        Assert.That(run.Gate.Open, Is.False);
    }

    [Test]
    public async Task An_expectation_may_name_what_a_fixture_provides_and_what_the_case_captures()
    {
        await using var api = new ScriptedApi();
        api.On("GET /things", _ => new ScriptedAnswer("200 OK", """{"id":"t1","again":"t1"}"""));
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things:
              responses:
                200: { capture: { first: $.id }, expect: { body: { $.id: $(thing_id), $.again: $(first) } } }
            POST /things:
              responses:
                201: { capture: { id: $.id }, expect: { headers: { Location: /things/$(id) } }, cleanup: "DELETE /things/{id}" }
            """, "limits: { concurrency: 1 }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/200: kept", "POST /things/201: kept"]));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task What_the_table_expects_holds_for_cases_fixtures_and_clean_ups()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}:
              responses: { 200: }
            POST /things:
              responses: { 201: { capture: { id: $.id }, cleanup: { request: "DELETE /things/{id}", status: 204 } } }
            """);
        specs.Write("things/status-codes.yaml", """
            statuses:
              200: { reason: OK, expect: { body: { $.name: $(thing_name) } } }
              201: { reason: Created, expect: { body: { $.number: { type: string } } } }
              204: { reason: No Content, expect: { headers: { X-Deleted: present } } }
              404: Not Found
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/{thing_id}/200: breached (expectation)", "POST /things/201: breached (expectation)"]));
        Assert.That(run.Failures.Select(f => f.Replace("is 1 (", "is 2 (", StringComparison.Ordinal)), Is.EqualTo([
            "clean-up: DELETE /things/{id}: the header `X-Deleted` is missing: the header `X-Deleted` should be there, it is missing (specs/things/status-codes.yaml:4:51), 1 times",
            "fixture `thing`: create: POST /things: `$.number` in the body is not as expected: `$.number` should be a string, it is 2 (specs/things/status-codes.yaml:3:45), 1 times",
            "fixture `thing`: delete: DELETE /things/{thing_id}: the header `X-Deleted` is missing: the header `X-Deleted` should be there, it is missing (specs/things/status-codes.yaml:4:51), 1 times",
        ]));
        Assert.That((run.Leftovers, api.Things), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task What_a_breached_case_created_is_cleaned_up()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { expect: { empty: true }, capture: { id: $.id }, cleanup: 'DELETE /things/{id}' } } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["POST /things/201: breached (expectation)"]));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task A_long_body_is_looked_into_to_its_end()
    {
        await using var api = new ScriptedApi();
        var padding = new string('x', 3 << 20);
        api.On("GET /things", "200 OK", $$"""{"padding":"{{padding}}","last":7}""");
        api.On("POST /things", request => api.Do(request) with { Body = $$"""{"padding":"{{padding}}","id":"t1"}""" });
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things: { responses: { 200: { expect: { body: { $.last: 7, $.padding: 1 } } } } }
            GET /things/{thing_id}: { responses: { 200: } }
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/200: breached (expectation)", "GET /things/{thing_id}/200: kept"]));
        Assert.That(run.Results.Cases[0].Message, Does.Contain($"`$.padding` should be 1, it is \"{new string('x', 119)}… (specs").And.Not.Contain("$.last"));
    }

    [Test]
    public async Task Time_is_what_the_whole_answer_took()
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(300) };
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: [{ case: slow, expect: { within: 100ms } }, { case: slow enough, expect: { within: 1m } }] } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/200/slow: breached (expectation)", "GET /things/200/slow enough: kept"]));
        Assert.That(run.Results.Cases[0].Message, Does.Match(@"\n    note        the answer should take at most 100 ms, it took \d+(\.\d+)? ms \(specs/things/operations\.yaml:2:61\)\n"));
    }

    [Test]
    public async Task A_captured_secret_is_masked_before_it_is_cut()
    {
        var secret = $"s3cret-{new string('y', 300)}";
        await using var api = new ScriptedApi().On("GET /things", _ => new ScriptedAnswer("200 OK", $$"""{"token":"{{secret}}"}""") { Headers = new Dictionary<string, string> { ["X-Token"] = $"{new string('x', 100)} {secret}" } });
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { capture: { token: { from: $.token, secret: true } }, expect: { headers: { X-Token: $(token) }, body: { $.token: 1 }, text: /$(token)!/ } } } }");

        var run = await specs.Run();

        Assert.That(run.Results.Cases.Single().Message, Does.Not.Contain("s3cret").And.Not.Contain("yyy").And.Contain($"""
                note        the header `X-Token` should be "***", it is "{new string('x', 100)} ***" (specs/things/operations.yaml:2:112)
                note        `$.token` should be 1, it is "***" (specs/things/operations.yaml:2:141)
                note        the body's text should match /***!/, it is "{"{"}"token":"***"{"}"}" (specs/things/operations.yaml:2:155)
            """));
    }

    [Test]
    public async Task A_schema_beside_the_spec_is_held_against_the_body()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 OK", """{"things":[{"id":1},{"id":"2"}]}""");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { expect: { schema: schemas/things.json } } } }");
        specs.Write("things/schemas/things.json", """{ "properties": { "things": { "items": { "$ref": "thing.json#/definitions/thing" } } } }""");
        specs.Write("things/schemas/thing.json", """{ "definitions": { "thing": { "properties": { "id": { "type": "string" }, "all": { "$ref": "things.json" } } } } }""");

        var run = await specs.Run();

        Assert.That(run.Results.Cases.Single().Message, Does.Contain("note        the body should be valid by `schemas/things.json`: `$.things[0].id`: string expected (specs/things/operations.yaml:2:48)\n"));
    }

    [Test]
    public async Task A_recipe_that_operations_inherit_may_expect_too()
    {
        await using var api = new ScriptedApi().On("* /things", "400 Bad Request", "{}");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things: { responses: { 200: { unproven: not here } } }
            HEAD /things: { responses: { 200: { unproven: not here } } }
            """, service: "responses: { 400: { expect: { body: { $.error: present } } } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/200: unproven", "GET /things/400: breached (expectation)", "HEAD /things/200: unproven", "HEAD /things/400: kept"]));
    }
}
