using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class FaultTests
{
    private const string Operation = "GET /things: { responses: { 200: , 503: { provoke: fault } } }";

    [TestCase("faults: { 503: { headers: { X-Fault: 503 } } }", "GET /things", "503")]
    [TestCase("faults: { 5XX: { headers: { X-Fault: any } } }", "GET /things", "any")]
    [TestCase("faults: { 500: { headers: { X-Fault: 500 } }, 503: { query: { fault: 503 } } }", "GET /things?fault=503", null)]
    public async Task The_request_carries_what_the_environment_says(string faults, string target, string? header)
    {
        await using var api = new ScriptedApi().On("GET /things*", request => request.Headers.ContainsKey("X-Fault") || request.Target.Contains("fault", StringComparison.Ordinal) ? new ScriptedAnswer("503 Service Unavailable") : null);
        using var specs = new ThingSpecs(api.BaseUrl, Operation, faults);

        var finished = await specs.Run();

        Assert.That(finished.Verdicts, Is.EqualTo(["GET /things/200: kept", "GET /things/503: kept"]));
        Assert.That((api.Received.Count(r => r.ToString() == target && r.Headers.GetValueOrDefault("X-Fault") == header), api.Received.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_range_is_met_by_the_fault_of_any_of_its_codes()
    {
        await using var api = new ScriptedApi().On("GET /things", request => request.Headers.ContainsKey("X-Fault") ? new ScriptedAnswer("503 Service Unavailable") : null);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 5XX: { provoke: fault } } }", "faults: { 503: { headers: { X-Fault: 503 } } }");

        Assert.That((await specs.Run()).Verdicts, Is.EqualTo(["GET /things/5XX: kept"]));
    }

    [Test]
    public async Task Without_a_way_to_fail_the_case_is_unproven()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operation, "faults: { 500: { headers: { X-Fault: 500 } } }");

        var finished = await specs.Run();

        Assert.That((finished.Results.Cases[1].Verdict, finished.Results.Cases[1].Message), Is.EqualTo(("unproven", "the environment `local` has no way to fail with 503: `faults` in environments.yaml could give it one")));
        Assert.That(api.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_fault_for_everybody_is_switched_on_and_off_while_nobody_else_asks()
    {
        var broken = false;
        await using var chaos = new ScriptedApi().On("* /fault", request => (broken = request.Method == "PUT") ? new ScriptedAnswer("200 OK") : new ScriptedAnswer("204 No Content"));
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(5) }.On("GET *", _ => broken ? new ScriptedAnswer("503 Service Unavailable") : null);
        var operations = string.Join('\n', Enumerable.Range(0, 30).Select(n => $"GET /things?n={n}: {{ responses: {{ 200: , 503: {{ provoke: fault }} }} }}"));
        using var specs = new ThingSpecs(api.BaseUrl, operations, $$"""
            faults: { 503: { before: { request: PUT {{chaos.BaseUrl}}/fault, body: { on: true } }, after: { request: DELETE {{chaos.BaseUrl}}/fault, status: 204 } } }
            limits: { concurrency: 16 }
            """);

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Kept, finished.Results.Cases.Count), Is.EqualTo((60, 60)));
        Assert.That(chaos.Requests, Is.EqualTo(Enumerable.Repeat(new[] { "PUT /fault", "DELETE /fault" }, 30).SelectMany(r => r)));
    }

    [Test]
    public async Task A_fault_that_cannot_be_switched_on_leaves_the_case_unanswered_and_is_switched_off()
    {
        await using var api = new ScriptedApi().On("PUT /fault", "403 Forbidden").On("DELETE /fault", "204 No Content");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 503: { provoke: fault } } }", "faults: { 503: { before: PUT /fault, after: DELETE /fault } }");

        var finished = await specs.Run();

        Assert.That(finished.Results.Cases.Single().Message, Does.Contain("the request could not be made: the environment could not be asked to fail: PUT /fault was answered 403 Forbidden."));
        Assert.That(api.Requests, Is.EqualTo(["PUT /fault", "DELETE /fault"]));
    }

    [Test]
    public async Task A_fault_that_stays_on_is_left_over()
    {
        await using var api = new ScriptedApi().On("PUT /fault", "200 OK").On("DELETE /fault", "500 Internal Server Error").On("GET /things", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 503: { provoke: fault } } }", "faults: { 503: { before: PUT /fault, after: DELETE /fault } }");

        var finished = await specs.Run();

        Assert.That(finished.Leftovers, Is.EqualTo([$"fault: it may still be on: DELETE /fault was answered 500 Internal Server Error > curl -i -X DELETE '{api.BaseUrl}/fault'"]));
        Assert.That(finished.Gate.Open, Is.False);
    }

    [Test]
    public async Task A_fault_is_combined_with_a_fixture_and_an_identity()
    {
        await using var api = new ScriptedApi().On("DELETE /things/*", request => request.Headers.ContainsKey("X-Fault") ? new ScriptedAnswer("503 Service Unavailable") : null);
        using var specs = new ThingSpecs(api.BaseUrl, "DELETE /things/{thing_id}: { responses: { 503: { provoke: fault, identity: guest } } }", """
            identities: { guest: { headers: { X-Auth-Token: guest-1 } } }
            faults: { 503: { headers: { X-Fault: 503 } } }
            """);

        var finished = await specs.Run();

        Assert.That((string.Join(",", finished.Verdicts), string.Join(",", api.Things)), Is.EqualTo(("DELETE /things/{thing_id}/503: kept", "")));
        Assert.That(api.Received.Single(r => r.Headers.ContainsKey("X-Fault")).Headers["X-Auth-Token"], Is.EqualTo("guest-1"));
    }
}
