using ContractTests.Reports.Comparisons;
using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class EarlierResultsTests
{
    private const string Case = """{ "id": "x", "service": "s", "operation": "o", "status": "200", "verdict": "kept", "documented": null, "expected": null, "attempts": null, "source": null }""";

    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("", "is not JSON: line 1, byte 1.")]
    [TestCase("{\n  \"version\": 1,\n  nonsense", "is not JSON: line 3, byte 3.")]
    [TestCase("{ \"version\": 1, \"run\": {", "is not JSON: line 1, byte 25.")]
    [TestCase("null", "does not hold the results of a run: it has no `version`.")]
    [TestCase("{}", "does not hold the results of a run: it has no `version`.")]
    [TestCase("[]", "does not hold the results of a run: `$` lacks a field or has a value of another kind.")]
    [TestCase("""{ "version": 2 }""", "does not hold the results of a run: it has version 2, and this program reads version 1.")]
    [TestCase("""{ "version": 2, "run": [], "cases": {} }""", "does not hold the results of a run: it has version 2, and this program reads version 1.")]
    [TestCase("""{ "run": [], "version": 2, nonsense""", "does not hold the results of a run: it has version 2, and this program reads version 1.")]
    [TestCase("""{ "run": [], nonsense""", "is not JSON: line 1, byte 14.")]
    [TestCase("""{ "version": "1" }""", "does not hold the results of a run: `$.version` lacks a field or has a value of another kind.")]
    [TestCase("""{ "version": 1 }""", "does not hold the results of a run: it has no `run`.")]
    [TestCase("""{ "version": 1, "run": {} }""", "does not hold the results of a run: it has no `gate`.")]
    [TestCase("""{ "version": 1, "run": {}, "gate": {} }""", "does not hold the results of a run: it has no `cases`.")]
    [TestCase("""{ "version": 1, "run": {}, "gate": {}, "cases": [null] }""", "does not hold the results of a run: case 1 has no `id`.")]
    [TestCase($$"""{ "version": 1, "run": {}, "gate": {}, "cases": [{{Case}}, {{Case}}] }""", "does not hold the results of a run: x stands there more than once.")]
    [TestCase("""{ "version": 1, "run": {}, "gate": {}, "cases": [{ "id": "x", "service": "s", "operation": "o", "status": "200", "verdict": "fine\u001b", "documented": [], "expected": "", "attempts": [], "source": "" }] }""", "does not hold the results of a run: the verdict of x is `fine␛`.")]
    [TestCase(
        """{ "version": 1, "run": {}, "gate": {}, "cases": [{ "id": "x", "verdict": "kept" }] }""",
        "does not hold the results of a run: `$.cases[0]` lacks a field or has a value of another kind.")]
    public void What_is_not_the_results_of_a_run_is_told(string content, string sentence)
    {
        var file = Written(content);

        var earlier = EarlierResults.Read(file);

        Assert.That((earlier.Results, earlier.Problem), Is.EqualTo(((Results?)null, $"{file} {sentence}")));
    }

    [Test]
    public void Places_without_results_are_told()
    {
        Assert.That(EarlierResults.Read("nowhere").Problem, Is.EqualTo("There is no folder or file `nowhere`."));
        Assert.That(EarlierResults.Read(_folder).Problem, Is.EqualTo($"The folder {_folder} has no results.json."));
    }

    [TestCase("")]
    [TestCase("\uFEFF")]
    public void What_an_older_or_hand_made_file_lacks_is_taken_for_nothing(string mark)
    {
        var file = Written($$"""{{mark}}{ "version": 1, "run": {}, "gate": { "open": true }, "cases": [{{Case}}] }""");

        var results = EarlierResults.Read(file).Results!; // it can be read
        var comparison = Comparison.Of(new ComparedRun(file, results), new ComparedRun(file, results), ComparisonScope.All);

        Assert.That(FailedCases.Of(results), Is.Empty);
        Assert.That((comparison.Same, comparison.IsWell), Is.EqualTo((1, true)));
        Assert.That(ComparisonText.Lines(comparison).Concat(ComparisonMarkdown.Text(comparison).Split('\n').Select(l => new ComparisonLine(l))).Select(l => l.Text), Does.Contain("NO CHANGE FOR THE WORSE"));
    }

    [Test]
    public async Task A_folder_and_its_file_are_the_same()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "run")).FullName;
        ResultsFile.Write(folder, (await FinishedRuns.WithEverything()).Results);

        var (named, direct) = (EarlierResults.Read(folder), EarlierResults.Read(Path.Combine(folder, ResultsFile.Name)));

        Assert.That((named.Problem, direct.Problem), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(named.Results!.Cases.Select(c => c.Id), Is.EqualTo(direct.Results!.Cases.Select(c => c.Id))); // both were read
    }

    [Test]
    public void Failed_is_what_was_breached_unanswered_or_never_tried()
    {
        var results = ComparedRuns.Run(
            ComparedRuns.Kept("kept"),
            ComparedRuns.Flaky("flaky"),
            ComparedRuns.Known("known"),
            ComparedRuns.Breached("breached"),
            ComparedRuns.Unanswered("unanswered"),
            ComparedRuns.Unproven("unproven"),
            ComparedRuns.Unproven("untried") with { Untried = true },
            ComparedRuns.Unproven("untried, in an older file", "not sent: the run was interrupted"));

        Assert.That(FailedCases.Of(results), Is.EqualTo(["breached", "unanswered", "untried", "untried, in an older file"]));
    }

    private string Written(string content)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, content);
        return file;
    }
}
