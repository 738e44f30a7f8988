using System.Text.Json;
using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class ResultsFileTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<TestCaseData> Fields()
    {
        yield return new TestCaseData("", "version run gate totals cases coverage undocumented fixtures leftovers known_issues").SetArgDisplayNames("whole");
        yield return new TestCaseData("run", "id environment base_url started finished shard").SetArgDisplayNames("run");
        yield return new TestCaseData("gate", "open exit_code reasons remarks").SetArgDisplayNames("gate");
        yield return new TestCaseData("totals", "kept breached unanswered unproven known flaky").SetArgDisplayNames("totals");
        yield return new TestCaseData(
            "cases",
            "id service operation status case verdict known ticket breach unanswered unmet message documented expected received elapsed_ms attempts source request curl exchange flaky untried tags severity owner").SetArgDisplayNames("case");
        yield return new TestCaseData("cases received", "code reason protocol status_line").SetArgDisplayNames("received");
        yield return new TestCaseData("cases attempts", "started verdict why received elapsed_ms note").SetArgDisplayNames("attempt");
        yield return new TestCaseData("coverage", "service operation status state why").SetArgDisplayNames("coverage");
        yield return new TestCaseData("undocumented", "service operation received count").SetArgDisplayNames("undocumented");
        yield return new TestCaseData("fixtures", "what request message source count").SetArgDisplayNames("fixture");
        yield return new TestCaseData("leftovers", "what why request").SetArgDisplayNames("leftover");
    }

    [TestCaseSource(nameof(Fields))]
    public async Task The_file_has_the_documented_fields(string path, string fields)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(await Written()));
        var element = json.RootElement;
        foreach (var name in path.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            element = element.GetProperty(name);
            element = element.ValueKind == JsonValueKind.Array ? element[0] : element;
        }

        Assert.That(element.EnumerateObject().Select(p => p.Name), Is.EqualTo(fields.Split(' ')));
    }

    [Test]
    public async Task A_breached_case_is_told_in_full()
    {
        var run = await FinishedRuns.WithEverything();

        var part = run.Results.Cases.Single(c => c.Case == "bad query");

        Assert.That(part with { Attempts = [], Documented = [], Message = "" }, Is.EqualTo(new CasePart
        {
            Id = "things/GET /things/400/bad query",
            Service = "things",
            Operation = "GET /things",
            Status = "400",
            Case = "bad query",
            Verdict = "breached",
            Breach = "wrong-reason",
            Message = "",
            Documented = [],
            Expected = "400 Bad Request",
            Received = new ReceivedPart(400, "BAD\u0001REQUEST", "HTTP/1.1", "HTTP/1.1 400 BAD\u0001REQUEST"),
            ElapsedMs = 12,
            Attempts = [],
            Source = "specs/things/operations.yaml:7:13",
            Request = "GET http://api/things?q=%3C%26%3E",
            Curl = "curl -i -X GET 'http://api/things?q=%3C%26%3E'",
            Exchange = "GET http://api/things?q=%3C%26%3E\n\nHTTP/1.1 400 BAD␁REQUEST\nContent-Length: 0\n",
            Tags = part.Tags,
        }));
        Assert.That(part.Documented, Is.EqualTo(["200 OK", "400 Bad Request", "403 Forbidden", "404 Not Found", "500 Internal Server Error"]));
        Assert.That(part.Attempts.Select(a => (a.Verdict, a.Received)), Is.EqualTo([("breached", part.Received)]));
        Assert.That(part.Tags, Is.EqualTo(["smoke"]));
    }

    [Test]
    public async Task What_is_read_is_what_was_written()
    {
        var run = await FinishedRuns.WithEverything();
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "again")).FullName;
        ResultsFile.Write(_folder, run.Results);

        var read = ResultsFile.Read(Path.Combine(_folder, ResultsFile.Name))!; // it was just written
        ResultsFile.Write(folder, read);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, ResultsFile.Name)), Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(_folder, ResultsFile.Name))));
        Assert.That((read.Run, read.Totals, read.Gate.Open, read.Cases.Select(c => c.Message)), Is.EqualTo((run.Results.Run, run.Results.Totals, false, run.Results.Cases.Select(c => c.Message))));
    }

    [Test]
    public async Task Coverage_and_undocumented_statuses_are_counted()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        Assert.That(results.Totals, Is.EqualTo(new TotalsPart(1, 4, 1, 1, 0)));
        Assert.That(results.Coverage.Select(c => $"{c.Operation} {c.Status} {c.State}: {c.Why}"), Is.EqualTo([
            "GET /things 200 kept: ",
            "GET /things 400 breached: the reason phrase differs",
            "GET /things 403 unproven: nobody is\nlocked out",
            "GET /things 404 breached: the status is not documented",
            "GET /things 500 unanswered: the connection was closed before a byte of the answer came",
            "DELETE /things/{thing_id} 204 breached: the status code differs",
        ]));
        Assert.That(results.Undocumented, Is.EqualTo([new UndocumentedPart("things", "GET /things", "418 I'm a teapot", 1)]));
    }

    private async Task<string> Written()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;
        ResultsFile.Write(folder, (await FinishedRuns.WithEverything()).Results);
        return Path.Combine(folder, ResultsFile.Name);
    }
}
