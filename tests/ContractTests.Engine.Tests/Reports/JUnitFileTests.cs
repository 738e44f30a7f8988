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

        Assert.That(suites.Element("testsuite")!.ToString().Split('\n')[0].Trim(), Is.EqualTo(
            """<testsuite name="things" tests="7" failures="4" errors="1" skipped="1" time="0.072" timestamp="2026-01-02T12:00:00">"""));
        Assert.That((suites.Descendants("failure").Count(), suites.Descendants("error").Count(), suites.Descendants("skipped").Count()), Is.EqualTo((4, 1, 1)));
    }

    [Test]
    public async Task A_case_is_named_by_its_id_and_classed_by_its_operation()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var cases = Read(results).Descendants("testcase").ToList();

        Assert.That(cases.Select(c => c.Attribute("name")!.Value), Is.EqualTo(results.Cases.Select(c => c.Id)).And.Unique);
        Assert.That(cases.Select(c => c.Attribute("classname")!.Value).Distinct(), Is.EqualTo(["ContractTests.things.GET /things", "ContractTests.things.DELETE /things/{thing_id}"]));
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
    public async Task No_character_spoils_the_file()
    {
        const string Text = "\u0000\u0001\u001b[31m\u000b half a pair: \ud800, \uffff ]]> & < 😀";
        const string Shown = "\ufffd\ufffd\ufffd[31m\ufffd half a pair: \ufffd, \ufffd ]]> & < 😀";
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [results.Cases[1] with { Id = Text, Operation = Text, Message = Text }] };

        var only = Read(results).Descendants("testcase").Single();

        Assert.That((only.Attribute("name")!.Value, only.Element("failure")!.Value), Is.EqualTo((Shown, Shown)));
    }

    private static XElement Read(Results results)
    {
        var folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;
        try
        {
            JUnitFile.Write(folder, results);
            return XDocument.Load(Path.Combine(folder, JUnitFile.Name)).Root!; // it loaded
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
