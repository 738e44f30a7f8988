using ContractTests.Exchanges;
using ContractTests.Judgements;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class CaseRunTests
{
    private const string Create = """
        POST /things:
          request: { body: { name: a-$(unique) } }
          responses:
            201: { capture: { id: $.id }, cleanup: "DELETE /things/{id}" }
            400: { body: {} }
        """;

    [Test]
    public async Task What_a_case_creates_is_cleaned_up()
    {
        await using var api = new ScriptedApi().On("POST /things", r => r.Body == "{}" ? new ScriptedAnswer("400 Bad Request") : null);
        using var specs = new ThingSpecs(api.BaseUrl, Create);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["POST /things/201: kept", "POST /things/400: kept"]));
        Assert.That(api.Requests, Is.EquivalentTo(["POST /things", "POST /things", "DELETE /things/t1"]));
    }

    [Test]
    public async Task A_success_that_nobody_expected_is_cleaned_up_as_well()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Create);

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["POST /things/201: kept", "POST /things/400: breached (wrong-status)"]));
        Assert.That(api.Things, Is.Empty);
        Assert.That(run.Leftovers, Is.Empty);
    }

    [Test]
    public async Task Clean_up_that_fails_is_left_over_with_its_line()
    {
        await using var api = new ScriptedApi().On("DELETE *", "403 Forbidden");
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: 'DELETE /things/{id}' } } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.EqualTo([$"clean-up: the status code tells no success: a success was promised, 403 Forbidden came > curl -i -X DELETE '{api.BaseUrl}/things/t1'"]));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 fixture request went wrong", "1 thing may be left over on the server"]));
    }

    [Test]
    public async Task What_cannot_be_named_cannot_be_cleaned_up()
    {
        await using var api = new ScriptedApi().On("POST *", "201 Created", "no JSON");
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: 'DELETE /things/{id}' } } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.EqualTo(["things/POST /things/201: the answer 201 Created has no `$.id` (the body is not JSON): what the request created cannot be named"]));
    }

    [Test]
    public async Task A_redirect_to_what_was_created_is_cleaned_up()
    {
        await using var api = new ScriptedApi();
        api.On("POST /things", request => api.Do(request) with { StatusLine = "303 See Other" });
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 303: { capture: { place: header.Location }, cleanup: DELETE $(place) } } }");
        specs.Write("things/status-codes.yaml", "statuses: { 201: Created, 204: No Content, 303: See Other, 404: Not Found }");

        var run = await specs.Run();

        Assert.That((run.Gate.Open, api.Things), Is.EqualTo((true, Array.Empty<string>())));
    }

    [Test]
    public async Task What_is_left_over_closes_the_gate()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: $.ID }, cleanup: 'DELETE /things/{id}' } } }");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Is.EqualTo(["POST /things/201: kept"]));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 thing may be left over on the server"]));
    }

    [Test]
    public async Task A_creating_request_without_an_answer_may_have_left_something()
    {
        await using var api = new ScriptedApi().Saying("POST /things", null);
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: 'DELETE /things/{id}' } } }", "limits: { timeout: 1s }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.EqualTo(["things/POST /things/201: the request was not answered (no answer came within 1 s): what it creates may exist"]));
    }

    [TestCase("/things/t1")]
    [TestCase("BASE/things/t1")]
    public async Task A_captured_location_is_requested_as_it_stands(string location)
    {
        await using var api = new ScriptedApi();
        api.On("POST *", r => api.Do(r) with { Headers = new Dictionary<string, string> { ["Location"] = location.Replace("BASE", api.BaseUrl, StringComparison.Ordinal) } });
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { place: header.location }, cleanup: DELETE $(place) } } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.Empty);
        Assert.That(api.Things, Is.Empty);
    }

    [TestCase("http:")]
    [TestCase("", Description = "relative to the scheme: RFC 3986 section 4.2")]
    public async Task A_location_at_another_origin_is_not_requested(string scheme)
    {
        await using var api = new ScriptedApi();
        await using var foreign = new ScriptedApi();
        var place = $"{scheme}{foreign.BaseUrl["http:".Length..]}/things/t1";
        api.On("POST *", r => api.Do(r) with { Headers = new Dictionary<string, string> { ["Location"] = place } });
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { place: header.Location }, cleanup: DELETE $(place) } } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.EqualTo([$"clean-up: `{foreign.BaseUrl}/things/t1` is not at the base URL's origin, {api.BaseUrl} > DELETE $(place)"]));
        Assert.That(foreign.Requests, Is.Empty);
    }

    [Test]
    public async Task A_captured_number_stays_a_number()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            POST /things:
              responses:
                201:
                  capture: { id: $.id, number: $.number }
                  cleanup: [{ request: "PUT /things/{id}", body: { number: $(number), text: "$(number)" } }, "DELETE /things/{id}"]
            """);

        await specs.Run();

        Assert.That(api.Received.Single(r => r.Method == "PUT").Body, Is.EqualTo("""{"number":1,"text":"1"}"""));
    }

    [Test]
    public async Task Unique_is_one_text_throughout_a_case_and_new_in_the_next()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things?a=$(unique):
              request: { query: { b: $(unique) }, headers: { X-Unique: $(unique) } }
              responses:
                200: [{ case: first }, { case: second }]
            """);

        await specs.Run();

        var texts = api.Received.Select(r => (string[])[r.Target.Split('=', '&')[1], r.Target.Split('=', '&')[3], r.Headers["X-Unique"]]).ToList();
        Assert.That(texts, Has.All.Matches<string[]>(t => t.Distinct().Count() == 1));
        Assert.That(texts[0][0], Is.Not.EqualTo(texts[1][0]));
    }

    [Test]
    public async Task Unique_is_one_text_throughout_an_instance_of_a_fixture_and_new_in_the_next()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            DELETE /things/{thing_id}:
              request: { headers: { X-Name: $(thing_name) } }
              responses:
                204: [{ case: first }, { case: second }]
            """);

        await specs.Run();

        var created = api.Received.Where(r => r.Method == "POST").Select(r => r.Body[9..^2]).ToList();
        var used = api.Received.Where(r => r.Headers.ContainsKey("X-Name")).Select(r => r.Headers["X-Name"]);
        Assert.That(created, Is.Unique.And.Count.EqualTo(2));
        Assert.That(used, Is.EquivalentTo(created));
    }

    [Test]
    public async Task The_built_in_names_are_known_everywhere()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things:
              request: { headers: { X-All: "$(run) $(base_url) $(now) $$(run)" } }
              responses: { 200: }
            """);

        var run = await specs.Run();

        Assert.That(api.Received.Single().Headers["X-All"], Does.Match($@"^{run.Run.Id} {api.BaseUrl} \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{{3}}Z \$\(run\)$"));
    }

    [Test]
    public async Task A_value_is_looked_up_in_the_case_then_in_the_environment_then_in_the_fixtures()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}:
              responses:
                404: [{ case: own, path: { thing_id: mine } }, { case: environment }]
            """, "variables: { thing_id: everyone }");

        await specs.Run();

        Assert.That(api.Requests, Is.EquivalentTo(["GET /things/mine", "GET /things/everyone"]));
    }

    [Test]
    public async Task A_request_that_cannot_be_made_is_unanswered()
    {
        await using var api = new ScriptedApi().On("POST /things", "201 Created", """{"id":"a\nb"}""");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { request: { headers: { X-Id: $(thing_id) } }, responses: { 200: } }");

        var run = await specs.Run();

        Assert.That(run.Verdict, Is.EqualTo(new Verdict.Unanswered(NoAnswerKind.Other, "the request could not be made: the value of the header `X-Id` holds a line break")));
    }

    [Test]
    public async Task Captured_secrets_are_shown_nowhere()
    {
        await using var api = new ScriptedApi().On("DELETE *", "500 Internal Server Error").On("POST *", "201 Created", """{"id":"s3cret-value"}""");
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: { from: $.id, secret: true } }, cleanup: 'DELETE /things/{id}' } } }");

        var run = await specs.Run();

        Assert.That(run.Leftovers, Is.EqualTo([$"clean-up: the status code tells no success: a success was promised, 500 Internal Server Error came > curl -i -X DELETE '{api.BaseUrl}/things/***'"]));
    }
}
