using System.Diagnostics;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class ContractRunTests
{
    private static string Cases(int count, string method = "GET", string path = "/things") =>
        $"{method} {path}:\n  responses:\n    200: [{string.Join(", ", Enumerable.Range(1, count).Select(n => $"{{ case: '{n}' }}"))}]";

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(16)]
    public async Task No_more_requests_are_under_way_than_the_environment_bears(int concurrency)
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(10) };
        using var specs = new ThingSpecs(api.BaseUrl, Cases(32, "PUT", "/things/{thing_id}"), $"limits: {{ concurrency: {concurrency} }}");

        var run = await specs.Run();

        Assert.That(run.Verdicts, Has.Exactly(32).EndsWith("kept"));
        Assert.That(api.MostAtOnce, Is.LessThanOrEqualTo(concurrency).And.GreaterThan(concurrency / 2));
    }

    [Test]
    public async Task Asked_for_by_many_at_once_a_case_is_sent_once()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(1));
        var read = specs.Read();
        using var run = new ContractRun(read, api.BaseUrl, bail: false, TimeProvider.System, CancellationToken.None);
        var only = read.Cases.Single();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => run.Result(only))));
        await run.RunAhead([only]);

        Assert.That(results, Is.All.SameAs(results[0]));
        Assert.That(api.Requests, Is.EqualTo(["GET /things"]));
    }

    [Test]
    public async Task The_order_of_the_cases_changes_nothing([Values(1, 2, 3)] int seed)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}: { responses: { 200: , 404: { path: { thing_id: none } } } }
            DELETE /things/{thing_id}: { responses: { 204: , 404: { path: { thing_id: none } } } }
            GET /things/{thing_id}/parts/{part_id}: { responses: { 200: } }
            DELETE /things/{thing_id}/parts/{part_id}: { responses: { 204: } }
            POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: "DELETE /things/{id}" } } }
            """);
        var read = specs.Read();
        using var run = new ContractRun(read, api.BaseUrl, bail: false, TimeProvider.System, CancellationToken.None);
        var shuffled = read.Cases.ToArray();
        new Random(seed).Shuffle(shuffled);

        await run.RunAhead(shuffled);
        var result = await run.Finish([.. read.Cases]);

        Assert.That(result.Cases.Select(c => c.Case.Id), Is.EqualTo(read.Cases.Select(c => c.Id)));
        Assert.That(result.Cases.Select(c => c.Verdict), Is.All.InstanceOf<Verdict.Kept>());
        Assert.That(api.Things, Is.Empty);
    }

    [Test]
    public async Task No_more_requests_are_sent_than_the_environment_bears()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(5), "limits: { requests: 3 }");

        var run = await specs.Run();

        Assert.That(api.Requests, Has.Count.EqualTo(3));
        Assert.That(run.Run.Cases.Select(c => c.Verdict).Where(v => v is not Verdict.Kept), Is.EqualTo(Enumerable.Repeat(new Verdict.Unanswered(NoAnswerKind.Other, "the environment's limit of 3 requests is used up"), 2)));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Closed));
    }

    [Test]
    public async Task What_was_created_is_deleted_though_the_budget_is_used_up()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things/{thing_id}: { responses: { 200: } }", "limits: { requests: 2 }");

        var run = await specs.Run();

        Assert.That(api.Requests.Select(r => r.Split(' ')[0]), Is.EqualTo(new[] { "POST", "GET", "DELETE" }));
        Assert.That((api.Things, run.Run.Leftovers), Is.EqualTo((Array.Empty<string>(), Array.Empty<Leftover>())));
    }

    [Test]
    public async Task A_captured_location_that_holds_the_base_path_is_not_given_it_twice()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs($"{api.BaseUrl}/things", """
            POST /:
              responses: { 201: { capture: { location: header.Location }, cleanup: DELETE $(location) } }
            """);
        api.On("POST /things/", _ => new ScriptedAnswer("201 Created") { Headers = new Dictionary<string, string> { ["Location"] = "/things/t1" } });

        await specs.Run();

        Assert.That(api.Requests, Is.EqualTo(new[] { "POST /things/", "DELETE /things/t1" }));
    }

    [Test]
    public async Task Requests_go_out_no_faster_than_the_rate()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(11), "limits: { rate: 20/s }");

        var clock = Stopwatch.StartNew();
        await specs.Run();

        Assert.That(clock.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(480)));
    }

    [Test]
    public async Task After_a_bail_nothing_is_sent_but_clean_up()
    {
        await using var api = new ScriptedApi().On("PUT *", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, Cases(4, "PUT", "/things/{thing_id}"), "limits: { concurrency: 1 }");

        var run = await specs.Run(bail: true);

        Assert.That(api.Requests, Is.EqualTo(["POST /things", "PUT /things/t1", "DELETE /things/t1"]));
        Assert.That(run.Run.Cases.Select(c => c.Verdict).Skip(1), Is.All.EqualTo(new Verdict.Unproven("not sent: --bail ended the run after things/PUT /things/{thing_id}/200/1")));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 case breached"]));
    }

    [Test]
    public async Task Without_a_failure_bail_changes_nothing()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(4));

        var run = await specs.Run(bail: true);

        Assert.That(run.Verdicts, Has.Exactly(4).EndsWith("kept"));
    }

    [Test]
    public async Task An_interrupted_run_deletes_what_it_created_and_tells_what_it_left_out()
    {
        using var interruption = new CancellationTokenSource();
        await using var api = new ScriptedApi();
        api.On("PUT *", _ =>
        {
            interruption.CancelAfter(TimeSpan.FromMilliseconds(50));
            return new ScriptedAnswer(null);
        });
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /things/{{thing_id}}: {{ responses: {{ 200: }} }}\n{Cases(2, "PUT", "/things/{thing_id}")}", "limits: { concurrency: 1 }");

        var run = await specs.Run(interrupted: interruption.Token);

        Assert.That(run.Run.Cases.Select(c => c.Verdict), Is.EqualTo(new Verdict[]
        {
            new Verdict.Kept(),
            new Verdict.Unproven("given up: the run was interrupted"),
            new Verdict.Unproven("not sent: the run was interrupted"),
        }));
        Assert.That(api.Requests, Is.EqualTo(["POST /things", "GET /things/t1", "POST /things", "PUT /things/t2", "DELETE /things/t2", "DELETE /things/t1"]));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Interrupted));
        Assert.That(run.Gate.Reasons, Is.EqualTo(["the run was interrupted"]));
    }

    private const string Creating = """
        GET /things/{thing_id}: { responses: { 200: [{ case: one }, { case: two }] } }
        POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: "DELETE /things/{id}" }, 400: { body: {} } } }
        """;

    [Test]
    public async Task What_is_being_created_when_the_run_is_interrupted_is_waited_for_and_deleted()
    {
        using var interruption = new CancellationTokenSource();
        await using var api = new ScriptedApi();
        api.On("POST *", request =>
        {
            interruption.CancelAfter(TimeSpan.FromMilliseconds(50));
            return api.Do(request) with { After = TimeSpan.FromMilliseconds(400) };
        });
        using var specs = new ThingSpecs(api.BaseUrl, Creating, "limits: { concurrency: 8 }");

        var run = await specs.Run(interrupted: interruption.Token);

        Assert.That(api.Count("POST *"), Is.EqualTo(3));
        Assert.That((api.Things, run.Leftovers), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Interrupted));
    }

    [Test]
    public async Task What_nobody_answers_after_an_interruption_may_exist()
    {
        using var interruption = new CancellationTokenSource();
        await using var api = new ScriptedApi();
        api.On("POST *", request =>
        {
            interruption.CancelAfter(TimeSpan.FromMilliseconds(50));
            return api.Do(request) with { StatusLine = null };
        });
        using var specs = new ThingSpecs(api.BaseUrl, Creating, "limits: { concurrency: 8, timeout: 1s }");

        var run = await specs.Run(interrupted: interruption.Token);

        Assert.That(run.Leftovers, Is.EquivalentTo([
            "fixture `thing`: its creation was not answered (no answer came within 1 s): it may exist",
            "things/POST /things/201: the request was not answered (no answer came within 1 s): what it creates may exist",
            "things/POST /things/400: the request was not answered (no answer came within 1 s): what it creates may exist",
        ]));
    }

    [Test]
    public async Task A_run_interrupted_before_it_began_sends_nothing()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(2));

        var run = await specs.Run(interrupted: new CancellationToken(canceled: true));

        Assert.That(api.Requests, Is.Empty);
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Interrupted));
    }

    [Test]
    public async Task A_protected_environment_is_only_read_from()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things: { responses: { 200: } }
            GET /things/{thing_id}: { responses: { 200: , 404: { path: { thing_id: none } } } }
            DELETE /things/{thing_id}: { responses: { 404: { path: { thing_id: none } } } }
            """, "protected: true");

        var run = await specs.Run();

        Assert.That(run.Results.Cases.Select(c => c.Message), Is.EqualTo([
            null,
            "the environment `local` is protected: POST /things is not sent to it",
            null,
            "the environment `local` is protected: DELETE is not sent to it",
        ]));
        Assert.That(api.Requests, Is.EquivalentTo(["GET /things", "GET /things/none"]));
        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Open));
    }

    [Test]
    public async Task The_results_hold_only_the_cases_that_ran()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Cases(3));
        var read = specs.Read();
        using var run = new ContractRun(read, api.BaseUrl, bail: false, TimeProvider.System, CancellationToken.None);

        await run.Result(read.Cases.ElementAt(1));
        var result = await run.Finish([.. read.Cases]);

        Assert.That(result.Cases.Select(c => c.Case.Name), Is.EqualTo(["2"]));
    }
}
