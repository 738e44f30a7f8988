using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>`--results-only`: the same run and the same truth, and no reading of it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ResultsOnlyTests
{
    private const string Operations = """
        GET /things:
          responses: { 200: , 404: { query: { q: none } }, 500: { unproven: it never fails } }
        DELETE /things/{thing_id}:
          responses: { 204: }
        """;

    [Test]
    public async Task The_results_are_written_alone_and_say_the_same()
    {
        await using var api = new ScriptedApi().On("GET *=none", "404 Missing");
        using var specs = new ThingSpecs(api.BaseUrl, Operations);

        var all = await Run(specs);
        var told = Cases(specs);
        var alone = await Run(specs, "--results-only");

        Assert.That((alone.ExitCode, alone.Output.Split('\n')[^2]), Is.EqualTo((1, "GATE CLOSED: 1 case breached")).And.EqualTo((all.ExitCode, all.Output.Split('\n')[^2])));
        Assert.That(Directory.EnumerateFiles(specs.Output, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)), Is.EqualTo(["results.json"]), "those of the earlier run are none of this one's");
        Assert.That(Cases(specs), Is.EqualTo(told).And.Not.Empty);
    }

    [Test]
    public async Task What_others_wrote_for_Allure_or_for_the_page_of_a_github_job_is_left_alone()
    {
        await using var api = new ScriptedApi();
        using var specs = new ThingSpecs(api.BaseUrl, "GET /things: { responses: { 200: } }", "identities: { me: { headers: { X-Auth: $(env.CT_SECRET) } } }");
        specs.Write("theirs/trace.log", "s3cret-of-theirs");
        specs.Write("allure.json", $$"""{ "allure": { "directory": "{{specs.Folder}}/theirs" } }""");
        specs.Write("page.md", "before\n");
        var environment = new Dictionary<string, string> { ["CT_SECRET"] = "s3cret-of-theirs", ["ALLURE_CONFIG"] = Path.Combine(specs.Folder, "allure.json"), ["GITHUB_STEP_SUMMARY"] = Path.Combine(specs.Folder, "page.md") };

        var ended = await CommandLineProcess.Run(["run", "--results-only", "--specs", specs.Folder, "--output", specs.Output], environment: environment);

        Assert.That(ended.ExitCode, Is.Zero, ended.ToString());
        Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Folder, "page.md")), Is.EqualTo("before\n"));
    }

    [Test]
    public async Task Allures_report_is_not_made_of_results_that_are_not_written()
    {
        var ended = await CommandLineProcess.Run("run", "--results-only", "--report", "--specs", "nowhere");

        Assert.That((ended.ExitCode, ended.Errors.Split('\n')[0]), Is.EqualTo((2, "--report makes Allure's report of what --results-only does not write.")));
    }

    private static Task<Ended> Run(ThingSpecs specs, params string[] options) => CommandLineProcess.Run(["run", "--specs", specs.Folder, "--output", specs.Output, .. options]);

    private static List<string> Cases(ThingSpecs specs) => [.. ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!.Cases.Select(c => $"{c.Id}: {c.Verdict} {c.Received}")]; // it was just written
}
