using ContractTests.Reports;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class RetryTests
{
    private const string Patient = "GET /things: { responses: { 200: { retry: { until: kept, within: 5s, every: 20ms } } } }";

    [Test]
    public async Task A_case_is_tried_until_it_is_kept()
    {
        await using var api = new ScriptedApi().On("GET /things", InTurn(new ScriptedAnswer("404 Not Found"), new ScriptedAnswer(null) { Closes = true }, new ScriptedAnswer("200 OK")));
        using var specs = new ThingSpecs(api.BaseUrl, Patient);

        var finished = await specs.Run();

        var only = finished.Results.Cases.Single();
        Assert.That((only.Verdict, only.Flaky, finished.Results.Totals.Flaky, finished.Gate.Open), Is.EqualTo(("kept", true, 1, true)));
        Assert.That(only.Attempts.Select(a => $"{a.Verdict} {a.Why} {a.Received?.Code}"), Is.EqualTo(["breached wrong-status 404", "unanswered reset ", "kept  200"]));
        Assert.That(Message.FlakyText(only), Is.EqualTo("kept at attempt 3 (received 404 Not Found, not answered: reset)"));
    }

    [Test]
    public async Task A_case_that_is_kept_at_once_is_not_flaky()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Patient);

        var finished = await specs.Run();

        Assert.That((finished.Results.Cases.Single().Flaky, api.Requests.Count), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task The_last_attempt_is_the_one_that_counts()
    {
        await using var api = new ScriptedApi().On("GET /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { retry: { within: 200ms, every: 50ms } } } }");

        var finished = await specs.Run();

        var only = finished.Results.Cases.Single();
        Assert.That((only.Verdict, only.Flaky), Is.EqualTo(("breached", false)));
        Assert.That(only.Attempts, Has.Count.InRange(2, 5));
        Assert.That(api.Requests, Has.Count.EqualTo(only.Attempts.Count));
    }

    [Test]
    public async Task No_attempt_begins_after_the_time_is_over()
    {
        await using var api = new ScriptedApi().On("GET /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { retry: { within: 300ms, every: 1s } } } }");

        Assert.That((await specs.Run()).Results.Cases.Single().Attempts, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_asks_for_more_time_is_given_it()
    {
        var times = new List<DateTime>();
        await using var api = new ScriptedApi().On("GET /things", _ =>
        {
            times.Add(DateTime.UtcNow);
            return times.Count > 1 ? new ScriptedAnswer("200 OK") : new ScriptedAnswer("503 Service Unavailable") { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };
        });
        using var specs = new ThingSpecs(api.BaseUrl, Patient);

        var finished = await specs.Run();

        Assert.That(finished.Results.Cases.Single().Verdict, Is.EqualTo("kept"));
        Assert.That(times[1] - times[0], Is.GreaterThan(TimeSpan.FromMilliseconds(950)));
    }

    [Test]
    public async Task Every_attempt_that_created_something_is_cleaned_up_after()
    {
        await using var api = new ScriptedApi();
        api.On("POST /things", InTurn(request => api.Do(request) with { StatusLine = "200 OK" }, api.Do));
        using var specs = new ThingSpecs(api.BaseUrl, "POST /things: { responses: { 201: { capture: { id: $.id }, cleanup: DELETE /things/$(id), retry: { every: 10ms } }, 200: { unproven: no } } }");

        var finished = await specs.Run();

        Assert.That((finished.Results.Totals.Flaky, string.Join(",", api.Things)), Is.EqualTo((1, "")));
        Assert.That(api.Count("DELETE *"), Is.EqualTo(2));
    }

    [Test]
    public async Task Every_report_says_that_a_case_is_flaky()
    {
        await using var api = new ScriptedApi().On("GET /things", InTurn(new ScriptedAnswer("404 Not Found"), new ScriptedAnswer("200 OK")));
        using var specs = new ThingSpecs(api.BaseUrl, Patient);

        var finished = await specs.Run();
        new ReportFolder(specs.Output).Write(finished.Results);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "junit.xml")), Does.Contain("""<flakyFailure message="received 404 Not Found" type="wrong-status">"""));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "summary.md")), Does.Contain("## Flaky\n\n- things/GET /things/200: kept at attempt 2 (received 404 Not Found)"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "results.json")), Does.Contain("\"flaky\": true"));
    }

    [Test]
    public async Task An_interruption_between_two_attempts_loses_none()
    {
        using var interruption = new CancellationTokenSource();
        await using var api = new ScriptedApi().On("GET /things", _ =>
        {
            interruption.CancelAfter(100);
            return new ScriptedAnswer("404 Not Found");
        });
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { retry: { within: 30s, every: 10s } } } }");

        var finished = await specs.Run(interrupted: interruption.Token);

        Assert.That(finished.Verdicts, Is.EqualTo(["GET /things/200: breached (wrong-status)"]));
    }

    private static Func<ScriptedRequest, ScriptedAnswer?> InTurn(params ScriptedAnswer[] answers) => InTurn([.. answers.Select(a => (Func<ScriptedRequest, ScriptedAnswer>)(_ => a))]);

    private static Func<ScriptedRequest, ScriptedAnswer?> InTurn(params Func<ScriptedRequest, ScriptedAnswer>[] answers)
    {
        var count = -1;
        return request => answers[Math.Min(Interlocked.Increment(ref count), answers.Length - 1)](request);
    }
}
