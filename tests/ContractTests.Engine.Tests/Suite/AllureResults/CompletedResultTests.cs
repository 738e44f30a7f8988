using ContractTests.Commands;
using ContractTests.Exchanges;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite.AllureResults;

[Parallelizable(ParallelScope.All)]
public sealed class CompletedResultTests
{
    private const string Patient = "retry: { until: kept, within: 5s, every: 20ms }";

    [Test]
    public async Task Earlier_attempts_are_results_of_their_own_with_the_identity_of_their_case()
    {
        var answers = new Queue<ScriptedAnswer>([new ScriptedAnswer("404 Not Found"), new ScriptedAnswer(null) { Closes = true }, new ScriptedAnswer("200 OK")]);
        await using var api = new ScriptedApi().On("GET /things/t1", _ => answers.Dequeue());
        using var specs = new ThingSpecs(api.BaseUrl, $"GET /things/{{thing_id}}: {{ responses: {{ 200: {{ {Patient}, fresh: true }} }} }}");

        await Run(specs);

        var results = new WrittenResults(specs.Output);
        var tests = results.Tests;
        Assert.That(tests.Select(t => (string?)t["status"]), Is.EqualTo(["failed", "broken", "passed"]), "in the order of their times");
        foreach (var key in new[] { "testCaseId", "historyId", "fullName", "name", "labels", "parameters" })
            Assert.That(tests.Select(t => t[key]!.ToJsonString()).Distinct().ToList(), Has.Count.EqualTo(1), key); // each has it
        Assert.That(tests.Select(t => (string?)t["uuid"]), Is.Unique);
        Assert.That(tests[0]["start"]!.GetValue<long>(), Is.LessThan(tests[1]["start"]!.GetValue<long>()));
        Assert.That(tests[1]["start"]!.GetValue<long>(), Is.LessThan(tests[2]["start"]!.GetValue<long>()));
        Assert.That(tests.Select(t => t["statusDetails"]!["flaky"]?.GetValue<bool>()), Is.EqualTo([null, null, (bool?)true]));
        Assert.That((string?)tests[2]["statusDetails"]!["message"], Is.EqualTo("kept, but not at the first attempt"));
        Assert.That(WrittenResults.Steps(tests[0]), Is.EqualTo([
            $"failed GET {api.BaseUrl}/things/t1 → 404 Not Found",
            "  failed the status code should be 200 (the status code differs; the operation does not document 404 at all)",
        ]));
        Assert.That(WrittenResults.Steps(tests[1]), Is.EqualTo([$"broken GET {api.BaseUrl}/things/t1 → no answer (the connection was closed before a byte of the answer came)"]));
        Assert.That(WrittenResults.Steps(tests[2]).Where(s => s[0] != ' '), Is.EqualTo(["passed create the fixture `thing`", $"passed GET {api.BaseUrl}/things/t1 → 200 OK", "passed delete the fixture `thing`"]));
        Assert.That(results.Attachments(tests[0]["steps"]![0]!)["application/vnd.allure.http+json"], Does.Contain("\"status\":404"));
    }

    [Test]
    public async Task The_details_of_a_status_are_the_message_and_what_differs_without_the_trace_of_a_stack()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 Fine").On("GET /things?q=none", _ => new ScriptedAnswer(null) { Closes = true }).On("GET /things?q=text", "403 Forbidden", "abc");
        using var specs = new ThingSpecs(api.BaseUrl, """
            GET /things:
              responses:
                200:
                404: { query: { q: none } }
                403: { query: { q: text }, expect: { text: xyz } }
                500: { unproven: it never fails }
            """);

        await Run(specs);

        Assert.That(Details("200"), Is.EqualTo(("GET /things breached its contract: the reason phrase differs.", "200 OK", "200 Fine")));
        Assert.That(Details("404"), Is.EqualTo(("GET /things was not answered: the connection was closed before a byte of the answer came.", "404 Not Found", "no answer (reset)")));
        Assert.That(Details("403"), Is.EqualTo(("GET /things breached its contract: the body's text is not as expected.", (string?)null, (string?)null)));
        Assert.That(Details("500"), Is.EqualTo(("it never fails", (string?)null, (string?)null)));

        (string?, string?, string?) Details(string status)
        {
            var details = new WrittenResults(specs.Output).Test($"things/GET /things/{status}")["statusDetails"]!; // it is not kept
            Assert.That((string?)details["trace"], Is.Null.Or.Empty);
            return (((string?)details["message"])?.Split('\n')[0], (string?)details["expected"], (string?)details["actual"]);
        }
    }

    [TestCase("LTS-1234", 0)]
    [TestCase("https://tickets.example.test/LTS-1234", 1)]
    public async Task A_known_issue_is_skipped_known_and_names_its_ticket(string ticket, int links)
    {
        await using var api = new ScriptedApi().On("GET /things", "500 Internal Server Error");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: , 404: { unproven: it is always there } } }");
        specs.Write("known-issues.yaml", $"""
            known_issues:
              - cases: things/GET /things/200
                answers: 500 Internal Server Error
                ticket: {ticket}
                owner: storage-team
                expires: 2999-12-31
            """);

        await Run(specs);

        var test = new WrittenResults(specs.Output).Test("things/GET /things/200");
        Assert.That(((string?)test["status"], test["statusDetails"]!["known"]?.GetValue<bool>()), Is.EqualTo(("skipped", (bool?)true)));
        Assert.That((string?)test["statusDetails"]!["message"], Does.StartWith("GET /things breached its contract: the status code differs.\n").And.Contain($"known issue {ticket}, until 2999-12-31, owned by storage-team"));
        Assert.That(test["labels"]!.AsArray().Where(l => (string?)l!["name"] == "issue").Select(l => (string?)l!["value"]), Is.EqualTo([ticket]));
        Assert.That(test["links"]!.AsArray().Select(l => $"{l!["type"]} {l["url"]}"), Is.EqualTo(Enumerable.Repeat($"issue {ticket}", links)));
    }

    [Test]
    public async Task A_result_is_found_by_its_id_where_its_file_has_another_name()
    {
        await using var api = new ScriptedApi().On("GET /things", "200 Fine");
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }");
        var result = (await specs.Run()).Run.Cases.Single();
        specs.Write("0f-result.json", """{ "uuid": "a" }""");
        specs.Write("1f-result.json", """{ "uuid": "b" }""");
        var secrets = new Secrets([]);
        var completed = new CompletedResult(specs.Folder, new AllureSteps(secrets, new AttachmentFiles()), secrets);

        completed.Write("b", result);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Folder, "0f-result.json")), Is.EqualTo("""{ "uuid": "a" }"""));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Folder, "1f-result.json")), Does.Contain("\"actual\":\"200 Fine\""));
        Assert.That(() => completed.Write("c", result), Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo("Allure has written no result c"));
    }

    private static Task<Ended> Run(ThingSpecs specs) => CommandLineProcess.Run("--specs", specs.Folder, "--output", specs.Output);
}
