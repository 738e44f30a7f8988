using System.Xml.Linq;
using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class JUnitFileTests
{
    [Test]
    public async Task The_file_counts_what_it_holds()
    {
        var suites = Read((await FinishedRuns.WithEverything()).Results);

        Assert.That(suites.ToString().Split('\n')[0].Trim(), Is.EqualTo(
            """<testsuites name="ContractTests" tests="8" failures="5" errors="1" skipped="1" time="0.072" timestamp="2026-01-02T12:00:00">"""));
        Assert.That(suites.Element("testsuite")!.ToString().Split('\n')[0].Trim(), Is.EqualTo(
            """<testsuite name="things" tests="7" failures="4" errors="1" skipped="1" time="0.072" timestamp="2026-01-02T12:00:00">"""));
    }

    [Test]
    public async Task A_case_is_named_by_its_id_and_classed_by_its_operation()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var cases = Cases(Read(results));

        Assert.That(cases.Select(c => c.Attribute("name")!.Value), Is.EqualTo(results.Cases.Select(c => c.Id)).And.Unique);
        Assert.That(cases.Select(c => c.Attribute("classname")!.Value).Distinct(), Is.EqualTo(["ContractTests.things.GET /things", "ContractTests.things.DELETE /things/{thing_id}"]));
        Assert.That(cases.Select(c => $"{c.Attribute("file")!.Value} {c.Attribute("line")!.Value}").First(), Is.EqualTo("specs/things/operations.yaml 6"));
    }

    [Test]
    public async Task Files_are_named_from_the_root_of_the_repository()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var first = Cases(Read(results, new SpecSources("specs", "/home/me/repository/api/specs", "/home/me/repository")))[0];

        Assert.That(first.Attribute("file")!.Value, Is.EqualTo("api/specs/things/operations.yaml"));
    }

    [Test]
    public async Task A_failure_has_its_kind_its_first_line_and_its_whole_message()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var failure = Read(results).Descendants("failure").First();

        Assert.That(failure.Attribute("type")!.Value, Is.EqualTo("wrong-reason"));
        Assert.That(failure.Attribute("message")!.Value, Is.EqualTo("GET /things breached its contract: the reason phrase differs."));
        Assert.That(failure.Value, Is.EqualTo(results.Cases[1].Message));
    }

    [Test]
    public async Task A_reason_of_several_lines_is_not_lost()
    {
        var skipped = Read((await FinishedRuns.WithEverything()).Results).Descendants("skipped").Single();

        Assert.That((skipped.Attribute("message")!.Value, skipped.Value), Is.EqualTo(("nobody is", "nobody is\nlocked out")));
    }

    [Test]
    public async Task A_known_issue_is_skipped_with_its_ticket()
    {
        var results = CraftedResults.WithKnownIssue((await FinishedRuns.WithEverything()).Results);

        var known = Cases(Read(results))[1];

        Assert.That(known.Elements().Select(e => e.Name.LocalName), Is.EqualTo(["skipped"]));
        Assert.That(known.Element("skipped")!.Attribute("message")!.Value, Is.EqualTo(CraftedResults.KnownLine));
        Assert.That(known.Element("skipped")!.Value, Is.EqualTo(results.Cases[1].Message));
    }

    [TestCase("kept", "flakyFailure flakyError")]
    [TestCase("breached", "failure rerunFailure rerunError")]
    [TestCase("unanswered", "rerunFailure error rerunError")]
    public async Task Attempts_before_the_last_one_are_told_as_Surefire_tells_them(string verdict, string elements)
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [CraftedResults.Tried(results.Cases[1], verdict)] };

        var tried = Cases(Read(results)).Single();

        Assert.That(string.Join(' ', tried.Elements().Select(e => e.Name.LocalName)), Is.EqualTo(elements));
        Assert.That(tried.Elements().Where(e => e.Element("stackTrace") is not null).Select(e => $"{e.Attribute("type")!.Value}: {e.Attribute("message")!.Value}: {e.Value}"), Is.EqualTo([
            "wrong-status: received 404 Not␁Found: attempt 1 of 3, at 2026-01-02T12:00:00Z, 12 ms",
            "timeout: not answered: timeout: attempt 2 of 3, at 2026-01-02T12:00:01Z, 300 ms",
        ]));
    }

    [Test]
    public async Task A_closed_gate_is_a_failure_also_where_every_case_is_kept()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [results.Cases[0]], Gate = new GatePart(false, 1, ["only 12.0 % of the documented statuses are proven", "1 known issue expired on 2026-01-01"]) { Remarks = ["1 flaky case"] } };

        var failure = Read(results).Elements("testsuite").Last().Element("testcase")!.Element("failure")!;

        Assert.That(failure.Attribute("message")!.Value, Is.EqualTo("GATE CLOSED: only 12.0 % of the documented statuses are proven, 1 known issue expired on 2026-01-01"));
        Assert.That(failure.Attribute("type")!.Value, Is.EqualTo("closed"));
        Assert.That(failure.Value, Is.EqualTo("""
            GATE CLOSED
            - only 12.0 % of the documented statuses are proven
            - 1 known issue expired on 2026-01-01

            Remarks
            - 1 flaky case

            Fixture requests that went wrong
            - fixture `thing`: create (1 time): POST /things: the reason phrase differs: 201 Created was promised, 201 Made came, specs/things/service.yaml:5:24
            - fixture `thing`: delete (1 time): DELETE /things/{thing_id}: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came, specs/things/service.yaml:7:24

            Left over on the server
            - fixture `thing`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came
                curl -i -X DELETE 'http://api/things/t1'

            """));
    }

    [Test]
    public async Task An_open_gate_is_a_test_that_passes_and_says_what_it_lets_pass()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [results.Cases[0]], Gate = new GatePart(true, 0, []) { Remarks = ["1 flaky case"] } };

        Assert.That(Read(results).Elements("testsuite").Last().Element("testcase")!.ToString(), Is.EqualTo("""
            <testcase classname="ContractTests.gate" name="gate" time="0.000">
              <system-out>1 flaky case</system-out>
            </testcase>
            """));
    }

    [Test]
    public async Task The_run_is_told_with_every_suite()
    {
        var suites = Read((await FinishedRuns.WithEverything()).Results).Elements("testsuite").ToList();

        Assert.That(suites.Select(s => string.Join(' ', s.Element("properties")!.Elements().Select(p => $"{p.Attribute("name")!.Value}={p.Attribute("value")!.Value}"))), Is.EqualTo(Enumerable.Repeat("environment=local base_url=http://api run=RUN gate=closed", 2)));
    }

    [Test]
    public async Task No_character_spoils_the_file()
    {
        const string Text = "\u0000\u0001\u001b[31m\u000b half a pair: \ud800, \uffff \u0085\u009b ]]> & < 😀";
        const string Shown = "\ufffd\ufffd\ufffd[31m\ufffd half a pair: \ufffd, \ufffd \ufffd\ufffd ]]> & < 😀";
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [results.Cases[1] with { Id = Text, Operation = Text, Message = Text }] };

        var only = Cases(Read(results)).Single();

        Assert.That((only.Attribute("name")!.Value, only.Element("failure")!.Value), Is.EqualTo((Shown, Shown)));
    }

    [Test]
    public async Task Names_that_look_alike_without_their_control_characters_are_told_apart()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [.. new[] { "a\u0001", "a\u0002", "b", " b" }.Select(id => results.Cases[1] with { Id = id })] };

        var names = Cases(Read(results)).Select(c => c.Attribute("name")!.Value).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names.Select(n => n.Split(" [")[0]), Is.EqualTo(["a\ufffd", "a\ufffd", "b", "b"]));
    }

    [Test]
    public async Task Ten_thousand_failures_with_long_messages_stay_below_thirty_megabytes()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        var failure = CraftedResults.Tried(results.Cases[1], "breached") with { Message = $"{new string('ä', 5000)}\n{string.Concat(Enumerable.Repeat("<&>", 5000))}" };
        failure = failure with { Attempts = [.. Enumerable.Repeat(failure.Attempts[0] with { Received = new ReceivedPart(404, new string('<', 5000), "HTTP/1.1") }, 50)] };
        results = results with { Cases = [.. Enumerable.Range(0, 10_000).Select(n => failure with { Id = $"log-tank-service/GET /v2/{{project_id}}/groups/{{log_group_id}}/streams/404/a case with a name of its own, number {n}" })] };

        var bytes = Written(results, path => new FileInfo(path).Length);
        var one = Cases(Read(results with { Cases = [results.Cases[0]] })).Single();
        var many = Cases(Read(results)).First();

        Assert.That(bytes, Is.LessThan(30_000_000));
        Assert.That(many.Element("failure")!.Value, Does.EndWith("ä… (the whole is in results.json)"));
        Assert.That(one.Element("failure")!.Value, Has.Length.GreaterThan(3 * many.Element("failure")!.Value.Length), "fewer failures may say more");
        Assert.That(one.Elements("rerunFailure").Select(e => e.Value).Last(), Does.EndWith("results.json has all 49"));
    }

    private static List<XElement> Cases(XElement suites) => [.. suites.Elements("testsuite").SkipLast(1).SelectMany(s => s.Elements("testcase"))];

    private static XElement Read(Results results, SpecSources? sources = null) => Written(results, JUnitSchema.Validate, sources);

    private static T Written<T>(Results results, Func<string, T> read, SpecSources? sources = null)
    {
        var folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;
        try
        {
            JUnitFile.Write(folder, results, sources);
            return read(Path.Combine(folder, JUnitFile.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
