using ContractTests.Exchanges;
using ContractTests.Judgements;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class FixtureSetTests
{
    private const string ManyReaders = """
        GET /things/{thing_id}:
          responses:
            200: [__READERS__]
        """;

    private static string Readers(int count) => ManyReaders.Replace("__READERS__", string.Join(", ", Enumerable.Range(1, count).Select(n => $"{{ case: reader {n} }}")), StringComparison.Ordinal);

    [TestCase(1)]
    [TestCase(64)]
    public async Task Cases_that_only_read_share_one_fixture(int atOnce)
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(5) };
        using var specs = new ThingSpecs(api.BaseUrl, Readers(64), $"limits: {{ concurrency: {atOnce} }}");

        var run = await specs.Run();

        Assert.That(run.Results.Totals, Is.EqualTo(new Reports.TotalsPart(64, 0, 0, 0, 0)));
        Assert.That((api.Count("POST *"), api.Count("GET *"), api.Count("DELETE *")), Is.EqualTo((1, 64, 1)));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task A_case_that_changes_things_has_a_fixture_of_its_own()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            DELETE /things/{thing_id}:
              responses:
                204: [{ case: first }, { case: second }]
            PUT /things/{thing_id}:
              responses:
                200:
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Has.All.EndsWith("kept"));
        Assert.That(api.Requests.Where(r => r.StartsWith("POST", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(3));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task A_fresh_case_shares_with_nobody()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}:
              responses:
                200: [{ case: shared }, { case: shared too }, { case: alone, fresh: true }]
            """);

        await specs.Run();

        Assert.That(api.Requests.Where(r => r.StartsWith("GET", StringComparison.Ordinal)).Distinct().Count(), Is.EqualTo(2));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task Fixtures_nest_and_are_deleted_from_the_inside()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}/parts/{part_id}:
              responses:
                200:
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/{thing_id}/parts/{part_id}/200: kept"]));
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "POST /things/t1/parts", "GET /things/t1/parts/t2", "DELETE /things/t1/parts/t2", "DELETE /things/t1"]));
    }

    [Test]
    public async Task What_no_case_needs_is_not_created()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}:
              responses:
                404: { path: { thing_id: none } }
                200: { unproven: not today }
            """);

        await specs.Run();

        Assert.That(api.Requests, Is.EqualTo(["GET /things/none"]));
    }

    [TestCase("500 Internal Server Error")]
    [TestCase("200 Fine")]
    [TestCase(null)]
    public async Task A_fixture_is_deleted_whatever_became_of_its_case(string? answer)
    {
        await using var api = new ScriptedApi().On("PUT *", answer);
        using var specs = new ThingSpecs(api.BaseUrl, "PUT /things/{thing_id}: { responses: { 200: } }", "limits: { timeout: 1s }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.Not.InstanceOf<Verdict.Kept>());
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "PUT /things/t1", "DELETE /things/t1"]));
        Assert.That(run.Leftovers, Is.Empty);
    }

    [Test]
    public async Task A_fixture_is_deleted_when_its_case_drew_a_closed_connection()
    {
        await using var api = new ScriptedApi().On("PUT *", _ => new ScriptedAnswer(null) { Closes = true });
        using var specs = new ThingSpecs(api.BaseUrl, "PUT /things/{thing_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["PUT /things/{thing_id}/200: unanswered (reset)"]));
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "PUT /things/t1", "DELETE /things/t1"]));
    }

    [Test]
    public async Task Without_its_fixture_a_case_is_unanswered()
    {
        await using var api = new ScriptedApi().On("POST /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}:
              responses:
                200: [{ case: one }, { case: two }]
            """);

        var run = await specs.Run();

        const string Why = "the fixture `thing` could not be created: POST /things: the status code differs: 201 Created was promised, 500 Internal Server Error came";
        Assert.That(run.Run.Cases.Select(c => c.Verdict), Is.All.EqualTo(new Verdict.Unanswered(NoAnswerKind.Fixture, Why)));
        Assert.That(run.Failures, Is.EqualTo(["fixture `thing`: create: POST /things: the status code differs: 201 Created was promised, 500 Internal Server Error came, 1 times"]));
        Assert.That(api.Requests, Is.EqualTo(["POST /things"]));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["2 cases unanswered (2 fixture)", "1 fixture request went wrong"]));
    }

    [Test]
    public async Task An_inner_fixture_fails_with_its_outer_one()
    {
        await using var api = new ScriptedApi().On("POST /things", "403 Forbidden");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}/parts/{part_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Fixture, "the fixture `thing` could not be created: POST /things: the status code differs: 201 Created was promised, 403 Forbidden came")));
        Assert.That(api.Requests, Is.EqualTo(["POST /things"]));
    }

    [Test]
    public async Task An_outer_fixture_is_deleted_when_the_inner_one_fails()
    {
        await using var api = new ScriptedApi().On("POST /things/*/parts", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}/parts/{part_id}: { responses: { 200: } }");

        await specs.Run();

        Assert.That(api.Requests, Is.EqualTo(["POST /things", "POST /things/t1/parts", "DELETE /things/t1"]));
    }

    [TestCase("201 Made", "the reason phrase differs")]
    [TestCase("201 ", "the reason phrase is missing")]
    [TestCase("200 OK", "the status code differs")]
    [TestCase("299 Odd", "the status is not documented")]
    public async Task A_wrong_status_line_for_what_was_created_closes_the_gate_once_and_spoils_no_case(string answer, string summary)
    {
        await using var api = new ScriptedApi().Saying("POST /things", answer);
        using var specs = new ThingSpecs(api.BaseUrl, """
            DELETE /things/{thing_id}:
              responses:
                204: [{ case: first }, { case: second }, { case: third }]
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Has.All.EndsWith("kept"));
        Assert.That(run.Failures, Is.EqualTo([$"fixture `thing`: create: POST /things: {summary}: 201 Created was promised, {answer.Trim()} came, 3 times"]));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["3 fixture requests went wrong"]));
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task An_answer_without_the_value_fails_the_fixture_and_is_left_over()
    {
        await using var api = new ScriptedApi().On("POST /things", "201 Created", "{}");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Fixture, "the fixture `thing` was created, but its answer has no `$.id` for `thing_id`")));
        Assert.That(run.Leftovers, Is.EqualTo(["fixture `thing`: delete: nobody provided `thing_id` > DELETE /things/{thing_id}"]));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
    }

    [Test]
    public async Task What_half_a_creation_made_is_deleted()
    {
        await using var api = new ScriptedApi().On("PUT *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }", fixtures: """
              thing:
                create: ["POST /things", { request: PUT /setup, status: 200 }]
                provides: { thing_id: $.id }
                delete: "DELETE /things/{thing_id}"
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/{thing_id}/200: unanswered (fixture)"]));
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "PUT /setup", "DELETE /things/t1"]));
    }

    [Test]
    public async Task A_fixture_may_provide_a_header_and_be_deleted_by_several_requests()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET $(place)?full: { responses: { 200: } }", fixtures: """
              thing:
                create: POST /things
                provides: { place: header.Location }
                delete: [PUT $(place), DELETE $(place)]
            """);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET $(place)?full/200: kept"]));
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "GET /things/t1?full", "PUT /things/t1", "DELETE /things/t1"]));
    }

    [Test]
    public async Task What_cannot_be_deleted_is_left_over_with_the_line_that_would_delete_it()
    {
        await using var api = new ScriptedApi().On("DELETE *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/{thing_id}/200: kept"]));
        Assert.That(run.Leftovers, Is.EqualTo([$"fixture `thing`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came > curl -i -X DELETE '{api.BaseUrl}/things/t1'"]));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 fixture request went wrong", "1 thing may be left over on the server"]));
    }

    [Test]
    public async Task What_was_created_by_a_redirect_is_deleted()
    {
        await using var api = new ScriptedApi();
        api.On("POST /things", request => api.Do(request) with { StatusLine = "303 See Other" });
        using var specs = new ThingSpecs(api.BaseUrl, "GET $(place): { responses: { 200: } }", fixtures: """
              thing:
                create: { request: POST /things, status: 303 }
                provides: { place: header.Location }
                delete: DELETE $(place)
            """);
        specs.Write("things/status-codes.yaml", "statuses: { 200: OK, 204: No Content, 303: See Other }");

        var run = await specs.Run();

        Assert.That(api.Requests, Is.EqualTo(["POST /things", "GET /things/t1", "DELETE /things/t1"]));
        Assert.That(run.Gate.Open, Is.True);
    }

    [TestCase("""{"id":"t1","big":1e400,"deep":[[[[]]]]}""", ExpectedResult = "/things/t1")]
    [TestCase("""{"id":12345678901234567890}""", ExpectedResult = "/things/12345678901234567890")]
    [TestCase("""{"id":1e2}""", ExpectedResult = "/things/1e2")]
    [TestCase("""{"id":1.50}""", ExpectedResult = "/things/1.50")]
    public async Task<string> A_number_is_captured_with_its_digits(string body)
    {
        await using var api = new ScriptedApi().On("POST /things", "201 Created", body).On("GET *", "200 OK").On("DELETE *", "204 No Content");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }");

        await specs.Run();

        return api.Received.Single(r => r.Method == "GET").Target;
    }

    [TestCase("""{"id":""}""", "")]
    [TestCase("not JSON", " (the body is not JSON)")]
    [TestCase("", " (the body is empty)")]
    public async Task What_is_empty_was_not_provided(string body, string why)
    {
        await using var api = new ScriptedApi().On("POST /things", "201 Created", body);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Fixture, $"the fixture `thing` was created, but its answer has no `$.id`{why} for `thing_id`")));
        Assert.That(api.Requests, Is.EqualTo(["POST /things"]), "no DELETE of a whole collection");
    }

    [Test]
    public async Task A_creation_that_was_not_answered_is_deleted_where_the_client_chose_the_name()
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null).On("DELETE *", "204 No Content");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{named}: { responses: { 200: } }", "limits: { timeout: 1s }", """
              named:
                create: { request: "PUT /things/{named}", status: 201 }
                provides: { named: n }
                delete: "DELETE /things/{named}"
            """);

        var run = await specs.Run();

        Assert.That(api.Requests, Is.EqualTo(["PUT /things/n", "DELETE /things/n"]));
        Assert.That(run.Leftovers, Is.Empty);
    }

    [Test]
    public async Task A_creation_that_was_not_answered_may_have_left_something()
    {
        await using var api = new ScriptedApi().Saying("POST /things", null);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }", "limits: { timeout: 1s }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Fixture, "the fixture `thing` could not be created: POST /things was not answered: no answer came within 1 s")));
        Assert.That(run.Leftovers, Is.EqualTo(["fixture `thing`: its creation was not answered (no answer came within 1 s): it may exist"]));
    }

    [Test]
    public async Task Where_the_client_chose_the_name_the_leftover_tells_how_to_delete_it()
    {
        await using var api = new ScriptedApi().On("PUT *", statusLine: null);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{named}: { responses: { 200: } }", "limits: { timeout: 1s }", """
              named:
                create: { request: "PUT /things/{named}", status: 201 }
                provides: { named: n-$(unique) }
                delete: "DELETE /things/{named}"
            """);

        var run = await specs.Run();

        var name = api.Requests[0]["PUT ".Length..];
        Assert.That(run.Leftovers, Is.EqualTo([$"fixture `named`: its creation was not answered (no answer came within 1 s): it may exist > curl -i -X DELETE '{api.BaseUrl}{name}'"]));
    }

    [Test]
    public async Task A_refused_creation_leaves_nothing()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things/{thing_id}: { responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.Empty);
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.SickEnvironment));
    }
}
