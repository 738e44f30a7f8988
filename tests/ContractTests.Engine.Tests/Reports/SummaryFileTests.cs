using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class SummaryFileTests
{
    [Test]
    public async Task The_summary_tells_the_gate_the_totals_and_whatever_was_not_kept()
    {
        var run = await FinishedRuns.WithEverything();

        Assert.That(SummaryFile.Text(run.Results), Is.EqualTo("""
            # GATE CLOSED

            - 4 cases breached
            - 1 case unanswered (1 reset)
            - 2 fixture requests went wrong
            - 1 thing may be left over on the server

            Environment `local` at http://api, run `RUN`, 1.5 s

            | kept | breached | unanswered | unproven | known |
            |---:|---:|---:|---:|---:|
            | 1 | 4 | 1 | 1 | 0 |

            1 of 6 documented statuses kept: 16.6 %

            ## Failures

            ### things/GET /things/400/bad query

            ```text
            GET /things breached its contract: the reason phrase differs.

                documented  400 Bad Request
                received    400 BAD␁REQUEST      (HTTP/1.1, 12 ms)
                note        character 4 is U+0001, a control character

            specs/things/operations.yaml:7:13 (400/bad query)
            curl -i -X GET 'http://api/things?q=%3C%26%3E'
            ```

            ### things/GET /things/400/other query

            ```text
            GET /things breached its contract: the status code differs.

                documented  400 Bad Request
                received    404 Not Found        (HTTP/1.1, 12 ms)

            specs/things/operations.yaml:7:55 (400/other query)
            curl -i -X GET 'http://api/things?q=header'
            ```

            ### things/GET /things/404

            ```text
            GET /things breached its contract: the status is not documented.

                documented  404 Not Found
                received    418 I'm a teapot     (HTTP/1.1, 12 ms)
                note        status-codes.yaml has no 418

            specs/things/operations.yaml:9:7
            curl -i -X GET 'http://api/things?q=teapot'
            ```

            ### things/GET /things/500

            ```text
            GET /things was not answered: the connection was closed before a byte of the answer came.

                documented  500 Internal Server Error
                received    nothing              (reset, 12 ms)

            specs/things/operations.yaml:10:7
            curl -i -X GET 'http://api/things?q=none'
            ```

            ### things/DELETE /things/\{thing\_id\}/204

            ```text
            DELETE /things/{thing_id} breached its contract: the status code differs.

                documented  204 No Content
                received    500 Internal Server Error (HTTP/1.1, 12 ms)
                note        the operation does not document 500 at all

            specs/things/operations.yaml:12:18
            curl -i -X DELETE 'http://api/things/t1'
            ```

            ## Fixture requests that went wrong

            - fixture \`thing\`: create (1 time): POST /things: the reason phrase differs: 201 Created was promised, 201 Made came, specs/things/service.yaml:5:24
            - fixture \`thing\`: delete (1 time): DELETE /things/\{thing\_id\}: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came, specs/things/service.yaml:7:24

            ## Left over

            - fixture \`thing\`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came

              ```text
              curl -i -X DELETE 'http://api/things/t1'
              ```

            ## Undocumented statuses

            - GET /things answered 418 I'm a teapot (1 time)

            ## Unproven

            - GET /things 403: nobody is locked out

            """));
    }

    [Test]
    public async Task Text_from_the_server_cannot_end_its_fence()
    {
        var run = await FinishedRuns.WithEverything();
        var results = run.Results with { Cases = [.. run.Results.Cases.Where(c => c.Verdict == "breached").Take(1).Select(c => c with { Message = "a ``` b ```` c" })] };

        Assert.That(SummaryFile.Text(results), Does.Contain("`````text\na ``` b ```` c\n`````\n"));
    }

    [Test]
    public async Task Of_very_many_failures_the_first_fifty_are_told()
    {
        var run = await FinishedRuns.WithEverything();
        var failure = run.Results.Cases.First(c => c.Verdict == "breached");
        var results = run.Results with { Cases = [.. Enumerable.Range(1, 60).Select(n => failure with { Id = $"case {n}" })] };

        Assert.That(SummaryFile.Text(results), Does.Contain("### case 50").And.Not.Contain("### case 51").And.Contain("\n… and 10 more: see results.json\n"));
    }

    [Test]
    public async Task One_reason_stands_in_the_first_line()
    {
        var run = await FinishedRuns.WithEverything();

        Assert.That(SummaryFile.Text(run.Results with { Gate = new GatePart(true, 0, []) }), Does.StartWith("# GATE OPEN\n\nEnvironment"));
        Assert.That(SummaryFile.Text(run.Results with { Gate = new GatePart(true, 0, []) { Remarks = ["1 flaky case"] } }), Does.StartWith("# GATE OPEN, though 1 flaky case\n\nEnvironment"));
        Assert.That(SummaryFile.Text(run.Results with { Gate = new GatePart(false, 1, ["1 case breached: <b>"]) { Remarks = ["1 flaky case"] } }), Does.Contain("\n## Tolerated\n\n- 1 flaky case\n").And.StartWith("# GATE CLOSED: 1 case breached: \\<b\\>\n\nEnvironment"));
    }

    [Test]
    public async Task What_an_open_gate_lets_pass_is_told()
    {
        var run = await FinishedRuns.WithEverything();
        var results = CraftedResults.WithKnownIssue(run.Results) with { Gate = new GatePart(true, 0, []) { Remarks = ["1 known issue is tolerated", "1 flaky case"] } };

        var text = SummaryFile.Text(results);

        Assert.That(text, Does.StartWith("# GATE OPEN, though\n\n- 1 known issue is tolerated\n- 1 flaky case\n\nEnvironment").And.Contain("\n| 1 | 3 | 1 | 1 | 1 |\n"));
        Assert.That(text, Does.Contain("\n## Failures\n\n### things/GET /things/400/other query\n"));
        Assert.That(text, Does.Contain("""

            ## Known issues

            - The known issue LTS-1234 tolerates 400 BAD REQUEST from things/GET /things/400/\* until 2027-01-31, owned by storage-team (specs/known-issues.yaml:2:5): 1 case.
            - The known issue LTS-7 expired on 2026-01-01: set another date.

            """));
    }

    [Test]
    public async Task A_failure_links_to_its_line()
    {
        var run = await FinishedRuns.WithEverything();
        var sources = new SpecSources("specs", "/home/me/repository/specs", "/home/me/repository") { Web = "https://git.test/me/repository/blob/abc" };

        Assert.That(SummaryFile.Text(run.Results, sources), Does.Contain("""
            ### things/GET /things/400/bad query

            [specs/things/operations.yaml:7:13](https://git.test/me/repository/blob/abc/specs/things/operations.yaml#L7)

            ```text
            """));
    }

    [Test]
    public async Task No_summary_is_longer_than_a_page_of_GitHub_may_be()
    {
        var run = await FinishedRuns.WithEverything();
        var failure = run.Results.Cases.First(c => c.Verdict == "breached") with { Message = new string('ä', 50_000) };
        var flaky = CraftedResults.Tried(failure, "kept");
        var results = run.Results with { Cases = [.. Enumerable.Range(0, 40).Select(n => failure with { Id = $"case {n}" }), .. Enumerable.Range(0, 20_000).Select(n => flaky with { Id = $"flaky {n}" })] };

        var text = SummaryFile.Text(results);

        Assert.That(System.Text.Encoding.UTF8.GetByteCount(text), Is.InRange(SummaryFile.Longest - 10_000, SummaryFile.Longest));
        Assert.That(text, Does.Match("\n… and 30 more: see results.json\n\n## Fixture").And.Match("\n## Flaky\n\n(?:- flaky .*\n)+\n… and \\d+ more: see results.json\n\n## Unproven"));
    }
}
