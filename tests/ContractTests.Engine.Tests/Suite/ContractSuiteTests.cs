using ContractTests.Commands;
using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Suite;

/// <summary>The suite under `dotnet test`, a process each.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ContractSuiteTests
{
    private const string Operations = """
        GET /things:
          tags: [some things]
          responses: { 200: , 404: { query: { q: none } }, 403: { query: { q: silence } }, 500: { unproven: it never fails } }
        GET /things/{thing_id}:
          responses: { 200: }
        """;

    [Test]
    public async Task Every_case_is_a_test_of_its_own()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing").On("GET *=silence", _ => new ScriptedAnswer(null) { Closes = true });
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await CommandLineProcess.Test(specs);

        Assert.That(Lines(ended), Is.EquivalentTo([
            "Passed things/GET_/things/200",
            "Failed things/GET_/things/404",
            "Failed things/GET_/things/403",
            "Skipped things/GET_/things/500",
            "Passed things/GET_/things/{thing_id}/200",
        ]));
        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.Contain("   GET /things breached its contract: the reason phrase differs.\n"));
        Assert.That(ended.Output, Does.Contain("   ContractTests.UnansweredException : GET /things was not answered: the connection was closed before a byte of the answer came.\n"));
        Assert.That(ended.Output, Does.Contain("it never fails"));
        Assert.That(Results(specs).Totals, Is.EqualTo(new TotalsPart(2, 1, 1, 1, 0)));
        Assert.That(api.Things, Is.Empty);
    }

    [TestCase("Name=things/GET_/things/{thing_id}/200", "POST /things GET /things/t1 DELETE /things/t1")]
    [TestCase("TestCategory=some_things&FullyQualifiedName~200", "GET /things")]
    public async Task What_a_filter_leaves_out_is_neither_sent_nor_reported(string filter, string requests)
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var ended = await CommandLineProcess.Test(specs, filter);

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
        Assert.That(string.Join(' ', api.Requests), Is.EqualTo(requests));
        Assert.That((Results(specs).Cases.Count, Results(specs).Gate.Open), Is.EqualTo((1, true)));
    }

    [TestCase("404 Missing", 0)]
    [TestCase("404 Not Found", 1)]
    public async Task A_known_issue_is_skipped_and_one_that_is_not_needed_fails(string answer, int exitCode)
    {
        await using var api = new ScriptedApi().On("GET *=none", answer).On("GET *=silence", "403 Forbidden");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);
        specs.Write("known-issues.yaml", "known_issues: [{ cases: '*/404', answers: 404 Missing, ticket: T-1, owner: somebody, expires: 2999-01-31 }]");

        var ended = await CommandLineProcess.Test(specs);

        Assert.That(Lines(ended), Does.Contain($"{(exitCode == 0 ? "Skipped" : "Passed")} things/GET_/things/404"));
        Assert.That(ended.ExitCode, Is.EqualTo(exitCode), ended.ToString());
        Assert.That(ended.ToString().Contains("1 known issue is no longer needed (", StringComparison.Ordinal), Is.EqualTo(exitCode == 1));
    }

    [Test]
    public async Task Specs_with_problems_are_one_failing_test_that_lists_them()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, $"{Operations}\nPUT /things: {{ responses: {{ 299: }} }}");

        var ended = await CommandLineProcess.Test(specs, environment: new Dictionary<string, string> { ["CONTRACT_ENVIRONMENT"] = "elsewhere" });

        Assert.That(Lines(ended), Is.EqualTo(["Failed the_specs_have_problems"]));
        Assert.That(ended.Output, Does.Contain("there is no environment `elsewhere`").And.Contain("status 299 is not in status-codes.yaml").And.Contain("in the specs: nothing was sent."));
        Assert.That(api.Requests, Is.Empty);
    }

    // "  Passed name [12 ms]"
    private static IEnumerable<string> Lines(Ended ended) => ended.Output.Split('\n')
        .Where(l => l.StartsWith("  Passed ", StringComparison.Ordinal) || l.StartsWith("  Failed ", StringComparison.Ordinal) || l.StartsWith("  Skipped ", StringComparison.Ordinal))
        .Select(l => l.Split(" [")[0].Trim());

    private static Results Results(ThingSpecs specs) => ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!; // it was just written
}
