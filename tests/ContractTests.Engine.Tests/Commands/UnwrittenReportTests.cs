using ContractTests.Reports;
using ContractTests.Runs;
using NUnit.Framework;

namespace ContractTests.Commands;

/// <summary>A report that cannot be written: the others are, the terminal says which one and why, and no gate opens.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UnwrittenReportTests
{
    private const string Closed = "GATE CLOSED: a report could not be written\n";

    [TestCase("junit.xml", "allurerc.mjs coverage.html results.json summary.md")]
    [TestCase("summary.md", "allurerc.mjs coverage.html junit.xml results.json")]
    [TestCase("results.json", "allurerc.mjs coverage.html junit.xml summary.md")]
    [TestCase("coverage.html", "allurerc.mjs junit.xml results.json summary.md")]
    [TestCase("results.sarif", "allurerc.mjs coverage.html junit.xml results.json summary.md")]
    public async Task A_folder_in_a_report_s_place_keeps_none_of_the_others(string name, string others)
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);
        Directory.CreateDirectory(Path.Combine(specs.Output, name));

        var ended = await Run(specs, "--sarif");

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.StartWith($"{name} could not be written to {specs.Output}: ").And.EndWith($"\n{Closed}"));
        Assert.That(ended.Output.Split('\n'), Has.Length.EqualTo(3), ended.Output);
        Assert.That(Names(specs), Is.EqualTo(others.Split(' ').Concat(name == "results.sarif" ? [] : ["results.sarif"]).Order(StringComparer.Ordinal)));
        if (name != "results.json")
            Assert.That(Gate(specs), Is.EqualTo("False 1 a report could not be written"));
        else
            Assert.That(await File.ReadAllTextAsync(Path.Combine(specs.Output, "summary.md")), Does.StartWith("# GATE CLOSED: a report could not be written\n"));
    }

    [Test]
    public async Task A_file_in_the_folder_s_place_is_left_alone()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);
        specs.Write(".results", "mine");

        var ended = await Run(specs);

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.StartWith($"the reports could not be written to {specs.Output}: ").And.Contain($"\nallure-results could not be written to {specs.Output}: ").And.EndWith($"\n{Closed}"));
        Assert.That(await File.ReadAllTextAsync(specs.Output), Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_file_in_the_place_of_Allure_s_folder_is_told_once()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);
        specs.Write(".results/allure-results", "mine");

        var ended = await Run(specs);

        Assert.That(ended, Is.EqualTo(new Ended(1, $"allure-results could not be written to {specs.Output}: The file '{specs.Output}/allure-results' already exists.\n{Closed}", "")));
        Assert.That(Gate(specs), Is.EqualTo("False 1 a report could not be written"));
    }

    [Test]
    public async Task A_temporary_folder_that_is_not_there_is_told_once()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);

        var ended = await Run(specs, environment: new Dictionary<string, string> { ["TMPDIR"] = "/nowhere", ["TMP"] = "/nowhere", ["TEMP"] = "/nowhere" });

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.StartWith($"allure-results could not be written to {specs.Output}: ").And.EndWith($"\n{Closed}"));
        Assert.That(Names(specs), Is.EqualTo(["coverage.html", "junit.xml", "results.json", "summary.md"]));
    }

    [Test]
    [Platform("Linux")]
    public async Task A_full_disk_is_told_once_for_all_tests_that_it_felled()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);
        specs.Write("allure.json", """{"allure":{"directory":"/proc/none"}}"""); // where nobody can write

        var ended = await Run(specs, environment: new Dictionary<string, string> { ["ALLURE_CONFIG"] = Path.Combine(specs.Folder, "allure.json") });

        Assert.That(ended.ExitCode, Is.EqualTo(1));
        Assert.That(ended.Output, Does.Match($"^allure-results could not be written, 2 tests fell over: [^\n]+\n{Closed}$"));
        Assert.That(Gate(specs), Is.EqualTo("False 1 a report could not be written"));
    }

    [Test]
    public async Task A_job_s_page_that_cannot_be_written_closes_the_gate_of_the_reports_too()
    {
        await using var api = new ScriptedApi();
        using var specs = Specs(api);
        var page = Directory.CreateDirectory(Path.Combine(specs.Folder, "page")).FullName;

        var ended = await Run(specs, environment: new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = page });

        Assert.That(ended, Is.EqualTo(new Ended(1, $"the job's summary could not be written to {page}: Access to the path '{page}' is denied.\n{Closed}", "")));
        Assert.That(Gate(specs), Is.EqualTo("False 1 a report could not be written"));
    }

    [Test]
    public async Task Another_reason_comes_first_and_keeps_its_exit_code()
    {
        using var specs = new ThingSpecs("http://127.0.0.1:1", "GET /things: { responses: { 200: } }");
        Directory.CreateDirectory(Path.Combine(specs.Output, "junit.xml"));

        var ended = await Run(specs);

        Assert.That(ended.ExitCode, Is.EqualTo(3));
        Assert.That(ended.Output, Does.EndWith(": nothing can be said about the contract, a report could not be written\n"));
    }

    private static ThingSpecs Specs(ScriptedApi api) => new(api.BaseUrl, "GET /things: { responses: { 200: [{ case: a }, { case: b }] } }");

    private static Task<Ended> Run(ThingSpecs specs, string? option = null, IReadOnlyDictionary<string, string>? environment = null) =>
        CommandLineProcess.Run(["-q", "--specs", specs.Folder, "--output", specs.Output, .. option is null ? Array.Empty<string>() : [option]], environment: environment);

    private static string Gate(ThingSpecs specs)
    {
        var gate = ResultsFile.Read(Path.Combine(specs.Output, ResultsFile.Name))!.Gate; // it was just written
        return $"{gate.Open} {gate.ExitCode} {string.Join(", ", gate.Reasons)}";
    }

    private static IEnumerable<string> Names(ThingSpecs specs) => Directory.EnumerateFiles(specs.Output).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
