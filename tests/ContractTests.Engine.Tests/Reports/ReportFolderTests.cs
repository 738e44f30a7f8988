using NUnit.Framework;

namespace ContractTests.Reports;

[Parallelizable(ParallelScope.All)]
public sealed class ReportFolderTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contract-tests-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Every_report_is_written()
    {
        var path = Path.Combine(_folder, "new", "folder");

        Assert.That(new ReportFolder(path).Write((await FinishedRuns.WithEverything()).Results), Is.Empty);
        Assert.That(Names(path), Is.EqualTo(["coverage.html", "junit.xml", "results.json", "summary.md"]));
    }

    [Test]
    public async Task One_report_that_cannot_be_written_keeps_none_of_the_others()
    {
        var path = Path.Combine(_folder, "taken");
        Directory.CreateDirectory(Path.Combine(path, "junit.xml"));

        var failures = new ReportFolder(path).Write((await FinishedRuns.WithEverything()).Results);

        Assert.That(failures, Has.Count.EqualTo(1).And.All.StartsWith($"junit.xml could not be written to {path}: "));
        Assert.That(Names(path), Is.EqualTo(["coverage.html", "results.json", "summary.md"]));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_is_told_once()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        Assert.That(new ReportFolder(file).Write((await FinishedRuns.WithEverything()).Results), Is.EqualTo([$"the reports could not be written to {file}: The file '{file}' already exists."]));
    }

    [Test]
    public async Task A_report_that_cannot_be_written_again_is_taken_away()
    {
        var path = Path.Combine(_folder, "again");
        var results = (await FinishedRuns.WithEverything()).Results;
        var folder = new ReportFolder(path);
        folder.Write(results with { Gate = new GatePart(true, 0, []) });
        Directory.CreateDirectory(Path.Combine(path, $"results.json.{Environment.ProcessId}.tmp"));

        var failures = folder.Write(results);

        Assert.That(failures, Has.Count.EqualTo(1).And.All.StartsWith($"results.json could not be written to {path}: "));
        Assert.That(Names(path), Is.EqualTo(["coverage.html", "junit.xml", "summary.md"]));
    }

    [Test]
    public async Task Code_scanning_gets_its_report_when_it_is_asked_for_and_an_earlier_one_goes()
    {
        var path = Path.Combine(_folder, "scanned");
        var results = (await FinishedRuns.WithEverything()).Results;

        new ReportFolder(path) { WithSarif = true }.Write(results);
        var asked = Names(path).ToList();
        new ReportFolder(path).Clear();
        new ReportFolder(path).Write(results);

        Assert.That(asked, Is.EqualTo(["coverage.html", "junit.xml", "results.json", "results.sarif", "summary.md"]));
        Assert.That(Names(path), Is.EqualTo(["coverage.html", "junit.xml", "results.json", "summary.md"]));
    }

    private static IEnumerable<string> Names(string path) => Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
