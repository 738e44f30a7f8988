using System.Text.Json;
using ContractTests.Commands;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

[Parallelizable(ParallelScope.All)]
public sealed class AllureStoryTests
{
    private const string Operations = """
        GET /things:
          tags: [smoke, second]
          responses:
            200: { owner: storage-team, severity: critical, links: ["https://example.test/1"] }
            404: [{ case: one, query: { q: none } }, { case: two, query: { q: none } }]
            403: { query: { q: silence } }
            500: { unproven: it never fails }
        GET /things/{thing_id}:
          responses: { 200: }
        """;

    [Test]
    public async Task A_folder_holds_one_result_a_case_and_none_of_an_earlier_run()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing").On("GET *=silence", _ => new ScriptedAnswer(null) { Closes = true });
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        await CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output);
        var first = Tests(specs);
        await CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output, "-j", "1");
        var second = Tests(specs);

        Assert.That(second.Select(t => $"{t.FullName}: {t.Status}"), Is.EqualTo([
            "things/GET /things/200: passed",
            "things/GET /things/403: broken",
            "things/GET /things/404/one: failed",
            "things/GET /things/404/two: failed",
            "things/GET /things/500: skipped",
            "things/GET /things/{thing_id}/200: passed",
        ]));
        Assert.That(second.Select(t => t.CaseId), Is.Unique.And.EqualTo(first.Select(t => t.CaseId)));
        Assert.That(second.Select(t => t.Name), Is.EqualTo(["200 OK", "403 Forbidden", "404 Not Found: one", "404 Not Found: two", "500 Internal Server Error", "200 OK"]));
        Assert.That(second[4].Message, Is.EqualTo("it never fails"));
        Assert.That(second[2].Message, Is.EqualTo(ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!.Cases.Single(c => c.Case == "one").Message)); // it was just written
        Assert.That(second.Select(t => t.Attachments), Is.EqualTo([0, 2, 2, 2, 0, 0]), "every exchange that somebody will look at, twice");
        Assert.That(Directory.EnumerateFiles(Folder(specs), "*.xml"), Is.Empty);
    }

    [Test]
    public async Task A_result_is_labelled_after_its_service_and_its_operation()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        await CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output, "--filter", "things/GET /things/200", "--filter", "*{thing_id}*");

        var tests = Tests(specs);
        Assert.That(tests[0].Labels, Is.SupersetOf((string[])[
            "epic=Things", "feature=smoke", "story=GET /things", "layer=API", "severity=critical", "owner=storage-team", "tag=smoke", "tag=second", "parentSuite=Things", "suite=operations", "subSuite=GET /things", "package=things.operations",
        ]));
        Assert.That(tests[1].Labels, Is.SupersetOf((string[])["epic=Things", "feature=operations", "story=GET /things/{thing_id}"]));
        Assert.That(tests[1].Labels.Where(l => l.StartsWith("parentSuite=", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1));
    }

    private static string Folder(ThingSpecs specs) => Path.Combine(specs.Output, "allure-results");

    private static List<AllureTest> Tests(ThingSpecs specs) => [.. Directory.EnumerateFiles(Folder(specs), "*-result.json").Select(Read).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    private static AllureTest Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var test = json.RootElement;
        Assert.That(test.GetProperty("parameters").GetArrayLength(), Is.Zero, "parameters would be part of the identity");
        return new AllureTest(
            test.GetProperty("fullName").GetString(),
            test.GetProperty("testCaseId").GetString(),
            test.GetProperty("name").GetString(),
            test.GetProperty("status").GetString(),
            test.TryGetProperty("statusDetails", out var details) ? details.GetProperty("message").GetString() : null,
            test.GetProperty("steps").EnumerateArray().Sum(s => s.GetProperty("attachments").GetArrayLength()),
            [.. test.GetProperty("labels").EnumerateArray().Select(l => $"{l.GetProperty("name").GetString()}={l.GetProperty("value").GetString()}")]);
    }

    private sealed record AllureTest(string? FullName, string? CaseId, string? Name, string? Status, string? Message, int Attachments, IReadOnlyList<string> Labels);
}
