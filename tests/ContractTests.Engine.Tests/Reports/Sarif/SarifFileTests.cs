using System.Text.Json.Nodes;
using ContractTests.Exchanges;
using ContractTests.Judgements;
using NUnit.Framework;

namespace ContractTests.Reports.Sarif;

[Parallelizable(ParallelScope.All)]
public sealed class SarifFileTests
{
    private static readonly SpecSources Sources = new("specs", "/repository/api specs", "/repository");

    [Test]
    public async Task A_breach_stands_on_its_line()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var first = (await Read(results))["results"]![0]!;

        Assert.That(first["message"]!["text"]!.GetValue<string>(), Is.EqualTo(results.Cases[1].Message));
        first.AsObject().Remove("message");
        Assert.That(first.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            {
              "ruleId": "wrong-reason", "ruleIndex": 2, "level": "error",
              "locations": [{
                "physicalLocation": { "artifactLocation": { "uri": "api%20specs/things/operations.yaml", "uriBaseId": "%SRCROOT%" }, "region": { "startLine": 7, "startColumn": 13 } },
                "logicalLocations": [{ "name": "GET /things", "fullyQualifiedName": "things/GET /things/400/bad query" }]
              }],
              "partialFingerprints": { "contractTests/v1": "b6c2aa5954403099119fd80d558f3c9d" },
              "properties": { "case": "things/GET /things/400/bad query", "documented": "400 Bad Request", "received": "HTTP/1.1 400 BAD\u0001REQUEST" }
            }
            """)!.ToJsonString()));
    }

    [Test]
    public async Task The_schema_would_tell()
    {
        Assert.That((await SarifSchema.Published.Value).Validate("""{ "version": "2.1.0", "runs": [{ "results": [{}] }] }"""), Is.Not.Empty);
    }

    [Test]
    public async Task Everything_that_went_wrong_is_a_result_and_nothing_else()
    {
        var results = CraftedResults.WithKnownIssue((await FinishedRuns.WithEverything()).Results);
        results = results with { Cases = [CraftedResults.Tried(results.Cases[0], "kept"), .. results.Cases.Skip(1)] };

        var all = (await Read(results))["results"]!.AsArray();

        Assert.That(all.Select(r => $"{r!["ruleId"]} {r["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]}{(r["suppressions"] is null ? "" : " suppressed")}"), Is.EqualTo([
            "wrong-reason 7 suppressed",
            "wrong-status 7",
            "undocumented-status 9",
            "reset 10",
            "wrong-status 12",
            "fixture-request 5",
            "fixture-request 7",
            "known-issue 8",
            "flaky 6",
        ]));
        Assert.That(all[0]!["suppressions"]!.ToJsonString(), Is.EqualTo($$"""[{"kind":"external","status":"accepted","justification":"{{CraftedResults.KnownLine}}"}]"""));
        Assert.That(all[^1]!["level"]!.GetValue<string>(), Is.EqualTo("warning"));
        Assert.That(all.Select(r => r!["partialFingerprints"]!.ToJsonString()), Is.Unique);
    }

    [Test]
    public async Task The_run_is_told_with_its_gate()
    {
        var results = (await FinishedRuns.WithEverything()).Results with { Gate = new GatePart(false, 1, ["1 case breached", "1 thing may be left over on the server"]) { Remarks = ["1 flaky case"] } };

        var run = await Read(results);

        Assert.That(run["automationDetails"]!["id"]!.GetValue<string>(), Is.EqualTo("contract-tests/local/RUN"));
        Assert.That(run["invocations"]!.ToJsonString(), Is.EqualTo(JsonNode.Parse("""
            [{
              "startTimeUtc": "2026-01-02T12:00:00Z", "endTimeUtc": "2026-01-02T12:00:01.5Z",
              "exitCode": 1, "exitCodeDescription": "GATE CLOSED: 1 case breached, 1 thing may be left over on the server", "executionSuccessful": true,
              "toolExecutionNotifications": [
                { "level": "error", "message": { "text": "1 case breached" } },
                { "level": "error", "message": { "text": "1 thing may be left over on the server" } },
                { "level": "note", "message": { "text": "1 flaky case" } },
                { "level": "error", "message": { "text": "left over on the server: fixture `thing`: delete: the status code differs: 204 No Content or 404 Not Found was promised, 500 Internal Server Error came" } }
              ]
            }]
            """)!.ToJsonString()));
    }

    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(3, false)]
    [TestCase(4, false)]
    [TestCase(130, false)]
    public async Task Who_could_not_judge_was_not_successful(int exitCode, bool successful)
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var run = await Read(results with { Gate = new GatePart(exitCode == 0, exitCode, []) });

        Assert.That(run["invocations"]![0]!["executionSuccessful"]!.GetValue<bool>(), Is.EqualTo(successful));
    }

    [Test]
    public async Task Every_kind_has_its_rule()
    {
        var rules = (await Read((await FinishedRuns.WithEverything()).Results))["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.That(rules.Select(r => r!["id"]!.GetValue<string>()), Is.EqualTo([.. Enum.GetValues<BreachKind>().Select(Kebab.Of), .. Enum.GetValues<NoAnswerKind>().Select(Kebab.Of), "flaky", "fixture-request", "known-issue"]));
        Assert.That(rules.Select(r => r!["shortDescription"]!["text"]!.GetValue<string>()), Is.Unique.And.All.EndsWith("."));
    }

    [Test]
    public async Task Text_from_the_server_cannot_become_a_link()
    {
        var results = (await FinishedRuns.WithEverything()).Results;

        var text = (await Read(results with { Cases = [results.Cases[1] with { Message = "received 404 [here](https://evil.test) {0}" }] }))["results"]![0]!["message"]!["text"]!.GetValue<string>();

        Assert.That(text, Is.EqualTo(@"received 404 \[here\](https://evil.test) {0}"));
    }

    [Test]
    public async Task GitHub_takes_no_more_than_25000_results()
    {
        var results = (await FinishedRuns.WithEverything()).Results;
        results = results with { Cases = [.. Enumerable.Range(0, 25_010).Select(n => results.Cases[1] with { Id = $"case {n}" })], Fixtures = [] };

        var run = await Written(results);

        Assert.That(run["results"]!.AsArray(), Has.Count.EqualTo(25_000));
        Assert.That(run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray().Last()!["message"]!["text"]!.GetValue<string>(), Is.EqualTo("10 more results: see results.json"));
    }

    private static async Task<JsonNode> Read(Results results)
    {
        var run = await Written(results);
        Assert.That((await SarifSchema.Published.Value).Validate(run.Root.ToJsonString()), Is.Empty);
        return run;
    }

    private static async Task<JsonNode> Written(Results results)
    {
        var folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;
        try
        {
            SarifFile.Write(folder, results, Sources);
            return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, SarifFile.Name)))!["runs"]![0]!; // it was just written
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
