using ContractTests.Reports;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class GatePolicyTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke]
          responses: { 200: { retry: { until: kept, within: 5s, every: 10ms } }, 403: { unproven: nobody is locked out } }
        GET /things/none:
          responses: { 404: { severity: trivial }, 500: { unproven: it never fails, severity: blocker } }
        """;

    [TestCase("", "GATE OPEN")]
    [TestCase("min_coverage: 50%", "GATE OPEN")]
    [TestCase("min_coverage: 50.01%", "GATE CLOSED: 2 of 4 documented statuses kept: 50.0 % instead of at least 50.01 % (specs/gate.yaml:1:1)")]
    [TestCase("min_coverage: 100%", "GATE CLOSED: 2 of 4 documented statuses kept: 50.0 % instead of at least 100 % (specs/gate.yaml:1:1)")]
    [TestCase("min_cases: 2", "GATE OPEN")]
    [TestCase("min_cases: 3", "GATE CLOSED: 2 cases ran instead of at least 3 (specs/gate.yaml:1:1)")]
    [TestCase("max_flaky: 1", "GATE OPEN")]
    [TestCase("max_flaky: 0", "GATE CLOSED: 1 case flaky instead of at most 0 (specs/gate.yaml:1:1)")]
    [TestCase("must_be_kept: { tags: smoke }", "GATE CLOSED: 1 case not kept that must be: 1 unproven (specs/gate.yaml:1:1)")]
    [TestCase("must_be_kept: { severities: [blocker, trivial] }", "GATE CLOSED: 1 case not kept that must be: 1 unproven (specs/gate.yaml:1:1)")]
    [TestCase("must_be_kept: { tags: [smoke], severities: blocker }", "GATE CLOSED: 2 cases not kept that must be: 2 unproven (specs/gate.yaml:1:1)")]
    [TestCase("must_be_kept: { severities: [trivial] }", "GATE OPEN")]
    [TestCase("max_flaky: 0\nmin_cases: 9", "GATE CLOSED: 2 cases ran instead of at least 9 (specs/gate.yaml:2:1), 1 case flaky instead of at most 0 (specs/gate.yaml:1:1)")]
    [TestCase("max_flaky: 0\nenvironments: { local: { max_flaky: 1 } }", "GATE OPEN")]
    [TestCase("max_flaky: 1\nenvironments:\n  local: { max_flaky: 0 }\n  other: { max_flaky: 1 }", "GATE CLOSED: 1 case flaky instead of at most 0 (specs/gate.yaml:3:12)")]
    [TestCase("min_cases: 3\nenvironments: { local: , other: { min_cases: 1 } }", "GATE CLOSED: 2 cases ran instead of at least 3 (specs/gate.yaml:1:1)")]
    public async Task The_policy_asks_for(string policy, string gate)
    {
        var run = await Run(policy, "404 Not Found");

        Assert.That(SummaryFile.GateLine(run.Results.Gate), Is.EqualTo(gate));
        Assert.That(run.Gate.Open, Is.EqualTo(gate == "GATE OPEN"));
    }

    [TestCase("may_be_breached: { severities: trivial }", "GATE OPEN, though 1 breached case may be breached (specs/gate.yaml:1:1)")]
    [TestCase("may_be_breached: { tags: [smoke] }", "GATE CLOSED: 1 case breached")]
    [TestCase("may_be_breached: { severities: [trivial] }\nmust_be_kept: { severities: [trivial] }", "GATE CLOSED: 1 case breached")]
    public async Task A_breach_closes_the_gate_unless_the_policy_lets_it_pass(string policy, string gate)
    {
        var run = await Run(policy, "404 Missing");

        Assert.That(SummaryFile.GateLine(run.Results.Gate), Is.EqualTo(gate));
        Assert.That(run.Results.Totals, Is.EqualTo(new TotalsPart(1, 1, 0, 2, 0, 1)));
    }

    [Test]
    public async Task No_answer_closes_the_gate_whatever_the_policy_says() =>
        Assert.That(SummaryFile.GateLine((await Run("may_be_breached: { severities: [trivial] }", null)).Results.Gate), Is.EqualTo("GATE CLOSED: 1 case unanswered (1 timeout)"));

    [Test]
    public async Task A_known_issue_of_a_case_that_must_be_kept_closes_the_gate()
    {
        const string Issues = "known_issues: [{ cases: '*/404', answers: 404 Missing, ticket: T-1, owner: somebody, expires: 2999-01-31 }]";

        var run = await Run("must_be_kept: { severities: [trivial, blocker] }", "404 Missing", Issues);

        Assert.That(SummaryFile.GateLine(run.Results.Gate), Is.EqualTo("GATE CLOSED: 2 cases not kept that must be: 1 unproven and 1 known (specs/gate.yaml:1:1)"));
    }

    [Test]
    public async Task A_breach_that_passes_does_not_end_a_run_with_bail()
    {
        await using var api = new ScriptedApi().On("GET /things/none", "404 Missing").On("GET /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/none: { responses: { 404: { severity: trivial } } }
            GET /things: { responses: { 200: } }
            """, "limits: { concurrency: 1 }");
        specs.Write("gate.yaml", "may_be_breached: { severities: [trivial] }");

        var run = await specs.Run(bail: true);

        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 case breached"]));
        Assert.That(run.Verdicts, Is.EqualTo(["GET /things/none/404: breached (wrong-reason)", "GET /things/200: breached (wrong-status)"]));
    }

    private static async Task<FinishedRun> Run(string policy, string? answer, string issues = "known_issues:")
    {
        var asked = 0;
        await using var api = new ScriptedApi()
            .On("GET /things", _ => new ScriptedAnswer(Interlocked.Increment(ref asked) == 1 ? "500 Internal Server Error" : "200 OK"))
            .On("GET /things/none", answer);
        using var specs = new ThingSpecs(api.BaseUrl, Operations, "limits: { timeout: 1s }");
        specs.Write("known-issues.yaml", issues);
        if (policy.Length > 0)
            specs.Write("gate.yaml", policy);
        specs.Write("environments.yaml", $"{await File.ReadAllTextAsync(Path.Combine(specs.Folder, "environments.yaml"))}\n  other: {{ base_url: sample }}\n");
        return await specs.Run();
    }
}
