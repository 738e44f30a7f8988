using ContractTests.Judgements;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class BurstTests
{
    private const string Burst = "GET /things: { responses: { 200: , 429: { provoke: { burst: { requests: 40, within: 5s } } } } }";

    [Test]
    public async Task A_burst_stops_at_the_first_hit()
    {
        await using var api = new ScriptedApi().On("GET /things", LimitedTo(11));
        using var specs = Specs(api, Burst, "limits: { concurrency: 1 }");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts, Is.EqualTo(["GET /things/200: kept", "GET /things/429: kept"]));
        Assert.That(api.Count("GET /things"), Is.EqualTo(1 + 11));
        Assert.That(finished.Results.Cases[1].Attempts.Single().Note, Is.EqualTo("request 11 of a burst of 11"));
    }

    [TestCase(4)]
    [TestCase(16)]
    public async Task A_burst_is_as_wide_as_the_environment_bears_and_no_wider(int concurrency)
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(30) }.On("GET /things", LimitedTo(30));
        using var specs = Specs(api, Burst, $"limits: {{ concurrency: {concurrency} }}");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(api.MostAtOnce, Is.InRange(2, concurrency));
        Assert.That(api.Count("GET /things"), Is.InRange(31, 31 + concurrency));
    }

    [Test]
    public async Task A_status_that_never_comes_is_a_breach()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api, Burst);

        var finished = await specs.Run();

        Assert.That(api.Count("GET /things"), Is.EqualTo(1 + 40));
        var breach = ((Verdict.Breached)finished.Run.Cases[1].Verdict).Breach;
        Assert.That((breach.Kind, breach.Summary, string.Join(", ", breach.Remarks)), Is.EqualTo((BreachKind.WrongStatus, "the status did not come in a burst of 40 requests", "what came: 40 × 200 OK")));
    }

    [Test]
    public async Task A_burst_ends_when_its_time_is_over()
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(20) };
        using var specs = Specs(api, "GET /things: { responses: { 200: , 429: { provoke: { burst: { requests: 100000, within: 300ms } } } } }", "limits: { concurrency: 2 }");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts.Last(), Is.EqualTo("GET /things/429: breached (wrong-status)"));
        Assert.That(api.Count("GET /things"), Is.LessThan(100));
    }

    [TestCase("418 I'm a teapot", "breached (undocumented-status)")]
    [TestCase("403 Forbidden", "breached (wrong-status)")]
    [TestCase("200 Okay", "breached (wrong-reason)")]
    public async Task Every_other_answer_has_to_be_documented(string statusLine, string verdict)
    {
        await using var api = new ScriptedApi().On("GET /things", After(5, new ScriptedAnswer("200 OK"), new ScriptedAnswer(statusLine)));
        using var specs = Specs(api, "GET /things: { responses: { 200: { unproven: not now } , 429: { provoke: burst } } }", "limits: { concurrency: 1 }");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts.Last(), Is.EqualTo($"GET /things/429: {verdict}"));
        Assert.That(api.Count("GET /things"), Is.EqualTo(6));
    }

    [Test]
    public async Task A_request_of_a_burst_that_is_not_answered_leaves_the_case_unanswered()
    {
        await using var api = new ScriptedApi().On("GET /things", After(5, new ScriptedAnswer("200 OK"), new ScriptedAnswer(null) { Closes = true }));
        using var specs = Specs(api, "GET /things: { responses: { 200: { unproven: not now } , 429: { provoke: burst } } }", "limits: { concurrency: 1 }");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts.Last(), Is.EqualTo("GET /things/429: unanswered (reset)"));
    }

    [Test]
    public async Task The_phrase_of_the_hit_counts_as_well()
    {
        await using var api = new ScriptedApi().On("GET /things", "429 Slow Down");
        using var specs = Specs(api, "GET /things: { responses: { 429: { provoke: burst } } }");

        Assert.That((await specs.Run()).Verdicts, Is.EqualTo(["GET /things/429: breached (wrong-reason)"]));
    }

    [Test]
    public async Task What_a_burst_creates_is_deleted()
    {
        await using var api = new ScriptedApi();
        var limit = LimitedTo(8);
        api.On("POST /things", request => limit(request) ?? api.Do(request));
        using var specs = Specs(api, "POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: DELETE /things/$(id) }, 429: { provoke: burst } } }");

        var finished = await specs.Run();

        Assert.That(finished.Verdicts, Is.EqualTo(["POST /things/201: kept", "POST /things/429: kept"]));
        Assert.That((api.Things, finished.Leftovers), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task What_a_burst_had_created_when_it_was_interrupted_is_deleted()
    {
        using var interruption = new CancellationTokenSource();
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(20) };
        var count = 0;
        api.On("POST /things", request =>
        {
            if (Interlocked.Increment(ref count) == 6)
                interruption.Cancel();
            return null;
        });
        using var specs = Specs(api, "POST /things: { responses: { 201: { unproven: not now, capture: { id: $.id }, cleanup: DELETE /things/$(id) }, 429: { provoke: burst } } }", "limits: { concurrency: 3 }");

        var finished = await specs.Run(interrupted: interruption.Token);

        Assert.That(finished.Verdicts.Last(), Is.EqualTo("POST /things/429: unanswered (other)"));
        Assert.That((api.Things.Count, finished.Gate.ExitCode), Is.EqualTo((0, ExitCode.Interrupted)));
        Assert.That(api.Count("DELETE *"), Is.InRange(5, 8));
    }

    [Test]
    public async Task What_deletes_after_a_burst_waits_also_where_the_server_does_not_say_how_long()
    {
        var until = DateTime.MinValue;
        var count = 0;
        await using var api = new ScriptedApi();
        api.On("*", request =>
        {
            if (request.Method == "POST" && Interlocked.Increment(ref count) == 8)
                until = DateTime.UtcNow.AddMilliseconds(2500);
            return DateTime.UtcNow < until ? new ScriptedAnswer("429 Too Many Requests") : api.Do(request);
        });
        using var specs = Specs(api, "POST /things: { responses: { 201: { unproven: not now, capture: { id: $.id }, cleanup: DELETE /things/$(id) }, 429: { provoke: burst } } }");

        var finished = await specs.Run();

        Assert.That((finished.Verdicts.Last(), api.Things.Count, finished.Leftovers.Count()), Is.EqualTo(("POST /things/429: kept", 0, 0)));
    }

    [Test]
    public async Task A_burst_keeps_to_its_time_also_where_the_environment_s_rate_holds_it_up()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api, "GET /things: { responses: { 200: { unproven: not now }, 429: { provoke: { burst: { within: 500ms } } } } }", "limits: { rate: 60/m }");

        var finished = await specs.Run();

        Assert.That(api.Requests, Has.Count.EqualTo(1));
        Assert.That(finished.Verdicts.Last(), Is.EqualTo("GET /things/429: breached (wrong-status)"));
    }

    [Test]
    public async Task A_burst_is_alone_and_comes_last()
    {
        await using var api = new ScriptedApi { Slowness = TimeSpan.FromMilliseconds(10) }.On("GET /things", LimitedTo(30));
        using var specs = Specs(api, $"{Burst}\n{string.Join('\n', Enumerable.Range(0, 40).Select(n => $"GET /other/{n}: {{ responses: {{ 404: }} }}"))}");

        var finished = await specs.Run();

        Assert.That(finished.Gate.Open, Is.True);
        Assert.That(api.Requests.TakeLast(30), Is.All.EqualTo("GET /things"));
    }

    [Test]
    public async Task Under_a_shared_identity_others_wait_until_the_server_has_calmed_down()
    {
        var until = DateTime.MinValue;
        await using var api = new ScriptedApi();
        var count = 0;
        api.On("*", request =>
        {
            if (request.Target == "/things" && request.Method == "GET" && Interlocked.Increment(ref count) == 10)
                until = DateTime.UtcNow.AddMilliseconds(900);
            return DateTime.UtcNow < until ? new ScriptedAnswer("429 Too Many Requests") { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } } : api.Do(request);
        });
        using var specs = Specs(api, "GET /things: { responses: { 200: { unproven: not now }, 429: { headers: { Of: $(thing_id) }, fresh: true, provoke: burst } } }");

        var finished = await specs.Run();

        Assert.That((string.Join(", ", finished.Verdicts), string.Join(", ", finished.Failures), string.Join(", ", finished.Leftovers)), Is.EqualTo(("GET /things/200: unproven, GET /things/429: kept", "", "")));
        Assert.That(api.Things, Is.Empty);
    }

    private static ThingSpecs Specs(ScriptedApi api, string operations, string environment = "") => new(api.BaseUrl, operations, environment);

    // The last of so many requests, and every one after it, are too many.
    private static Func<ScriptedRequest, ScriptedAnswer?> LimitedTo(int requests)
    {
        var count = 0;
        return _ => Interlocked.Increment(ref count) > requests ? new ScriptedAnswer("429 Too Many Requests") : null;
    }

    private static Func<ScriptedRequest, ScriptedAnswer?> After(int requests, ScriptedAnswer before, ScriptedAnswer then)
    {
        var count = 0;
        return _ => Interlocked.Increment(ref count) > requests ? then : before;
    }
}
