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
    public async Task A_folder_that_cannot_be_made_is_told_for_each_report()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var failures = new ReportFolder(Path.Combine(file, "results")).Write((await FinishedRuns.WithEverything()).Results);

        Assert.That(failures.Select(f => f.Split(" could not")[0]), Is.EqualTo(["the folder", "results.json", "junit.xml", "summary.md", "coverage.html"]));
    }

    private static IEnumerable<string> Names(string path) => Directory.EnumerateFiles(path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);
}
