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
            # GATE CLOSED: 4 cases breached, 1 case unanswered (1 reset), 2 fixture requests went wrong, 1 thing may be left over on the server

            Environment `local` at http://api, run `RUN`, 1.5 s

            | kept | breached | unanswered | unproven |
            |---:|---:|---:|---:|
            | 1 | 4 | 1 | 1 |

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
}
