using ContractTests.Reports;
using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class KnownIssueTests
{
    private const string Operations = """
        GET /things: { responses: { 200: } }
        GET /things/none: { responses: { 404: { expect: { body: { $.code: E404, $.text: present } } } } }
        """;

    [Test]
    public async Task A_breach_that_somebody_owns_is_told_and_does_not_close_the_gate()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2999-01-31"), "500 Internal Server Error");

        Assert.That((run.Gate.ExitCode, SummaryFile.GateLine(run.Results.Gate)), Is.EqualTo((ExitCode.Open, "GATE OPEN, though 1 case is a known issue (T-1 until 2999-01-31)")));
        Assert.That(run.Results.Totals, Is.EqualTo(new TotalsPart(1, 0, 0, 0, 1)));
        Assert.That(run.Results.Cases.Select(c => (c.Verdict, c.Known, c.Ticket)), Is.EqualTo([("kept", false, null), ("breached", true, "T-1")]));
        Assert.That(run.Results.KnownIssues, Is.EqualTo([new KnownIssuePart("things/GET /things/none/404", "500 Internal Server Error", "T-1", "somebody", "2999-01-31", "specs/known-issues.yaml:2:5", "tolerated", 1, null)]));
        Assert.That(run.Results.Coverage.Select(c => c.State), Is.EqualTo(["kept", "breached"]));
        Assert.That(FinishedRuns.Still(run.Results.Cases[1].Message!, run.Results.Run.BaseUrl), Is.EqualTo("""
            GET /things/none breached its contract: the status code differs.

                documented  404 Not Found
                received    500 Internal Server Error (HTTP/1.1, 12 ms)
                note        the operation does not document 500 at all
                note        known issue T-1, until 2999-01-31, owned by somebody (specs/known-issues.yaml:2:5)

            specs/things/operations.yaml:3:36
            curl -i -X GET 'http://api/things/none'
            """)); // a breach has a message
    }

    [TestCase("500 Internal Server Error", "500 Internal Server Error", TestName = "as it came")]
    [TestCase("500 internal server error", "500 internal server error", TestName = "in another case")]
    [TestCase("'500 '", "500 ", TestName = "without a phrase")]
    [TestCase("500", "500", TestName = "without a phrase and its space")]
    [TestCase("404 NOT␠FOUND", "404 NOT FOUND", TestName = "as a message shows it")]
    [TestCase("'404  Not Found '", "404  Not Found ", TestName = "with spaces around it")]
    [TestCase("999 Größe", "999 Größe", TestName = "in UTF-8")]
    public async Task The_wrong_answer_is_written(string written, string came)
    {
        var run = await Run(Issue($"answers: {written}", expires: "2999-01-31"), came);

        Assert.That((run.Gate.Reasons, run.Results.Totals.Known), Is.EqualTo((Array.Empty<string>(), 1)));
    }

    [TestCase("500 Internal Server  Error")]
    [TestCase("500 Internal server Error")]
    [TestCase("500 ")]
    [TestCase("503 Internal Server Error")]
    [TestCase("200 OK")]
    public async Task Another_wrong_answer_closes_the_gate(string came)
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2999-01-31"), came);

        Assert.That((run.Gate.ExitCode, SummaryFile.GateLine(run.Results.Gate)), Is.EqualTo((ExitCode.Closed, "GATE CLOSED: 1 case breached, 1 known issue met another wrong answer (specs/known-issues.yaml:3:5)")));
        Assert.That(run.Results.Cases[1].Message, Does.Contain("\n    note        the known issue T-1 tolerates 500 Internal Server Error and nothing else (specs/known-issues.yaml:3:5)\n"));
        Assert.That(run.Results.KnownIssues.Single() is { State: "other-answer", Count: 1 } issue ? issue.Message : null, Is.EqualTo("The known issue T-1 tolerates 500 Internal Server Error, and another wrong answer came: mend that, or change the line specs/known-issues.yaml:3:5."));
    }

    [Test]
    public async Task A_repair_closes_the_gate()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2999-01-31"), "404 Not Found");

        Assert.That(SummaryFile.GateLine(run.Results.Gate), Is.EqualTo("GATE CLOSED: 1 known issue is no longer needed (specs/known-issues.yaml:2:5)"));
        Assert.That(run.Results.KnownIssues.Single().Message, Is.EqualTo("The known issue T-1 is no longer needed, since what it speaks of is kept: remove it at specs/known-issues.yaml:2:5."));
    }

    [Test]
    public async Task An_issue_that_expired_closes_the_gate()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2020-01-31"), "500 Internal Server Error");

        Assert.That(SummaryFile.GateLine(run.Results.Gate), Is.EqualTo("GATE CLOSED: 1 case breached, 1 known issue expired on 2020-01-31 (specs/known-issues.yaml:6:5)"));
        Assert.That(run.Results.Cases[1].Message, Does.Contain("\n    note        the known issue T-1 expired on 2020-01-31 (specs/known-issues.yaml:6:5)\n"));
        Assert.That(run.Results.KnownIssues.Single().Message, Is.EqualTo("The known issue T-1 expired on 2020-01-31: set another date at specs/known-issues.yaml:6:5, or remove the issue when the API is mended."));
    }

    [Test]
    public async Task Several_issues_are_told_by_their_lines()
    {
        var issues = Issue("answers: 500 Internal Server Error", expires: "2020-01-31") + Entry("things/GET /things/*", "answers: 200 OK", "2020-01-31") + Entry("things/GET /things/200", "answers: 500 Oops", "2999-01-31") + Entry("*/200", "answers: 500 Oops", "2999-01-31");

        var run = await Run(issues, "500 Internal Server Error");

        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 case breached", "2 known issues expired on 2020-01-31 (specs/known-issues.yaml:6:5 and 11:5)", "2 known issues are no longer needed (specs/known-issues.yaml:12:5 and 17:5)"]));
    }

    [Test]
    public async Task The_last_day_is_a_day_on_which_it_holds()
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var run = await Run(Issue("answers: 500 Internal Server Error", expires: today), "500 Internal Server Error");

        Assert.That(run.Gate.Reasons, Is.Empty.Or.EqualTo(new[] { "1 case breached", $"1 known issue expired on {today} (specs/known-issues.yaml:6:5)" })); // the second at midnight
    }

    [Test]
    public async Task No_answer_is_no_known_answer()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2999-01-31"), null);

        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 case unanswered (1 timeout)"]));
        Assert.That(run.Results.KnownIssues.Single().State, Is.EqualTo("unproven"));
    }

    [Test]
    public async Task An_issue_of_another_environment_holds_nowhere_else()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2999-01-31", environments: "[other]"), "500 Internal Server Error");

        Assert.That((run.Gate.Reasons, run.Results.KnownIssues), Is.EqualTo((new[] { "1 case breached" }, Array.Empty<KnownIssuePart>())));
    }

    [Test]
    public async Task An_issue_of_cases_that_were_not_selected_says_nothing()
    {
        var run = await Run(Issue("answers: 500 Internal Server Error", expires: "2020-01-31"), "404 Not Found", new Selection { Filters = ["*/200"] });

        Assert.That((run.Gate.Reasons, run.Results.KnownIssues), Is.EqualTo((Array.Empty<string>(), Array.Empty<KnownIssuePart>())));
    }

    [TestCase("unmet: ['*`$.code`*', '*$.text*']", "", TestName = "all that is unmet is named")]
    [TestCase("unmet: '*$.code*'", "something else is wrong than `unmet` names", TestName = "one of two is named")]
    [TestCase("", "what else is wrong has to be named as well, as `unmet`", TestName = "nothing is named")]
    public async Task A_right_status_line_with_something_else_wrong_is_pinned_as_well(string unmet, string hint)
    {
        var run = await Run(Issue($"answers: 404 Not Found\n    {unmet}", expires: "2999-01-31"), "404 Not Found", body: "{}");

        Assert.That(run.Results.Cases[1].Message, Does.Contain(hint.Length == 0 ? "note        known issue T-1" : $"the known issue T-1 tolerates 404 Not Found and nothing else; {hint} (specs/known-issues.yaml:3:5)"));
        Assert.That(run.Gate.Open, Is.EqualTo(hint.Length == 0));
    }

    [Test]
    public async Task What_a_server_says_is_no_name_of_what_is_wrong()
    {
        var run = await Run(Issue("answers: 404 Not Found\n    unmet: '*$.text*'", expires: "2999-01-31"), "404 Not Found", body: """{ "code": "look at $.text", "text": "none" }""");

        Assert.That(run.Gate.Reasons, Is.EqualTo(["1 case breached", "1 known issue met another wrong answer (specs/known-issues.yaml:3:5)"]));
        Assert.That(run.Results.Cases[1].Unmet, Is.EqualTo(["`$.code` should be \"E404\""]));
    }

    [TestCase("*/200")]
    [TestCase("*")]
    public async Task An_issue_is_needed_until_all_its_cases_are_kept(string filter)
    {
        var issues = "known_issues:\n" + Entry("things/GET*", "answers: 500 Internal Server Error", "2999-01-31");

        var run = await Run(issues, "500 Internal Server Error", new Selection { Filters = [filter] });

        Assert.That(run.Gate.ExitCode, Is.EqualTo(ExitCode.Open));
        Assert.That(run.Results.KnownIssues.Single().State, Is.EqualTo(filter == "*" ? "tolerated" : "unproven"));
    }

    [Test]
    public async Task A_fixture_may_draw_the_same_wrong_answer()
    {
        await using var api = new ScriptedApi().Saying("POST /things", "201 Made");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things/{thing_id}: { responses: { 200: } }
            POST /things:
              responses: { 201: { capture: { thing_id: $.id }, cleanup: "DELETE /things/{thing_id}" } }
            """);
        specs.Write("known-issues.yaml", "known_issues:\n" + Entry("things/POST /things/201", "answers: 201 Made", "2999-01-31"));

        var (run, filtered) = (await specs.Run(), await specs.Run(new Selection { Filters = ["*/GET*"] }));

        Assert.That(run.Results.Gate.Remarks, Is.EqualTo(["1 case is a known issue (T-1 until 2999-01-31)"]));
        Assert.That((run.Gate.ExitCode, filtered.Gate.ExitCode), Is.EqualTo((ExitCode.Open, ExitCode.Open)));
        Assert.That(run.Results.Totals, Is.EqualTo(new TotalsPart(1, 0, 0, 0, 1)));
    }

    [Test]
    public async Task A_known_answer_says_nothing_new_of_the_environment()
    {
        var operations = string.Concat(Enumerable.Range(0, 12).Select(n => $"GET /things/{n}: {{ responses: {{ 200: }} }}\n")) + "GET /things: { responses: { 200: } }";
        await using var api = new ScriptedApi().On("GET /things", "200 OK").On("GET /things/*", "503 Service Unavailable");
        using var specs = new ThingSpecs(api.BaseUrl, operations);
        specs.Write("known-issues.yaml", "known_issues:\n" + Entry("things/GET /things/*", "answers: 503 Service Unavailable", "2999-01-31"));

        var run = await specs.Run(bail: true);

        Assert.That((run.Gate.ExitCode, run.Results.Totals), Is.EqualTo((ExitCode.Open, new TotalsPart(1, 0, 0, 0, 12))));
    }

    private static async Task<FinishedRun> Run(string issues, string? answer, Selection? selection = null, string body = """{ "code": "E404", "text": "none" }""")
    {
        await using var api = new ScriptedApi().On("GET /things", "200 OK").On("GET /things/none", _ => new ScriptedAnswer(answer, body));
        using var specs = new ThingSpecs(api.BaseUrl, Operations, "limits: { timeout: 1s }");
        specs.Write("known-issues.yaml", issues);
        specs.Write("environments.yaml", $"{await File.ReadAllTextAsync(Path.Combine(specs.Folder, "environments.yaml"))}\n  other: {{ base_url: sample }}\n");
        return await specs.Run(selection);
    }

    private static string Issue(string answers, string expires, string? environments = null) => "known_issues:\n" + Entry("things/GET /things/none/404", answers, expires, environments);

    private static string Entry(string cases, string answers, string expires, string? environments = null) => $"""
          - cases: "{cases}"
            {answers}
            ticket: T-1
            owner: somebody
            expires: {expires}{(environments is null ? "" : $"\n    environments: {environments}")}

        """;
}
