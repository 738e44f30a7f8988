using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class AnnotationsTests
{
    private static readonly SpecSources Sources = new("specs", "/repository/specs", "/repository");

    [Test]
    public async Task The_gate_comes_first_then_what_failed_on_its_lines()
    {
        var annotations = Annotations.Of((await FinishedRuns.WithEverything()).Results, Sources);

        Assert.That(annotations.Select(a => $"{(a.IsError ? "error" : "warning")} {a.Place?.File}:{a.Place?.Line} {a.Title}"), Is.EqualTo([
            "error : Contract tests",
            "error specs/things/operations.yaml:7 things/GET /things/400/bad query, and 1 more",
            "error specs/things/operations.yaml:9 things/GET /things/404",
            "error specs/things/operations.yaml:10 things/GET /things/500",
            "error specs/things/operations.yaml:12 things/DELETE /things/{thing_id}/204",
            "error specs/things/service.yaml:5 fixture `thing`: create went wrong",
            "error specs/things/service.yaml:7 fixture `thing`: delete went wrong",
        ]));
        Assert.That(annotations[0].Message, Is.EqualTo("GATE CLOSED: 4 cases breached, 1 case unanswered (1 reset), 2 fixture requests went wrong, 1 thing may be left over on the server"));
        Assert.That(annotations[1].Message, Is.EqualTo("""
            GET /things breached its contract: the reason phrase differs.

                documented  400 Bad Request
                received    400 BAD␁REQUEST      (HTTP/1.1, 12 ms)
                note        character 4 is U+0001, a control character

            The same line:
            things/GET /things/400/other query
            """));
        Assert.That(annotations[5].Message, Is.EqualTo("POST /things: the reason phrase differs: 201 Created was promised, 201 Made came"));
    }

    [Test]
    public async Task Of_many_failures_one_of_each_cause_is_shown_first_and_the_rest_is_counted()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        var (shouted, teapot) = (results.Cases[1], results.Cases[4]);
        results = results with
        {
            Cases = [.. Enumerable.Range(1, 20).Select(n => shouted with { Id = $"shouted {n}", Source = $"specs/a.yaml:{n}:1" }), teapot with { Severity = "minor" }, teapot with { Id = "worst", Severity = "blocker", Source = "specs/b.yaml:1:1" }],
            Fixtures = [],
        };

        var annotations = Annotations.Of(results, Sources);

        Assert.That(annotations.Select(a => a.Title), Is.EqualTo(["Contract tests", "worst", .. Enumerable.Range(1, 7).Select(n => $"shouted {n}"), "Contract tests"]));
        Assert.That(annotations[^1], Is.EqualTo(new Annotation(true, null, "Contract tests", "14 more lines failed: see the log and the reports")));
        Assert.That(annotations[2].Message, Does.EndWith("\n    likewise    19 other cases"));
    }

    [Test]
    public async Task Known_issues_and_flaky_cases_are_warnings()
    {
        var results = CraftedResults.WithKnownIssue((await FinishedRuns.WithEverything()).Results);
        results = results with { Cases = [CraftedResults.Tried(results.Cases[0], "kept"), results.Cases[1]], Fixtures = [], Gate = new GatePart(true, 0, []) };

        Assert.That(Annotations.Of(results, Sources), Is.EqualTo([
            new Annotation(false, new SourcePlace("specs/known-issues.yaml", 8, 5), "Known issue LTS-7", "The known issue LTS-7 expired on 2026-01-01: set another date."),
            new Annotation(false, new SourcePlace("specs/things/operations.yaml", 6, 7), "things/GET /things/200", "kept at attempt 3 (received 404 Not␁Found, not answered: timeout)"),
            new Annotation(false, new SourcePlace("specs/things/operations.yaml", 7, 13), "things/GET /things/400/bad query", CraftedResults.KnownLine),
        ]));
    }

    [Test]
    public async Task Of_a_sick_environment_one_line_is_told()
    {
        var results = (await FinishedRuns.WithEverything()).Results with { Gate = new GatePart(false, 3, ["the environment `local` is down: nothing can be said about the contract"]) };

        Assert.That(Annotations.Of(results, Sources), Is.EqualTo([new Annotation(true, null, "Contract tests", "GATE CLOSED: the environment `local` is down: nothing can be said about the contract")]));
    }

    [Test]
    public async Task What_lies_outside_of_the_repository_is_named_in_the_text()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [results.Cases[4] with { Message = new string('x', 5000) }], Fixtures = [] };

        var annotation = Annotations.Of(results, new SpecSources("specs", "/elsewhere/specs", "/repository"))[1];

        Assert.That((annotation.Place, annotation.Message), Is.EqualTo(((SourcePlace?)null, $"{new string('x', 4000)}…")));
    }
}
