using System.Text.RegularExpressions;
using ContractTests.Exchanges;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Terminal;

[Parallelizable(ParallelScope.All)]
public sealed class CaseLineTests
{
    [Test]
    public async Task A_failure_says_its_kind_the_case_and_what_came()
    {
        var run = await FinishedRuns.WithEverything();

        Assert.That(Short(run, 120), Is.EqualTo("""
            wrong-reason  things/GET /things/400/bad query  400 Bad Request → 400 BAD␁REQUEST
            wrong-status  things/GET /things/400/other query  400 Bad Request → 404 Not Found
            undocumented-status  things/GET /things/404  404 Not Found → 418 I'm a teapot
            unanswered  things/GET /things/500  500 Internal Server Error → nothing (reset)
            wrong-status  things/DELETE /things/{thing_id}/204  204 No Content → 500 Internal Server Error
            """));
    }

    [Test]
    public async Task Where_the_terminal_is_narrow_it_takes_two_lines()
    {
        var run = await FinishedRuns.WithEverything();

        Assert.That(Short(run, 40), Is.EqualTo("""
            wrong-reason  things/G…gs/400/bad query
                400 Bad Request → 400 BAD␁REQUEST
            wrong-status  things/G…/400/other query
                400 Bad Request → 404 Not Found
            undocumented-status  thing… /things/404
                404 Not Found → 418 I'm a teapot
            unanswered  things/GET /things/500
                500 Internal Server Error → nothin…
            wrong-status  things/D…s/{thing_id}/204
                204 No Content → 500 Internal Serv…
            """));
    }

    [Test]
    public async Task In_full_every_case_has_a_line_however_long_it_is()
    {
        var run = await FinishedRuns.WithEverything();

        Assert.That(Lines(run, (line, result) => Still(line.InFull(result))), Is.EqualTo("""
            kept        things/GET /things/200  12 ms
            breached    things/GET /things/400/bad query  12 ms  (wrong-reason: 400 Bad Request → 400 BAD␁REQUEST)
            breached    things/GET /things/400/other query  12 ms  (wrong-status: 400 Bad Request → 404 Not Found)
            unproven    things/GET /things/403  (nobody is locked out)
            breached    things/GET /things/404  12 ms  (undocumented-status: 404 Not Found → 418 I'm a teapot)
            unanswered  things/GET /things/500  12 ms  (500 Internal Server Error → nothing (reset))
            breached    things/DELETE /things/{thing_id}/204  12 ms  (wrong-status: 204 No Content → 500 Internal Server Error)
            """));
    }

    [Test]
    public async Task An_expectation_has_a_right_status_line()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: { expect: { body: { $.a: 7 } } } } }");

        Assert.That(Short(await specs.Run(), 120), Is.EqualTo("expectation  things/GET /things/200  200 OK, but `$.a` in the body is missing"));
    }

    [Test]
    public async Task A_known_issue_is_named_by_its_ticket()
    {
        await using var api = new ScriptedApi().On("GET *", "500 Oops");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        specs.Write("known-issues.yaml", "known_issues: [{ cases: \"*\", answers: 500 Oops, ticket: LTS-7, owner: us, expires: 2999-01-31 }]");

        var run = await specs.Run();

        Assert.That(Lines(run, (line, result) => Still(line.InFull(result))), Is.EqualTo("known       things/GET /things/200  12 ms  (LTS-7: 200 OK → 500 Oops)"));
    }

    [TestCase("200 \u001b[31m[bold]red[/]", "200 ␛[31m[bold]red[/]")]
    [TestCase("200 s3cret", "200 ***")]
    [TestCase("200", "200")]
    public async Task What_a_server_sent_is_masked_and_harmless(string came, string shown)
    {
        await using var api = new ScriptedApi().On("GET *", came);
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        var run = await specs.Run();

        Assert.That(Lines(run, (line, result) => line.Short(result, 120), new Secrets(["s3cret"])), Does.EndWith($"  200 OK → {shown}"));
    }

    private static string Still(string line) => Regex.Replace(line, @"  \d+ ms", "  12 ms");

    private static string Short(FinishedRun run, int width) => Lines(run with { Run = run.Run with { Cases = [.. run.Run.Cases.Where(c => c.Failed)] } }, (line, result) => line.Short(result, width));

    private static string Lines(FinishedRun run, Func<CaseLine, CaseResult, string> told, Secrets? secrets = null)
    {
        var line = new CaseLine(new Ink(false), secrets ?? new Secrets([]));
        return string.Join('\n', run.Run.Cases.Select(c => told(line, c)));
    }
}
